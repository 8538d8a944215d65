"""How the console looks: light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.console_page import ConsolePage

_ENOUGH = 4.5  # WCAG 2.2, 1.4.3: normal text
_DESK, _PHONE = {"width": 1360, "height": 860}, {"width": 360, "height": 740}

# Every text that is seen, with the contrast to what is behind it, by WCAG's formula.
_CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent.trim();
    if (!text || !element.checkVisibility() || element.closest(':disabled, option')) continue;
    const [one, other] = [rgba(getComputedStyle(element).color), ground(element)].map(luminance);
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    found.push([contrast, text.slice(0, 60)]);
  }
  return found;
}"""


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(params=["desk", "phone"])
def console(
    request: pytest.FixtureRequest, chromium: Browser, console_address: str, theme: Any
) -> Iterator[ConsolePage]:
    size: Any = _DESK if request.param == "desk" else _PHONE
    page = chromium.new_page(viewport=size, color_scheme=theme, has_touch=request.param == "phone")
    yield ConsolePage(page, console_address)
    page.close()


def fits(console: ConsolePage) -> bool:
    """Nothing has to be scrolled sideways to be seen."""
    widths = "[document.documentElement.scrollWidth, window.innerWidth]"
    wide, room = console.evaluate(widths)
    return bool(wide <= room)


def test_all_of_it_can_be_read_on_any_screen(
    console: ConsolePage, theme: str, request: pytest.FixtureRequest
) -> None:
    where = f"{request.node.callspec.params['console']}-{theme}"
    console.photograph(f"welcome-{where}")
    assert fits(console)
    console.say("find a wireless keyboard under fifty dollars")
    console.say("flurb the blarg")
    console.say("order it again")
    turn = console.say("yes")
    assert fits(console)
    expect(turn.locator(".alexa")).to_be_in_viewport()
    console.photograph(f"order-{where}")
    turn.locator("summary").click()
    expect(turn.locator(".behind")).to_be_visible()
    assert fits(console)
    contrasts = console.evaluate(_CONTRASTS)
    assert len(contrasts) > 50
    assert [text for contrast, text in contrasts if contrast < _ENOUGH] == []
    console.page.keyboard.press("F1")
    assert fits(console)
    console.photograph(f"help-{where}")


def test_the_theme_can_be_chosen_and_is_kept(chromium: Browser, console_address: str) -> None:
    page = chromium.new_page(color_scheme="light")
    console = ConsolePage(page, console_address)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = console.evaluate(ground)
    page.get_by_role("button", name="Theme: system").click()
    assert console.evaluate(ground) == light
    page.get_by_role("button", name="Theme: light").click()
    dark = console.evaluate(ground)
    assert dark != light
    page.reload()
    expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert console.evaluate(ground) == dark
    page.close()
