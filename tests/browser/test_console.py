"""Talking at the console: a search, an order, what it cost, and a test that comes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.console_page import ConsolePage, saved_in


def test_a_search_shows_what_was_understood_heard_and_paid(console: ConsolePage) -> None:
    turn = console.say("find a wireless keyboard under fifty dollars")
    expect(turn.locator(".understood")).to_contain_text("SearchProductsIntent")
    expect(turn.locator(".alexa")).to_contain_text("I found five.")
    expect(turn.locator(".after")).to_contain_text("She listens. After a silence: “Which one")
    cost = turn.get_by_text(re.compile(r"1 store call · 2\.5 read units · [\d.]+ ms"))
    cost.click()
    expect(turn.get_by_role("table")).to_contain_text("PRODUCT#KEY-101")
    expect(turn.locator(".behind")).to_contain_text("<speak>I found five.")
    console.photograph("behind-a-turn")
    request = turn.locator("h3:text-is('Request') + .json")
    request.get_by_text("request: {").click()
    expect(request).to_contain_text('type: "IntentRequest"')
    request.get_by_text("request: {").click()
    expect(request.get_by_text('type: "IntentRequest"')).to_be_hidden()
    expect(console.page.locator("#state")).to_contain_text("browsing: {2}")


def test_an_order_is_confirmed_and_the_saved_test_passes_in_pytest(
    console: ConsolePage, folder: Path, pytester: pytest.Pytester
) -> None:
    console.say("order it again")
    turn = console.say("yes")
    expect(turn.locator(".alexa")).to_contain_text("Thank you, your order for $48.94 is placed.")
    expect(turn.locator(".card strong")).to_have_text(re.compile(r"Order \d{8}"))
    expect(turn).to_contain_text("14 write units")
    console.page.get_by_role("button", name="Save as test").click()
    dialog = console.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Played twice more: it passes.")
    console.photograph("save")
    dialog.get_by_label("What it shows").fill("ana orders again")
    dialog.get_by_role("textbox", name="File").fill("again.yaml")
    dialog.get_by_role("button", name="Save into the folder").click()
    expect(dialog).to_contain_text("Saved. Run it:")
    assert "then: {orders: {ana: +1}}" in saved_in(folder)
    run = pytester.runpytest_subprocess("-p", "workbench.stage.plugin", str(folder))
    run.assert_outcomes(passed=1)
    dialog.get_by_role("button", name="Save into the folder").click()
    expect(dialog).to_contain_text("again.yaml is there already")
    with console.page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "again.yaml"
    assert "conversation: ana orders again" in download.value.path().read_text()


def test_what_is_not_understood_is_helped(console: ConsolePage) -> None:
    turn = console.say("flurb the blarg")
    expect(turn.locator(".help")).to_contain_text("Nothing in the interaction model matches")
    console.photograph("not-understood")
    near = turn.locator(".chips button").first
    sample = near.text_content()
    near.click()
    expect(console.page.get_by_label("What you say")).to_have_value(str(sample))
    turn.get_by_role("button", name="fall back").click()
    expect(console.turns).to_have_count(2)
    expect(console.newest.locator(".understood")).to_contain_text("AMAZON.FallbackIntent")


def test_somebody_elses_conversation_is_a_new_one(console: ConsolePage) -> None:
    console.say("where's my order")
    console.page.get_by_label("Shopper").select_option("guest")
    expect(console.turns).to_have_count(0)
    turn = console.say("where's my order")
    expect(turn.locator(".card")).to_contain_text("Link your account")


def test_a_test_is_opened_and_shows_where_it_differs(console: ConsolePage, folder: Path) -> None:
    folder.mkdir()
    (folder / "talks.yaml").write_text(
        "conversation: sam takes it\ngiven: {shopper: sam}\nturns:\n"
        '  - {shopper: reorder it, alexa: ["Only one"]}\n'
        '  - {shopper: "yes", alexa: "Done."}\n'
    )
    console.page.get_by_role("button", name="Open test").click()
    console.page.get_by_label("Find").fill("sam takes")
    console.page.get_by_role("button", name="sam takes it").click()
    expect(console.page.get_by_label("Shopper")).to_have_value("sam")
    console.page.get_by_role("button", name="Play on").click()
    expect(console.turns).to_have_count(2)
    expect(console.turns.first).to_contain_text("✓ as expected")
    expect(console.newest).to_contain_text("✗ This differs")
    expect(console.newest).to_contain_text("expected:  Done.")
    expect(console.page.locator("#script")).to_contain_text("1 turn differs")
    console.photograph("differs")
    console.say("where's my order")
    console.page.get_by_role("button", name="Close").click()
    expect(console.page.locator("#script")).to_be_hidden()


def test_a_replay_shows_that_nothing_differs(console: ConsolePage) -> None:
    console.say("order it again")
    console.say("yes")
    console.page.get_by_role("button", name="Replay", exact=True).click()
    expect(console.page.locator("#script")).to_contain_text("✓ all of it is as expected")
    expect(console.turns).to_have_count(2)


def test_it_can_all_be_done_from_the_keyboard(
    chromium: Browser, console_address: str, folder: Path
) -> None:
    page = chromium.new_page()
    console = ConsolePage(page, console_address)
    line = page.get_by_label("What you say")
    press, type_ = page.keyboard.press, page.keyboard.type
    expect(line).to_be_focused()
    type_("find a toaster")
    press("Enter")
    expect(console.turns).to_have_count(1)
    press("ArrowUp")
    expect(line).to_have_value("find a toaster")
    press("Escape")
    expect(line).to_have_value("")
    press("Control+Enter")
    expect(console.newest.locator(".shopper")).to_have_text("You: (says nothing)")
    press("Control+.")
    expect(console.newest.locator("> details")).to_have_attribute("open", "")
    type_("/cl")
    expect(page.locator("#offered")).to_contain_text("move the clock")
    press("Tab")
    expect(line).to_have_value("/clock ")
    type_("+2d")
    press("Enter")
    type_("where's my order")
    press("Enter")
    expect(console.newest.locator(".besides")).to_have_text("the clock: +2d")
    press("F1")
    expect(page.get_by_role("dialog")).to_contain_text("Keys and commands")
    press("Escape")
    press("Control+s")
    expect(page.get_by_label("What it shows")).to_be_focused()
    type_("by keyboard alone")
    press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Saved. Run it:")
    press("Escape")
    assert "conversation: by keyboard alone" in saved_in(folder)
    type_("/shopper bo")
    press("Enter")
    expect(console.turns).to_have_count(0)
    expect(page.get_by_label("Shopper")).to_have_value("bo")
    expect(line).to_be_focused()
    page.close()


def test_what_is_heard_is_told_to_those_who_listen(console: ConsolePage) -> None:
    console.say("find a toaster")
    heard = console.page.get_by_role("status").first
    expect(heard).to_have_attribute("aria-live", "polite")
    expect(heard).to_have_text(re.compile("I found the Birchway"))


def test_nothing_of_the_page_comes_from_elsewhere(page: Page, console_address: str) -> None:
    """Not even asked for: the page's own policy forbids it before the network does."""
    failed: list[Request] = []

    def told(request: Request) -> None:
        failed.append(request)

    page.on("requestfailed", told)
    console = ConsolePage(page, console_address)
    console.command("/screen hubLandscapeLarge")
    console.say("find a toaster")
    expect(page.locator("iframe")).to_be_visible()
    page.frame_locator("iframe").locator("#screen").wait_for(state="attached")
    assert {request.failure for request in failed} <= {"csp"}


_VOICES = """
window.spoken = [];
const voices = [{name: 'cloud', lang: 'en-US', localService: false}, LOCAL].filter(Boolean);
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => voices, cancel: () => {}, addEventListener: () => {},
  speak: (utterance) => window.spoken.push([utterance.text, utterance.voice.name]),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_answers_are_read_aloud_by_a_voice_of_the_machine_if_wanted(
    page: Page, console_address: str
) -> None:
    local = "{name: 'own', lang: 'en-US', localService: true}"
    page.add_init_script(_VOICES.replace("LOCAL", local))
    console = ConsolePage(page, console_address)
    console.say("find a toaster")
    assert console.evaluate("window.spoken") == []
    console.page.get_by_role("button", name="Read aloud").click()
    console.say("how much is it")
    price = "That's $49.99 for the Birchway four slice toaster. Would you like to buy it?"
    assert console.evaluate("window.spoken") == [[price, "own"]]


def test_a_voice_in_a_cloud_hears_nothing_of_it(page: Page, console_address: str) -> None:
    page.add_init_script(_VOICES.replace("LOCAL", "null"))
    console = ConsolePage(page, console_address)
    console.page.get_by_role("button", name="Read aloud").click()
    expect(page.get_by_role("alert")).to_contain_text("no voice of its own")
    console.say("find a toaster")
    assert console.evaluate("window.spoken") == []


def test_a_search_is_drawn_and_the_second_result_touched_and_bought(
    page: Page, console_address: str, folder: Path, pytester: pytest.Pytester
) -> None:
    console = ConsolePage(page, console_address)
    page.get_by_role("combobox", name="Device").select_option("hubLandscapeLarge")
    console.say("find a wireless keyboard under fifty dollars")
    expect(page.frame_locator("iframe").get_by_text("Logitech Wireless Keyboard")).to_be_visible()
    console.photograph("results-on-the-screen")
    turn = console.touch("Tapwell® Slim Wireless Keyboard")
    expect(turn.locator(".alexa")).to_contain_text("Tapwell slim wireless keyboard, in black")
    expect(page.frame_locator("iframe").get_by_text("$29.99")).to_be_visible()
    console.photograph("product-on-the-screen")
    expect(console.touch("Buy it").locator(".alexa")).to_contain_text("Should I place the order?")
    expect(console.say("yes").locator(".card strong")).to_have_text(re.compile(r"Order \d{8}"))
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Save into the folder").click()
    expect(page.get_by_role("dialog")).to_contain_text("Saved. Run it:")
    assert "touch: [choose" in saved_in(folder)
    run = pytester.runpytest_subprocess("-p", "workbench.stage.plugin", str(folder))
    run.assert_outcomes(passed=1)
