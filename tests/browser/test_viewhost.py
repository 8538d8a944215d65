"""The page that shows a screen: Amazon's renderer draws what it is given and tells of a touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from workbench.viewhost import screen_script

_HELLO = {
    "document": {
        "type": "APL",
        "version": "1.4",
        "mainTemplate": {
            "parameters": ["greeting"],
            "items": [
                {
                    "type": "TouchWrapper",
                    "item": {"type": "Text", "text": "Hello ${greeting.name}"},
                    "onPress": [{"type": "SendEvent", "arguments": ["choose", 2]}],
                }
            ],
        },
    },
    "datasources": {"greeting": {"name": 'Tom & "Jerry" ®'}},
}
_VIEWPORT = {"width": 1024, "height": 600, "dpi": 160, "isRound": False}
_SHOW = """async ([directive, viewport]) => {
  window.touches = [];
  const element = document.getElementById('screen');
  await showScreen(element, directive, viewport, touch => window.touches.push(touch.arguments));
}"""


@pytest.fixture
def screen(page: Page, tmp_path: Path) -> Page:
    html = tmp_path / "screen.html"
    (tmp_path / "screen.js").write_bytes(screen_script())
    script = "<script src='screen.js'></script>"
    html.write_text(f"<!doctype html><meta charset='utf-8'><div id='screen'></div>{script}")
    page.goto(html.as_uri())
    return page


def test_a_document_is_drawn_with_its_data_and_a_touch_is_told(screen: Page) -> None:
    screen.evaluate(_SHOW, [_HELLO, _VIEWPORT])
    text = screen.get_by_text("Hello Tom")
    assert text.text_content() == 'Hello Tom & "Jerry" ®'
    text.tap()
    screen.wait_for_function("window.touches.length === 1")
    assert screen.evaluate("window.touches") == [["choose", 2]]
