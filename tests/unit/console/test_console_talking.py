"""What the console shows of a turn, and what it does not take."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.console.page import ADDRESS, Page


def test_a_turn_shows_what_was_understood_heard_and_paid(page: Page) -> None:
    turn = page.say("the second one")
    assert turn["understood"]["intent"] == "ChooseOptionIntent"
    turn = page.say("find a wireless keyboard under fifty dollars")
    assert turn["speech"].startswith("I found five.")
    assert turn["ssml"].startswith("<speak>")
    assert turn["listens"]
    assert turn["reprompt"].endswith("?")
    assert "browsing" in turn["attributes"]
    (exchange,) = turn["exchanges"]
    assert exchange["request"]["request"]["intent"]["name"] == "SearchProductsIntent"
    assert exchange["response"]["response"]["outputSpeech"]["ssml"] == turn["ssml"]
    (call,) = turn["cost"]["calls"]
    assert call["operation"] == "BatchGetItem"
    assert "PRODUCT#KEY-101" in call["keys"]
    assert call["items"] == len(call["keys"]) == 5
    assert turn["cost"]["read"] == call["read"] == 2.5
    assert turn["cost"]["milliseconds"] >= call["milliseconds"] > 0


def test_a_slot_shows_what_it_resolved_to(page: Page) -> None:
    page.say("find a wireless keyboard under fifty dollars")
    (slot,) = page.say("the second one")["understood"]["slots"]
    assert (slot["name"], slot["value"]) == ("position", "second")
    assert slot["resolved"] == [{"name": "second", "id": "2", "dynamic": False}]


def test_an_order_has_a_card_and_write_units(page: Page) -> None:
    page.say("order it again")
    turn = page.say("yes")
    assert turn["card"]["title"].startswith("Order ")
    assert turn["cost"]["write"] == 14


def test_what_nothing_matches_comes_with_the_nearest_samples(page: Page) -> None:
    turn = page.say("flurb the blarg")
    assert turn["error"]["may_fall_back"]
    assert turn["error"]["near"][0].keys() == {"intent", "sample"}
    assert turn["exchanges"] == []
    assert page.say("flurb the blarg", fallback=True)["understood"]["intent"].endswith(
        "FallbackIntent"
    )


def test_a_silence_is_answered_with_the_reprompt_and_then_ends_it(page: Page) -> None:
    heard = page.say("order it again")
    assert page.act("silence")["speech"] == heard["reprompt"]
    assert page.act("silence")["ended"]
    assert "no session" in page.act("silence")["error"]["message"]
    assert not page.get("/conversation")["in_session"]


def test_the_same_request_places_an_order_once(page: Page) -> None:
    page.say("order it again")
    first = page.say("yes")
    again = page.act("repeat_request")
    assert again["speech"] == first["speech"]
    assert again["exchanges"][0]["request"] == first["exchanges"][0]["request"]


def test_the_clock_the_voice_and_the_shop_can_change_before_a_turn(page: Page) -> None:
    turn = page.say(
        "find a toaster", at="+2d", person="amzn1.ask.person.ben", meanwhile="gone: [KIT-101]"
    )
    assert turn["speech"].startswith("I found nothing for a toaster.")
    assert turn["clock"].startswith("2026-03-12")
    assert turn["besides"] == [
        "the clock: +2d",
        "the voice of amzn1.ask.person.ben",
        "gone: ['KIT-101']",
    ]


def test_a_new_conversation_is_in_a_shop_as_new(page: Page) -> None:
    page.say("order it again")
    page.say("yes")
    desk = page.post("/begin", shopper="ana", screen="hubRoundSmall", locale="en-GB")
    assert desk["turns"] == []
    assert desk["given"] == {"shopper": "ana", "screen": "hubRoundSmall", "locale": "en-GB"}
    assert desk["viewport"]["isRound"]
    turn = page.say("where's my order")
    assert "shipped yesterday" in turn["speech"]
    request = turn["exchanges"][0]["request"]
    assert request["context"]["Viewport"]["shape"] == "ROUND"
    assert request["request"]["locale"] == "en-GB"


def test_a_guest_has_no_account(page: Page) -> None:
    page.post("/begin", shopper="guest")
    turn = page.say("where's my order")
    assert turn["card"] == {"type": "LinkAccount"}
    assert "accessToken" not in turn["exchanges"][0]["request"]["context"]["System"]["user"]


def test_what_there_is_to_choose_from(page: Page) -> None:
    choices = page.get("/choices")
    assert choices["shoppers"][:2] == [
        {"name": "guest", "about": "no account linked"},
        {"name": "ana", "about": "Denver, 3 orders"},
    ]
    assert len(choices["shoppers"]) == 31
    assert {"name": "hubRoundSmall", "width": 480, "height": 480} in choices["screens"]
    assert choices["locales"] == ["en-US"]


@pytest.mark.parametrize(
    ("path", "asked", "told"),
    [
        ("/turn", {}, "action is missing"),
        ("/turn", {"action": 3}, "action should be a str"),
        ("/turn", {"action": "shout"}, "'shout' is none of shopper, launch"),
        ("/turn", {"action": "shopper"}, "argument is missing"),
        ("/turn", {"action": "shopper", "argument": "a" * 1_001}, "longer than 1,000"),
        ("/turn", {"action": "launch", "at": "tomorrow"}, "+2d or +1h30m, not by 'tomorrow'"),
        ("/turn", {"action": "launch", "meanwhile": "{"}, "not YAML"),
        ("/turn", {"action": "launch", "meanwhile": "down"}, "is like: stock: {KEY-101: 0}"),
        ("/turn", {"action": "touch", "argument": "second"}, "argument should be a list"),
        ("/begin", {"screen": "huge"}, "no screen is called 'huge'; there are hubRoundSmall"),
        ("/begin", {"locale": "English"}, "a locale is like en-US"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    page: Page, path: str, asked: dict[str, Any], told: str
) -> None:
    assert told in page.refused(path, **asked)
    assert page.get("/conversation")["turns"] == []


@pytest.mark.parametrize("meanwhile", ["price: {NO-SUCH: 3}", "weather: rain", "stock: 3"])
def test_what_cannot_happen_breaks_one_turn_and_no_more(page: Page, meanwhile: str) -> None:
    turn = page.say("find a toaster", meanwhile=meanwhile)
    assert turn["error"]["message"].startswith("This broke: ")
    assert "traceback" in turn["error"]["message"]
    assert page.say("find a toaster")["speech"].startswith("I found the Birchway")


@pytest.mark.parametrize("body", [b"", b"[]", b"junk", b"\xff"])
def test_what_is_no_json_object_is_refused(page: Page, body: bytes) -> None:
    answer = page.web.post(
        "/api/turn", data=body, content_type="application/json", base_url=ADDRESS
    )
    assert answer.status_code == 400
    assert answer.get_json()["error"]
