"""`aisle loopback`: the skill over plain HTTP, for tools that post envelopes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import click
from flask import Flask, Response, request
from werkzeug.serving import run_simple

from aisle.skill.skill import ForeignSkill
from workbench.engine import is_free
from workbench.terminal.opening import opened_shop, own_option

_JSON = "application/json"


def tool_endpoint(answer: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Flask:
    """POST / takes a request envelope to its response; GET /health says that it is up."""
    app = Flask("aisle")

    @app.get("/health")
    def health() -> Response:
        return Response('{"status": "ok"}', mimetype=_JSON)

    @app.post("/")
    def turn() -> Response:
        envelope = request.get_json(force=True, silent=True)
        if not isinstance(envelope, dict):
            return _refused("the body is not a JSON object")
        try:
            return Response(json.dumps(answer(envelope)), mimetype=_JSON)
        except ForeignSkill as error:
            return _refused(str(error))

    return app


def _refused(reason: str) -> Response:
    return Response(json.dumps({"error": reason}), status=400, mimetype=_JSON)


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    show_default=True,
    help="The port on 127.0.0.1.",
)
@own_option
def loopback(port: int, own: bool) -> None:
    """Serve the skill to tools over plain HTTP on 127.0.0.1, with the local demo identity.

    Requests are not verified, so it listens on loopback alone. Stop it with Ctrl-C.
    """
    if not is_free(port):
        raise click.ClickException(f"port {port} is in use: choose another with --port")
    with opened_shop(own=own) as shop:
        click.echo(f"Listening on http://127.0.0.1:{port} for skill {shop.skill_id}")
        run_simple("127.0.0.1", port, tool_endpoint(shop.skill.answer))
