"""The machine's own Chromium."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these Chromium looks up Google's hosts at every start. The sandbox does not start as root.
_FLAGS = ["--disable-quic", "--no-first-run", "--disable-background-networking"]


class NoChromium(Exception):
    """There is none; the message says how to get it."""


def started(playwright: Playwright) -> Browser:
    """Raises NoChromium."""
    executable = next(filter(None, map(shutil.which, _NAMES)), None)
    if executable is None:
        raise NoChromium("No Chromium here. On Debian or Ubuntu: apt install chromium")
    unsandboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser: Browser = playwright.chromium.launch(
        executable_path=executable, args=[*_FLAGS, *unsandboxed]
    )
    return browser
