"""The console in a browser, as somebody at it uses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect
from werkzeug.serving import make_server

from workbench.console.admission import Admission
from workbench.console.application import console_application
from workbench.console.desk import Desk
from workbench.engine import free_port
from workbench.local_shop import ROOT

SCREENS = ROOT / "build" / "screens"
_PATIENCE = 15_000
_MIDDLE = """(element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [(x + width / 2) / window.innerWidth, (y + height / 2) / window.innerHeight];
}"""


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of a console with that desk."""
    port = free_port()
    admission = Admission(port, "token-of-the-test")
    server = make_server("127.0.0.1", port, console_application(desk, admission), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{port}/?token={admission.token}"
    server.shutdown()
    thread.join()
    server.server_close()


class ConsolePage:
    """Types, presses and looks. `address` has the token."""

    def __init__(self, page: Page, address: str) -> None:
        page.set_default_timeout(_PATIENCE)
        expect.set_options(timeout=_PATIENCE)
        page.goto(address)
        self.page = page
        self.turns = page.locator(".turn")
        expect(page.locator(".welcome, .turn").first).to_be_visible()

    @property
    def newest(self) -> Locator:
        return self.turns.last

    def say(self, line: str) -> Locator:
        """What comes of a line that is said."""
        before = self.turns.count()
        self.page.get_by_label("What you say").fill(line)
        self.page.keyboard.press("Enter")
        expect(self.turns).to_have_count(before + 1)
        return self.newest

    def touch(self, text: str) -> Locator:
        """What comes of a finger on that text of the device's screen."""
        before = self.turns.count()
        frame = self.page.frame_locator("iframe").get_by_text(text, exact=True)
        expect(frame).to_be_visible()
        across, down = frame.evaluate(_MIDDLE)
        # The frame is drawn at its size and shown scaled, which only the finger has to know.
        glass = self.page.locator("iframe").bounding_box()
        assert glass is not None
        self.page.touchscreen.tap(
            glass["x"] + across * glass["width"], glass["y"] + down * glass["height"]
        )
        expect(self.turns).to_have_count(before + 1)
        return self.newest

    def command(self, line: str) -> None:
        self.page.get_by_label("What you say").fill(line)
        self.page.keyboard.press("Enter")

    def photograph(self, name: str) -> None:
        """A picture for the eyes of whoever changes the page."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"console-{name}.png")

    def evaluate(self, script: str) -> Any:
        return self.page.evaluate(script)


def saved_in(folder: Path) -> str:
    """The text of the one conversation test in a folder."""
    (file,) = folder.glob("*.yaml")
    return file.read_text(encoding="utf-8")
