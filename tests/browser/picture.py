"""Makes docs/images/console.png: `make browser-tools`, then `python -m tests.browser.picture`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.chromium import started
from tests.browser.console_page import ConsolePage
from workbench.local_shop import ROOT

_PICTURE = ROOT / "docs" / "images" / "console.png"
_SAID = "find a wireless keyboard under fifty dollars"


def _photograph(playwright: Playwright, address: str) -> None:
    browser = started(playwright)
    page = browser.new_page(viewport={"width": 1340, "height": 640}, color_scheme="light")
    console = ConsolePage(page, address)
    page.get_by_role("combobox", name="Device").select_option("hubLandscapeLarge")
    console.say(_SAID)
    console.command("/new")  # the first turn of a process has everything to import
    expect(console.turns).to_have_count(0)
    console.say(_SAID)
    page.locator("iframe[data-drawn]").wait_for()
    page.wait_for_timeout(1_000)  # the renderer waits for fonts that do not come, and draws again
    _PICTURE.parent.mkdir(exist_ok=True)
    page.screenshot(path=_PICTURE)
    browser.close()


def main() -> None:
    aisle = str(Path(sys.executable).with_name("aisle"))
    command = [aisle, "console", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as console:
        assert console.stdout is not None
        address = re.search(r"http\S+", console.stdout.readline())
        assert address, "the console did not start"
        with sync_playwright() as playwright:
            _photograph(playwright, address[0])
        console.terminate()


if __name__ == "__main__":
    main()
