"""The device's screen at the console: what a skill draws, touched, and what cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from aisle.adapters.dynamodb.transactions import Tables
from tests.browser.console_page import ConsolePage, served
from workbench.console import desk_json
from workbench.console.conversation_files import ConversationFiles
from workbench.console.desk import Desk
from workbench.console.shops import OwnShop
from workbench.local_shop import SKILL_ID, LocalSkill
from workbench.store_calls import StoreCalls
from workbench.terminal.opening import OpenShop
from workbench.viewhost import RendererMissing


def drawing(envelope: Any) -> dict[str, Any]:
    """A skill of two choices on the screen; it says which was touched, and how wide it is."""
    request = envelope["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    said = f"You chose {request['arguments'][0]}." if "arguments" in request else "Choose."
    speech = {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{said} What next?</speak>"}}
    body = {**speech, "reprompt": speech, "shouldEndSession": False}
    if "Viewport" in envelope["context"]:
        render = "Alexa.Presentation.APL.RenderDocument"
        body["directives"] = [{"type": render, "token": said, "document": _document(said)}]
    return {"version": "1.0", "response": body}


def _document(said: str) -> dict[str, Any]:
    choices = [
        {
            "type": "TouchWrapper",
            "height": "30vh",
            "item": {"type": "Text", "text": name},
            "onPress": {"type": "SendEvent", "arguments": [name]},
        }
        for name in ("first", "second")
    ]
    heading = {"type": "Text", "text": said + " ${viewport.shape} ${viewport.pixelWidth}"}
    items = [{"type": "Container", "items": [heading, *choices]}]
    return {"type": "APL", "version": "1.4", "mainTemplate": {"items": items}}


@pytest.fixture
def console_address(tmp_path: Path) -> Iterator[str]:
    skill = LocalSkill(drawing, StoreCalls())
    shop = OwnShop(OpenShop(skill, SKILL_ID, "My shop", None, Tables("Shop", "Catalog")))
    desk = Desk(shop, ConversationFiles(tmp_path), {"shopper": "me", "screen": "hubLandscapeSmall"})
    with served(desk) as address:
        yield address
    desk.close()


@pytest.mark.parametrize(
    ("device", "heading"),
    [
        ("hubRoundSmall", "Choose. round 480"),
        ("hubLandscapeLarge", "Choose. rectangle 1280"),
        ("tvLandscapeXLarge", "Choose. rectangle 1920"),
    ],
)
def test_the_screen_is_drawn_whole_and_touched_at_any_size(
    console: ConsolePage, device: str, heading: str
) -> None:
    console.page.get_by_role("combobox", name="Device").select_option(device)
    console.page.get_by_role("button", name="Launch").click()
    screen = console.page.frame_locator("iframe")
    expect(screen.get_by_text(heading)).to_be_visible()
    turn = console.touch("second")
    expect(turn.locator(".shopper")).to_contain_text("(touches second)")
    expect(turn.locator(".alexa")).to_contain_text("You chose second.")
    expect(screen.get_by_text("You chose second.")).to_be_visible()
    expect(console.touch("first").locator(".alexa")).to_contain_text("You chose first.")
    console.photograph(f"touched-{device}")


def test_the_screen_is_drawn_however_late_its_parts_come(console: ConsolePage) -> None:
    def later(route: Route) -> None:
        sleep(1)
        route.continue_()

    console.page.route("**/page/screen/*.js", later)
    console.page.get_by_role("combobox", name="Device").select_option("hubRoundSmall")
    console.page.get_by_role("button", name="Launch").click()
    screen = console.page.frame_locator("iframe")
    expect(screen.get_by_text("Choose. round 480")).to_be_visible()


def test_the_screen_goes_dark_with_the_session(console: ConsolePage) -> None:
    dark = console.page.get_by_text("The screen is dark")
    expect(dark).to_be_visible()
    console.page.get_by_role("button", name="Launch").click()
    expect(dark).to_be_hidden()
    console.page.get_by_role("button", name="Leave").click()
    expect(dark).to_be_visible()
    expect(console.page.frame_locator("iframe").get_by_text("second")).to_have_count(0)


def test_on_a_device_without_a_screen_nothing_is_drawn(console: ConsolePage) -> None:
    console.page.get_by_role("combobox", name="Device").select_option("")
    expect(console.page.get_by_text("This device has no screen")).to_be_visible()
    console.page.get_by_role("button", name="Launch").click()
    expect(console.newest.locator(".alexa")).to_contain_text("Choose.")
    expect(console.page.locator("iframe")).to_have_count(0)


def test_without_the_renderer_it_is_told_how_to_get_it(
    page: Page, console_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise RendererMissing("It is not installed. Run `make viewhost`.")

    monkeypatch.setattr(desk_json, "renderer_script", missing)
    console = ConsolePage(page, console_address)
    expect(page.locator("#screen-place")).to_have_text("It is not installed. Run `make viewhost`.")
    page.get_by_role("button", name="Launch").click()
    expect(console.newest.locator(".alexa")).to_contain_text("Choose.")


def test_the_screen_reaches_neither_the_console_nor_anything_else(console: ConsolePage) -> None:
    console.page.get_by_role("button", name="Launch").click()
    screen = console.page.frame_locator("iframe").locator("#screen")
    expect(screen.get_by_text("second")).to_be_visible()
    tries = """async () => {
      const refused = (doing) => Promise.resolve().then(doing).then(() => false, () => true);
      return [
        self.origin,
        await refused(() => window.parent.document.title),
        await refused(() => fetch('/api/conversation')),
        await refused(() => document.cookie),
      ];
    }"""
    assert screen.evaluate(tries) == ["null", True, True, True]
