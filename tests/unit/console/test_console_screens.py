"""Screens and touches at the console, with a skill that draws; and a shop of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aisle.adapters.dynamodb.transactions import Tables
from tests.unit.console.page import Page
from workbench.console.conversation_files import ConversationFiles
from workbench.console.desk import Desk
from workbench.console.shops import OwnShop
from workbench.local_shop import SKILL_ID, LocalSkill
from workbench.store_calls import StoreCalls
from workbench.terminal.opening import OpenShop

_DOCUMENT = {"type": "APL", "version": "2024.3", "mainTemplate": {"items": [{"type": "Text"}]}}


def drawing(envelope: Any) -> dict[str, Any]:
    """Draws, and says what was touched; it breaks when it is asked for help."""
    request = envelope["request"]
    if request.get("intent", {}).get("name") == "AMAZON.HelpIntent":
        raise RuntimeError("no help here")
    said = f"Touched {request['arguments']}. What next?" if "arguments" in request else "What next?"
    speech = {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{said}</speak>"}}
    shown = {"type": "Alexa.Presentation.APL.RenderDocument", "token": said, "document": _DOCUMENT}
    directives = [shown] if "Viewport" in envelope["context"] else []
    body = {**speech, "reprompt": speech, "shouldEndSession": False, "directives": directives}
    return {"version": "1.0", "response": body}


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    skill = LocalSkill(drawing, StoreCalls())
    shop = OwnShop(OpenShop(skill, SKILL_ID, "My shop", None, Tables("Shop", "Catalog")))
    desk = Desk(shop, ConversationFiles(tmp_path), {"shopper": "me", "screen": "hubLandscapeLarge"})
    yield Page(desk)
    desk.close()


def test_what_the_skill_draws_comes_to_the_page_with_the_screens_size(page: Page) -> None:
    assert page.act("launch")["screen"]["document"] == _DOCUMENT
    viewport = page.get("/conversation")["viewport"]
    assert (viewport["width"], viewport["height"], viewport["dpi"]) == (1280, 800, 160)
    assert (viewport["isRound"], viewport["mode"]) == (False, "HUB")


def test_a_touch_is_sent_as_the_screen_sends_it(page: Page) -> None:
    page.act("launch")
    turn = page.act(
        "touch",
        argument=["choose", 2],
        source={"type": "TouchWrapper", "handler": "Press", "id": "second", "value": False},
        components={"stars": 4},
    )
    request = turn["exchanges"][0]["request"]["request"]
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert (request["token"], request["arguments"]) == ("What next?", ["choose", 2])
    assert request["source"]["id"] == "second"
    assert request["components"] == {"stars": 4}
    assert turn["speech"].startswith("Touched ['choose', 2].")


def test_nothing_can_be_touched_where_nothing_is_shown(page: Page) -> None:
    assert "shown no document" in page.act("touch", argument=[1])["error"]["message"]
    page.post("/begin", shopper="me")
    assert page.act("launch")["screen"] is None
    assert "no screen" in page.act("touch", argument=[1])["error"]["message"]


def test_a_skill_that_breaks_is_told_in_a_sentence(page: Page) -> None:
    page.act("launch")
    message = page.say("help")["error"]["message"]
    assert message.startswith("This broke: RuntimeError: no help here.")
    assert page.act("launch")["speech"] == "What next?"


def test_a_broken_rule_of_the_house_is_told_and_the_talk_goes_on(page: Page) -> None:
    page.act("launch")
    turn = page.act("touch", argument=["a", "_", "b"])
    assert "an underscore" in turn["broken"][0]
    assert turn["speech"].startswith("Touched")


def test_ones_own_shop_is_on_the_real_clock_and_makes_no_tests(page: Page) -> None:
    assert not page.get("/choices")["sample"]
    assert page.get("/choices")["seller"] == "My shop"
    turn = page.act("launch")
    assert turn["clock"][:4] >= "2025"
    assert turn["exchanges"][0]["request"]["request"]["timestamp"][:10] == turn["clock"][:10]
    assert "start without --own" in page.refused("/record", name="a test")
    assert "start without --own" in page.refused("/open", file="a.yaml", name="a test")
    turn = page.act("launch", meanwhile="gone: [A]")
    assert "only on the sample shop" in turn["error"]["message"]


def test_a_replay_in_ones_own_shop_compares_to_the_word(page: Page) -> None:
    page.act("launch")
    page.act("touch", argument=[1])
    desk = page.post("/replay")
    assert [turn["differences"] for turn in desk["turns"]] == [[], []]
    assert desk["turns"][1]["expected"]["alexa"] == "Touched [1]. What next?"
