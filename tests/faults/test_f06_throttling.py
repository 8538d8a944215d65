"""F6, throttling: the second attempt mends what it can; the rest is an honest sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.talking import CANT_REACH, CANT_TELL, NOTHING, PLACED, request, said
from tests.robustness.envelopes import INTENTS, check_spoken, speech
from tests.robustness.faults import cancelled, first, refusal
from workbench.stage.sample_store import SampleStore

THROTTLED = "ProvisionedThroughputExceededException"


def throttled() -> Any:
    return refusal(THROTTLED)


@pytest.mark.parametrize("code", [THROTTLED, "ThrottlingException", "RequestLimitExceeded"])
def test_f06_throttled_once_is_not_noticed(sample: SampleStore, code: str) -> None:
    undisturbed = speech(said(sample, "TrackOrderIntent", {}))
    with first(sample.skill_client, 1, "Query", lambda: refusal(code)) as sent:
        assert speech(said(sample, "TrackOrderIntent", {})) == undisturbed
    assert sent == ["Query"] * 2


@pytest.mark.parametrize(
    ("code", "status"),
    [(THROTTLED, 400), ("InternalServerError", 500), ("ServiceUnavailable", 503)],
)
def test_f06_throttled_for_longer_is_an_honest_sentence(
    sample: SampleStore, code: str, status: int
) -> None:
    with first(sample.skill_client, 9, "Query", lambda: refusal(code, status)) as sent:
        assert CANT_REACH in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == ["Query"] * 2


def test_f06_a_refusal_that_will_not_pass_is_not_asked_for_again(sample: SampleStore) -> None:
    with first(sample.skill_client, 9, "Query", lambda: refusal("AccessDeniedException")) as sent:
        assert CANT_REACH in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == ["Query"]


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_f06_whatever_is_asked_of_a_store_that_throttles_is_answered(
    sample: SampleStore, intent: str
) -> None:
    filled = {"query": "coffee", "item": "beans", "order_number": "1117", "quantity": "2"}
    slots = {name: filled[name] for name in INTENTS[intent] if name in filled}
    before = sample.skill.calls.writes
    with first(sample.skill_client, 99, "*", throttled) as sent:
        reply = sample.skill.answer(request(intent, {}, **slots))
    check_spoken(reply)
    assert (CANT_REACH in speech(reply)) is bool(sent)
    assert sample.skill.calls.writes == before


@pytest.mark.parametrize("times", range(1, 8))
@pytest.mark.parametrize("fault", [throttled, lambda: cancelled("ThrottlingError")])
def test_f06_throttled_while_an_order_is_placed_leaves_one_order_or_none(
    sample: SampleStore,
    quoted: dict[str, Any],
    placed: Callable[[], int],
    times: int,
    fault: Callable[[], Any],
) -> None:
    stock = sample.stock("CLE-103")
    with first(sample.skill_client, times, "TransactWriteItems", fault):
        reply = said(sample, "AMAZON.YesIntent", quoted)
    assert placed() == (PLACED in speech(reply))
    if not placed():
        assert CANT_TELL in speech(reply)
        assert not any(words in speech(reply) for words in NOTHING)
        assert sample.stock("CLE-103") == stock
        reply = said(sample, "AMAZON.YesIntent", reply["sessionAttributes"])
    assert PLACED in speech(reply)
    assert placed() == 1
