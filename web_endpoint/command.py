"""`aisle serve`: the skill for Alexa, over HTTP behind a proxy that ends TLS."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import Any

import click

from aisle.bootstrap import skill_from
from aisle.settings import Settings, SettingsError
from web_endpoint.application import web_application
from web_endpoint.certificates import SigningCertificates
from web_endpoint.clock import utc_now
from web_endpoint.download import CertificateDownload
from web_endpoint.server import production_server
from web_endpoint.signing_certificate import trusted_roots


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8080, show_default=True, help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the skill to Alexa. Every request's signature, certificate and time are verified, and
    no option turns that off.

    Settings come from the environment, as for the Lambda function (AISLE_SKILL_ID and so on;
    docs/web-endpoint.md lists them). Put a proxy that ends TLS in front of it. Tools that cannot
    sign use `aisle loopback`.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("web_endpoint").setLevel(logging.INFO)
    application = public_application()
    try:
        server = production_server(application, host, port)
    except OSError as error:
        raise click.ClickException(f"cannot listen on {host}:{port}: {error.strerror}") from error
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # lets the turns under way end
    click.echo(f"Listening on http://{host}:{port} for Alexa's signed requests")
    server.run()


def public_application() -> Any:
    """The application of the environment's settings, for any WSGI server. Raises a click error
    that names what is not set."""
    try:
        skill = skill_from(Settings.from_environment(os.environ))
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    return web_application(
        skill, SigningCertificates(CertificateDownload(), trusted_roots(), utc_now)
    )
