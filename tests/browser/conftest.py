"""A page in the machine's own Chromium, which may reach loopback and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.chromium import NoChromium, started
from tests.browser.console_page import ConsolePage, served
from workbench.console.conversation_files import ConversationFiles
from workbench.console.desk import Desk
from workbench.console.shops import SampleShop
from workbench.stage.sample_store import SampleStores

_LOOPBACK = "127.0.0.1"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            browser = started(playwright)
        except NoChromium as missing:
            pytest.fail(str(missing))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Fails where the page's script raises. Requests beyond loopback, such as the renderer's for
    Amazon's fonts, get no answer."""
    page = open_page(chromium)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def open_page(chromium: Browser) -> Page:
    page = chromium.new_page(has_touch=True)
    page.route("**/*", _loopback_only)
    return page


def _loopback_only(route: Route) -> None:
    if route.request.url.startswith((f"http://{_LOOPBACK}:", "file:", "blob:", "data:")):
        route.continue_()
    else:
        route.abort()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the console opens conversation tests and saves them."""
    return tmp_path / "conversations"


@pytest.fixture
def console_address(stores: SampleStores, folder: Path) -> Iterator[str]:
    """A console on the sample shop, opened for ana on a device without a screen."""
    desk = Desk(SampleShop(stores), ConversationFiles(folder), {"shopper": "ana"})
    with served(desk) as address:
        yield address
    desk.close()


@pytest.fixture
def console(page: Page, console_address: str) -> ConsolePage:
    return ConsolePage(page, console_address)
