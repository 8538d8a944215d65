"""F8, partial batches: asked for again; then what is known is told, and never for money."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from aisle.skill.attributes import decode
from aisle.skill.session import Browsing
from tests.faults.talking import CANT_REACH, said
from tests.robustness.envelopes import INTENTS, known_as, listens, speech
from tests.robustness.faults import half_left_out
from workbench.stage.sample_store import SampleStore

COULDNT_CHECK = "that I couldn't check just now"
_LONGER_THAN_IS_ASKED = 99


@contextmanager
def never_told_of(client: Any, *skus: str) -> Iterator[None]:
    """A store that leaves these products out of every answer, as not yet read."""
    left_out = [{"pk": {"S": f"PRODUCT#{sku}"}} for sku in skus]

    def after_call(parsed: dict[str, Any], **_: Any) -> None:
        for table, items in parsed["Responses"].items():
            asked = [key for key in left_out if any(item["pk"] == key["pk"] for item in items)]
            still = [key for key in left_out if not items]
            items[:] = [item for item in items if {"pk": item["pk"]} not in left_out]
            if asked or still:
                parsed["UnprocessedKeys"] = {table: {"Keys": asked or still}}

    event = "after-call.dynamodb.BatchGetItem"
    client.meta.events.register(event, after_call)
    try:
        yield
    finally:
        client.meta.events.unregister(event, after_call)


@pytest.fixture
def found(sample: SampleStore) -> dict[str, Any]:
    """Session attributes after a search that found more than a breath."""
    attributes: dict[str, Any] = said(sample, "SearchProductsIntent", {}, query="keyboard")[
        "sessionAttributes"
    ]
    assert len(attributes["browsing"]["skus"]) > 3
    return attributes


def skus_of(reply: dict[str, Any]) -> tuple[str, ...]:
    browsing: Browsing = decode(Browsing, reply["sessionAttributes"]["browsing"])
    return browsing.skus


@pytest.mark.parametrize("times", [1, 2])
def test_f08_what_a_batch_left_out_is_asked_for_again(sample: SampleStore, times: int) -> None:
    for intent, slots in (
        ("ReorderItemsIntent", {"order_number": "1117"}),
        ("SearchProductsIntent", {"query": "keyboard"}),
    ):
        undisturbed = speech(said(sample, intent, {}, **slots))
        with half_left_out(sample.skill_client, times):
            assert speech(said(sample, intent, {}, **slots)) == undisturbed


def test_f08_a_search_tells_what_it_knows_and_how_much_it_does_not(
    sample: SampleStore, found: dict[str, Any]
) -> None:
    known = found["browsing"]["skus"]
    with never_told_of(sample.skill_client, known[1]):
        reply = said(sample, "SearchProductsIntent", {}, query="keyboard")
    assert f"There's one more {COULDNT_CHECK}" in speech(reply)
    assert skus_of(reply) == tuple(sku for sku in known if sku != known[1])


def test_f08_of_a_breath_read_out_the_second_is_the_second_heard(
    sample: SampleStore, found: dict[str, Any]
) -> None:
    _, second, third = found["browsing"]["skus"][:3]
    with never_told_of(sample.skill_client, second):
        reply = said(sample, "CheckStockIntent", found)
    assert f"There's one more {COULDNT_CHECK}" in speech(reply)
    assert "all of those" not in speech(reply)
    position = known_as("position", "second", "2")
    heard = said(sample, "DescribeProductIntent", reply["sessionAttributes"], position=position)
    assert heard["sessionAttributes"]["browsing"]["focus"] == third


def test_f08_what_is_left_out_is_neither_the_cheapest_nor_missing(
    sample: SampleStore, found: dict[str, Any]
) -> None:
    """Nobody knows which is the cheapest, nor that nothing is under a price."""
    with never_told_of(sample.skill_client, found["browsing"]["skus"][0]):
        for intent, slots in (
            ("FindCheapestIntent", {"query": "keyboard"}),
            ("SearchProductsIntent", {"query": "keyboard under two dollars"}),
            ("PickCheapestIntent", {}),
        ):
            reply = said(sample, intent, found, **slots)
            assert CANT_REACH in speech(reply), intent


def test_f08_nothing_that_costs_money_is_half_known(sample: SampleStore, quoted: Any) -> None:
    with half_left_out(sample.skill_client, _LONGER_THAN_IS_ASKED):
        for intent, attributes, slots in (
            ("ReorderItemsIntent", {}, {"order_number": "1117"}),
            ("BuyUsualIntent", {}, {}),
            ("ChangeQuantityIntent", quoted, {"quantity": "2", "item": "paper towels"}),
        ):
            reply = said(sample, intent, attributes, **slots)
            assert CANT_REACH in speech(reply), intent


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_f08_whatever_is_asked_of_a_store_that_leaves_out_is_answered(
    sample: SampleStore, found: dict[str, Any], intent: str
) -> None:
    with half_left_out(sample.skill_client, _LONGER_THAN_IS_ASKED):
        reply = said(sample, intent, found)
    if COULDNT_CHECK in speech(reply):
        assert listens(reply)
