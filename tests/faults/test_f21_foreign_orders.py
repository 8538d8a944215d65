"""F21, order numbers of other customers: as good as none, by what is said and by what it costs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.robustness.effort import QUICK
from tests.robustness.envelopes import INTENTS, WITH_NUMBER, check_spoken, envelope, speech
from workbench.local_shop import SAMPLE_SHOP
from workbench.stage.sample_store import SampleStore

_ASKING = "noor"
_NOBODYS = "9999"
_QUESTIONS = ("cancel_order", "which_order", "which_delivery", "latest_order")
FOREIGN = [
    order["number"]
    for order in map(json.loads, (SAMPLE_SHOP / "orders.jsonl").read_text().splitlines())
    if order["customer_id"] != _ASKING
][: 5 if QUICK else None]


def _asked(
    sample: SampleStore, intent: str, number: str, attributes: dict[str, Any], **slots: Any
) -> tuple[str, list[str]]:
    """The whole reply, and the calls it took, with the number made the same for all."""
    sample.skill.calls.taken()
    reply = sample.skill.answer(envelope(intent, _ASKING, attributes, slots))
    check_spoken(reply)
    operations = [call.operation for call in sample.skill.calls.taken()]
    return json.dumps(reply, sort_keys=True).replace(number, "####"), operations


def test_f21_all_the_other_customers_orders_are_tried() -> None:
    assert QUICK or len(FOREIGN) > 80
    assert set(WITH_NUMBER) < set(INTENTS)


@pytest.mark.parametrize("intent", WITH_NUMBER)
def test_f21_another_customers_order_number_is_as_good_as_none(
    sample: SampleStore, intent: str
) -> None:
    missing = _asked(sample, intent, _NOBODYS, {}, order_number=_NOBODYS)
    for number in FOREIGN:
        assert _asked(sample, intent, number, {}, order_number=number) == missing, number


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_f21_another_customers_order_in_a_session_is_as_good_as_none(
    sample: SampleStore, intent: str
) -> None:
    """A session that claims an order of somebody else's, and a question about it."""

    def attributes(number: str, question: str) -> dict[str, Any]:
        options = [{"key": number, "label": "it"}]
        return {"order_number": number, "question": {"name": question, "options": options}}

    missing = {
        question: _asked(sample, intent, _NOBODYS, attributes(_NOBODYS, question))
        for question in _QUESTIONS
    }
    for nth, number in enumerate(FOREIGN):
        question = _QUESTIONS[nth % len(_QUESTIONS)]
        told = _asked(sample, intent, number, attributes(number, question))
        assert told == missing[question], number


@pytest.mark.parametrize("customer", ["bo", None])
@pytest.mark.parametrize("intent", sorted(INTENTS))
@pytest.mark.parametrize("known", [True, False], ids=["as it was kept", "without its holder"])
def test_f21_another_customers_session_places_and_tells_nothing(
    sample: SampleStore, sessions: dict[str, Any], intent: str, customer: str | None, known: bool
) -> None:
    for place in ("quote", "which line", "order", "cancelling") if known else ("quote",):
        attributes = {**sessions[place]}
        if not known:
            del attributes["holder"]
            del attributes["said"]
        before = sample.skill.calls.writes
        slots = {name: "2" for name in INTENTS[intent] if name == "quantity"}
        reply = sample.skill.answer(envelope(intent, customer, attributes, slots))
        check_spoken(reply)
        assert sample.skill.calls.writes == before
        assert "Tapwell" not in speech(reply)
        assert "Denver" not in speech(reply)
        kept = json.dumps(reply.get("sessionAttributes", {}).get("said", {}))
        assert "Tapwell" not in kept
