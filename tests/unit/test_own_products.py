"""What Alexa is told to listen for: the shopper's own products, while that shopper is there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.phrase.saying import sound
from aisle.services.around import Welcome
from aisle.skill.answer import Answer
from aisle.skill.entities import MOST, entities_of
from aisle.skill.own_products import bias
from aisle.skill.session import Session
from aisle.skill.turn import Turn
from workbench.demo_identity import token_for
from workbench.local_shop import MODEL, SKILL_ID
from workbench.simulator import Alexa, Reply, load_model
from workbench.stage.sample_store import SampleStore

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
NAMES = st.lists(
    st.lists(
        st.sampled_from(
            ["HP", "Sony", "67XL", "black", "ink", "in white", "lamp", "®", "4K", "TV"]
        ),
        max_size=6,
    ).map(" ".join)
    | st.text(max_size=200),
    max_size=120,
)


@pytest.fixture
def alexa(sample: SampleStore) -> Alexa:
    return device(sample, "ana")


def device(sample: SampleStore, customer: str | None) -> Alexa:
    return Alexa(
        load_model(MODEL),
        sample.skill.answer,
        clock=lambda: NOW,
        access_token=token_for(customer) if customer else None,
        application_id=SKILL_ID,
    )


def entities(reply: Reply) -> Any:
    """What the reply says of them: REPLACE's ids, "CLEAR", or None."""
    kind = "Dialog.UpdateDynamicEntities"
    sent = [one for one in reply.directives if one["type"] == kind]
    if not sent:
        return None
    (directive,) = sent
    if directive["updateBehavior"] == "CLEAR":
        assert not directive.get("types")
        return "CLEAR"
    (products,) = directive["types"]
    assert products["name"] == "PRODUCT"
    return [value["id"] for value in products["values"]]


def authorities(reply: Reply) -> list[Any]:
    """What each source of values made of the item that was named."""
    assert reply.request
    item = reply.request["request"]["intent"]["slots"]["item"]
    found: list[Any] = item["resolutions"]["resolutionsPerAuthority"]
    return found


def test_the_greeting_tells_alexa_what_was_bought_newest_first(alexa: Alexa) -> None:
    assert entities(alexa.launch()) == [
        "tapwell_slim_wireless_keyboard",
        "tapwell_quiet_wireless_mouse",
        "sony_on_ear_wireless_headphones",
        "orrin_and_finch_house_blend_coffee_beans",
    ]


def test_they_resolve_before_the_models_own_values(alexa: Alexa) -> None:
    alexa.launch()
    first, second = authorities(alexa.say("where are my headphones"))
    assert "dynamic" in first["authority"]
    assert "dynamic" not in second["authority"]
    ids = [source["values"][0]["value"]["id"] for source in (first, second)]
    assert ids == ["sony_on_ear_wireless_headphones", "headphones"]


def test_they_are_sent_once_and_taken_back_at_the_end(alexa: Alexa) -> None:
    alexa.launch()
    assert entities(alexa.say("find a keyboard")) is None
    assert entities(alexa.say("where is my order")) is None
    assert entities(alexa.say("stop")) == "CLEAR"
    assert len(authorities(alexa.say("ask bright aisle where are my headphones"))) == 1


def test_a_one_shot_that_goes_on_sends_what_it_came_to_know(sample: SampleStore) -> None:
    alexa = device(sample, "bo")
    reply = alexa.say("ask bright aisle where my order is")
    assert reply.listens
    assert "hp_67_black_ink" in entities(reply)
    assert entities(alexa.say("where is my order")) is None


def test_a_one_shot_that_is_over_sends_none(alexa: Alexa) -> None:
    reply = alexa.say("ask bright aisle where my order is")
    assert not reply.listens
    assert entities(reply) is None


@pytest.mark.parametrize("customer", [None, "dan"])
def test_a_guest_and_a_shopper_who_never_ordered_send_none(
    customer: str | None, sample: SampleStore
) -> None:
    alexa = device(sample, customer)
    assert entities(alexa.launch()) is None
    assert entities(alexa.say("find a keyboard")) is None
    assert entities(alexa.say("stop")) is None


@pytest.mark.parametrize("other", [None, "bo"])
def test_another_account_in_the_same_session_takes_them_back(
    other: str | None, alexa: Alexa, sample: SampleStore
) -> None:
    attributes = alexa.launch().session_attributes
    theirs = device(sample, other)
    theirs.launch()
    theirs.go_back_to(attributes)
    assert entities(theirs.say("find a keyboard")) == "CLEAR"
    assert entities(theirs.say("find a mouse")) is None


def test_a_turn_that_asks_for_a_slot_sends_none() -> None:
    answer = Answer(Welcome(linked=True), Session(), own_products=("HP ink",))
    turn = Turn("request", "LaunchRequest", NOW, "en-US", holder="ana")
    assert bias(answer, turn, listens=True, asks_for_slot=False).holder == "ana"
    assert bias(answer, turn, listens=True, asks_for_slot=True) == (None, None)


def test_forty_one_orders_are_no_more_than_amazon_takes(sample: SampleStore) -> None:
    reply = device(sample, "chen").launch()
    assert 10 < len(entities(reply)) <= MOST
    assert len(json.dumps(reply.response)) < 20_000


def test_what_two_products_may_be_called_is_a_synonym_of_neither() -> None:
    values = entities_of(["Sony wireless headphones", "Tern kids headphones in red"])
    called = {value["name"]["value"]: value["name"]["synonyms"] for value in values}
    assert called == {
        "sony wireless headphones": ["wireless headphones"],
        "tern kids headphones in red": ["kids headphones"],
    }


@given(NAMES)
def test_whatever_was_bought_alexa_takes_it(names: list[str]) -> None:
    values = entities_of(names)
    words = [
        (value["id"], word)
        for value in values
        for word in (value["name"]["value"], *value["name"]["synonyms"])
    ]
    assert len(words) <= MOST
    assert all(0 < len(word) <= 140 for _, word in words)
    assert len(json.dumps(values)) < 60_000
    meant: dict[str, set[str]] = {}
    for id_, word in words:
        meant.setdefault(sound(word), set()).add(id_)
    assert all(len(ids) == 1 for ids in meant.values())
