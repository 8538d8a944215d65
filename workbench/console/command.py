"""`aisle console`: talk to the skill in a browser, and see all that a turn is made of."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path
from threading import Thread
from types import FrameType

import click
from werkzeug.serving import BaseWSGIServer, make_server

from workbench.console.admission import Admission
from workbench.console.application import console_application
from workbench.console.conversation_files import ConversationFiles
from workbench.console.desk import Desk
from workbench.console.handover import Handover, taken_over
from workbench.console.shops import opened_console_shop
from workbench.engine import free_port, is_free
from workbench.local_shop import ROOT
from workbench.terminal.opening import own_option

_HOST = "127.0.0.1"
_TESTS = ROOT / "tests" / "conversations"


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port on 127.0.0.1; a free one otherwise."
)
@click.option("--shopper", default="ana", show_default=True, help="A customer id, or guest.")
@click.option(
    "--conversations",
    type=click.Path(file_okay=False, path_type=Path),
    default=_TESTS,
    show_default="this project's",
    help="The folder of conversation tests to open, and to save to.",
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@own_option
def console(
    port: int | None, shopper: str, conversations: Path, no_browser: bool, own: bool
) -> None:
    """Talk to a shop in the browser: the conversation, the Echo Show's screen, the JSON behind it
    and what each turn cost; save it as a test, or open one and see where it differs.

    Without --own it is the sample shop as the tests have it, new for each conversation. The page
    is on 127.0.0.1 alone, for whoever has the address printed here. Stop it with Ctrl-C.
    """
    if port and not is_free(port):
        raise click.ClickException(f"port {port} is in use: choose another, or leave --port out")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    here = taken_over() or Handover(port or free_port(), secrets.token_urlsafe(24))
    with opened_console_shop(own=own) as shop:
        desk = Desk(shop, ConversationFiles(conversations), {"shopper": shopper})
        _serve(desk, here, open_browser=not no_browser)
    if desk.said is not None:
        replace(here, said=desk.said).start()


def _serve(desk: Desk, here: Handover, *, open_browser: bool) -> None:
    """Until interrupted, or until the next process is to go on."""
    signal.signal(signal.SIGTERM, _leave)
    application = console_application(desk, Admission(here.port, here.token))
    server = make_server(_HOST, here.port, application, threaded=True)
    if here.said is None:
        _announce(desk.shop.seller, here, open_browser=open_browser)
    else:
        desk.go_on(here.said)
    Thread(target=_shut_down, args=(server, desk), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.server_close()
        desk.close()


def _announce(seller: str, here: Handover, *, open_browser: bool) -> None:
    address = f"http://{_HOST}:{here.port}/?token={here.token}"
    click.echo(f"The console of {seller}: {address}\nCtrl-C ends it.")
    if open_browser and _has_desktop():
        webbrowser.open(address)


def _shut_down(server: BaseWSGIServer, desk: Desk) -> None:
    desk.leaving.wait()
    server.shutdown()


def _has_desktop() -> bool:
    """Elsewhere a browser would be one for the terminal, and take it away."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _leave(_: int, __: FrameType | None) -> None:
    """So that the engine is stopped too."""
    raise SystemExit(0)
