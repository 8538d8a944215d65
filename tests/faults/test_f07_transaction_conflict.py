"""F7, transaction conflicts: waited for a few times, under the same key, while there is time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from aisle.adapters.dynamodb import client as dynamodb
from tests.faults.talking import CANT_TELL, NOTHING, PLACED, said
from tests.robustness.envelopes import speech
from tests.robustness.faults import cancelled, first
from workbench.stage.sample_store import SampleStore

Placed = Callable[[], int]
_TRIES = 4  # the first, and at most three more


def conflict() -> Any:
    return cancelled("None", "None", "None", "TransactionConflict")


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    "reason", ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]
)
def test_f07_a_conflict_is_waited_for(
    sample: SampleStore, quoted: Any, placed: Placed, times: int, reason: str
) -> None:
    def fault() -> Any:
        return cancelled("None", "None", "None", reason)

    with first(sample.skill_client, times, "TransactWriteItems", fault) as sent:
        assert PLACED in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert len(sent) == times + 1
    assert placed() == 1


def test_f07_a_conflict_without_end_places_nothing_and_may_be_tried_again(
    sample: SampleStore, quoted: Any, placed: Placed
) -> None:
    with first(sample.skill_client, 99, "TransactWriteItems", conflict) as sent:
        unsure = said(sample, "AMAZON.YesIntent", quoted)
    assert len(sent) == _TRIES
    assert CANT_TELL in speech(unsure)
    assert "Should I try again?" in speech(unsure)
    assert not any(words in speech(unsure) for words in NOTHING)
    assert placed() == 0
    again = said(sample, "AMAZON.YesIntent", unsure["sessionAttributes"])
    assert PLACED in speech(again)
    assert placed() == 1


def test_f07_every_try_has_the_same_key_and_a_token_of_its_own(
    sample: SampleStore, quoted: Any
) -> None:
    """The token is one transaction's: under the first one's a store would give back its refusal."""
    bodies: list[dict[str, Any]] = []

    def noted(params: dict[str, Any], **_: Any) -> None:
        bodies.append(json.loads(params["body"]))

    events = sample.skill_client.meta.events
    events.register("before-call.dynamodb.TransactWriteItems", noted)
    try:
        with first(sample.skill_client, 3, "TransactWriteItems", conflict):
            assert PLACED in speech(said(sample, "AMAZON.YesIntent", quoted))
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", noted)
    keys = {body["TransactItems"][0]["Put"]["Item"]["sk"]["S"] for body in bodies}
    assert keys == {f"CONFIRMATION#{quoted['quote']['quote_id']}"}
    assert len({body["ClientRequestToken"] for body in bodies}) == len(bodies) == _TRIES


def test_f07_two_that_wait_do_not_wait_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    for _ in range(50):
        dynamodb.pause()
    assert 0.01 <= min(pauses) < max(pauses) <= 0.06
    assert len(set(pauses)) == len(pauses)


def test_f07_stock_that_is_gone_to_this_very_order_is_not_missing(
    sample: SampleStore, quoted: Any, placed: Placed
) -> None:
    """The same request twice at once: the other one is taking the last unit right now."""

    def fault() -> Any:
        return cancelled("TransactionConflict", "None", "None", "ConditionalCheckFailed")

    with first(sample.skill_client, 1, "TransactWriteItems", fault):
        assert PLACED in speech(said(sample, "AMAZON.YesIntent", quoted))
    assert placed() == 1


def test_f07_a_cancellation_meets_a_conflict_too(sample: SampleStore, quoted: Any) -> None:
    placed = said(sample, "AMAZON.YesIntent", quoted)
    asked = said(sample, "CancelOrderIntent", placed["sessionAttributes"])
    stock = sample.stock("CLE-103")
    with first(sample.skill_client, 3, "TransactWriteItems", conflict):
        reply = said(sample, "AMAZON.YesIntent", asked["sessionAttributes"])
    assert "is canceled" in speech(reply)
    assert sample.stock("CLE-103") == stock + 1
