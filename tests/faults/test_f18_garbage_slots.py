"""F18, huge or garbage slots: every intent answers, and nothing of it becomes a key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given
from hypothesis import strategies as st

from aisle.skill.turn import turn_of
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import INTENTS, check_spoken, envelope, known_as
from tests.robustness.hostile import HOSTILE, requests
from workbench.stage.sample_store import SampleStore


@EFFORT
@given(request=requests(), customer=st.sampled_from(["ana", "bo", None]), place=st.integers(0, 9))
def test_f18_whatever_is_in_the_slots_is_answered(
    sample: SampleStore,
    sessions: dict[str, dict[str, Any]],
    request: tuple[str, dict[str, Any]],
    customer: str | None,
    place: int,
) -> None:
    attributes = [*sessions.values(), None][place]
    check_spoken(sample.skill.answer(envelope(request[0], customer, attributes, request[1])))


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value[:12]))
def test_f18_each_hostile_value_in_every_slot_of_every_intent(
    sample: SampleStore, value: str
) -> None:
    for intent, slots in INTENTS.items():
        for name in slots:
            for filled in (value, known_as(name, value, value)):
                reply = sample.skill.answer(envelope(intent, "ana", {}, {name: filled}))
                check_spoken(reply)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("ink" * 200, ("ink" * 200)[:200]),
        ("ﬁlter　ｐａｐｅｒ", "filter paper"),
        ("a\0b\tc\u2028d\u202e", "ab c d"),
        ("\ufdfa" * 200, None),
        ("\ud800", None),
        (" ? ", None),
    ],
)
def test_f18_what_is_heard_is_plain_and_short(said: str, heard: str | None) -> None:
    whole = json.dumps(envelope("SearchProductsIntent", slots={"query": said}))
    text = turn_of(DefaultSerializer().deserialize(whole, RequestEnvelope)).text("query")
    assert text is None or len(text) <= 200
    if heard is not None or said.strip() in ("\ud800", "?"):
        assert text == heard


@EFFORT
@given(request=requests())
def test_f18_no_key_is_made_of_what_was_said(
    sample: SampleStore, request: tuple[str, dict[str, Any]]
) -> None:
    """Only of the customer's id, and of ids that the shop itself gave."""
    sample.skill.calls.taken()
    sample.skill.answer(envelope(request[0], "ana", {}, request[1]))
    for call in sample.skill.calls.taken():
        values = call.parameters.get("ExpressionAttributeValues", {})
        assert values.get(":customer", {"S": "CUST#ana"}) == {"S": "CUST#ana"}
        for batch in call.parameters.get("RequestItems", {}).values():
            for key in batch["Keys"]:
                assert key["pk"]["S"].removeprefix("PRODUCT#").replace("-", "").isalnum()
