"""Whatever arrives is answered, and nothing of somebody else's is told or bought."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aisle.skill.skill import ForeignSkill
from aisle.skill.turn import turn_of
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import (
    INTENTS,
    WITH_NUMBER,
    check_answer,
    check_spoken,
    envelope,
    known_as,
    listens,
    speech,
)
from workbench.stage.sample_store import SampleStore

HOSTILE = (
    "?",
    "",
    " ",
    "\0",
    "a\0b\tc\u2028d",
    "\ud800",
    "\u202emoc.elpmaxe\u202c",
    "</speak><audio src='https://example.com/a.mp3'/>",
    "Tom & Jerry <break time='9s'/> &unknown;",
    "{0} {name} %s %(name)s",
    "x" * 1_000_000,
    "\ufdfa" * 300,
    "00000",
    "0",
    "-1",
    "1e9",
    "9" * 40,
    "9" * 5_000,
    "½",
    "٣",
    "²",
    'ink" OR "1"="1',
    'NEAR(a b) * AND "',
    "CUST#bo",
    "0000-00-00",
    "2026-W99",
    "9999-12-31",
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=60)
slot_values = texts | st.none() | st.sampled_from(["first", "last", "2", "1142", "ink", "coffee"])
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An intent with something in each of its slots, resolved or not."""
    intent = draw(st.sampled_from(sorted(INTENTS)))
    slots: dict[str, Any] = {}
    for name in INTENTS[intent]:
        value = draw(slot_values)
        resolved = draw(texts) if value is not None and draw(st.booleans()) else None
        slots[name] = known_as(name, str(value), resolved) if resolved else value
    return intent, slots


OPENINGS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "results": [("SearchProductsIntent", {"query": "headphones"})],
    "product": [
        ("SearchProductsIntent", {"query": "keyboard"}),
        ("DescribeProductIntent", {"position": known_as("position", "first", "1")}),
    ],
    "order": [("TrackOrderIntent", {"order_number": "1142"})],
    "quote": [("ReorderItemsIntent", {"order_number": "1142"})],
    "which line": [
        ("ReorderItemsIntent", {"order_number": "1142"}),
        ("ChangeQuantityIntent", {"quantity": "2"}),
    ],
    "cancelling": [("CancelOrderIntent", {})],
    "unknown order": [("ReorderItemsIntent", {"order_number": "9999"})],
    "not bought": [("ReorderItemsIntent", {"item": "surfboard"})],
    "listed": [("ListOrdersIntent", {})],
}


@pytest.fixture(scope="module")
def sessions(sample: SampleStore) -> dict[str, dict[str, Any]]:
    """Session attributes of Ana's, one for each place in a conversation."""
    return {place: _session(sample, opening) for place, opening in OPENINGS.items()}


def _session(sample: SampleStore, turns: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    for number, (intent, slots) in enumerate(turns):
        request = envelope(intent, "ana", attributes, slots, requestId=f"{turns[0]}-{number}")
        reply = sample.skill.answer(request)
        check_spoken(reply)
        attributes = reply["sessionAttributes"]
    return attributes


@EFFORT
@given(request=requests(), customer=st.sampled_from(["ana", "bo", None]), place=st.integers(0, 9))
def test_whatever_is_in_the_slots_is_answered(
    sample: SampleStore,
    sessions: dict[str, dict[str, Any]],
    request: tuple[str, dict[str, Any]],
    customer: str | None,
    place: int,
) -> None:
    attributes = [*sessions.values(), None][place]
    check_spoken(sample.skill.answer(envelope(request[0], customer, attributes, request[1])))


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value[:12]))
def test_each_hostile_value_in_every_slot_of_every_intent(sample: SampleStore, value: str) -> None:
    for intent, slots in INTENTS.items():
        for name in slots:
            for filled in (value, known_as(name, value, value)):
                reply = sample.skill.answer(envelope(intent, "ana", {}, {name: filled}))
                check_spoken(reply)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in inner:
        yield (*path, key)
        if isinstance(member, dict | list):
            yield from _paths(member, (*path, key))


def _damaged(whole: dict[str, Any], path: tuple[Any, ...], damage: Any) -> dict[str, Any]:
    """A copy in which what is at the path is something else, or missing."""
    copied = copy.deepcopy(whole)
    holder: Any = copied
    for key in path[:-1]:
        holder = holder[key]
    if damage is _MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = damage
    return copied


_MISSING = object()
damages = st.one_of(
    st.just(_MISSING),
    junk,
    st.sampled_from([-1, 0, 10**30, 10**400, True, "x", "EUR", "Nowhere/Zone", "../../etc/passwd"]),
)


@EFFORT
@given(data=st.data(), request=requests(), damage=damages)
def test_damaged_session_attributes_are_answered(
    sample: SampleStore,
    sessions: dict[str, dict[str, Any]],
    data: st.DataObject,
    request: tuple[str, dict[str, Any]],
    damage: Any,
) -> None:
    attributes = sessions[data.draw(st.sampled_from(sorted(sessions)))]
    path = data.draw(st.sampled_from(list(_paths(attributes))))
    damaged = _damaged(attributes, path, damage)
    check_spoken(sample.skill.answer(envelope(request[0], "ana", damaged, request[1])))


def test_each_remembered_value_damaged_in_turn(
    sample: SampleStore, sessions: dict[str, dict[str, Any]]
) -> None:
    """By what shoppers say next: yes, two, the first, again."""
    following: tuple[tuple[str, dict[str, Any]], ...] = (
        ("AMAZON.YesIntent", {}),
        ("ChangeQuantityIntent", {"quantity": "2"}),
        ("ChooseOptionIntent", {"day": "2026-03-09"}),
        ("AMAZON.RepeatIntent", {}),
        ("RefineSearchIntent", {"maximum_price": "50"}),
    )
    for attributes in sessions.values():
        for path in _paths(attributes):
            for number, damage in enumerate((-1, 10**30, "Nowhere/Zone", None, [], _MISSING)):
                intent, slots = following[(number + len(path)) % len(following)]
                damaged = _damaged(attributes, path, damage)
                check_spoken(sample.skill.answer(envelope(intent, "ana", damaged, slots)))


@EFFORT
@given(data=st.data(), damage=damages)
def test_a_damaged_envelope_is_answered_or_refused(
    sample: SampleStore, data: st.DataObject, damage: Any
) -> None:
    whole = envelope("TrackOrderIntent", "ana", {}, {"order_number": "1142"})
    damaged = _damaged(whole, data.draw(st.sampled_from(list(_paths(whole)))), damage)
    try:
        reply = sample.skill.answer(damaged)
    except ForeignSkill:
        return
    check_answer(reply)


@EFFORT
@given(whole=junk)
@example(whole=[])
@example(whole="request")
def test_what_is_no_envelope_is_refused(sample: SampleStore, whole: Any) -> None:
    sample.skill.calls.taken()
    with pytest.raises(ForeignSkill):
        sample.skill.answer(whole)
    assert sample.skill.calls.taken() == []


@pytest.mark.parametrize("part", ["device", "user", "person", "application"])
def test_a_part_of_the_system_that_is_null(sample: SampleStore, part: str) -> None:
    whole = envelope(None, None)
    whole["context"]["System"][part] = None
    if part == "application":
        with pytest.raises(ForeignSkill):
            sample.skill.answer(whole)
    else:
        check_spoken(sample.skill.answer(whole))


def test_a_request_without_a_session(sample: SampleStore) -> None:
    whole = envelope("TrackOrderIntent")
    del whole["session"]
    check_spoken(sample.skill.answer(whole))


@pytest.mark.parametrize(
    "timestamp",
    [
        None,
        "2026-03-10T17:00:00",
        "2026-03-10",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "2024-02-29T23:59:60Z",
    ],
)
@pytest.mark.parametrize("intent", [None, "ListOrdersIntent", "ReorderItemsIntent"])
def test_any_moment_or_none(sample: SampleStore, timestamp: str | None, intent: str | None) -> None:
    reply = sample.skill.answer(envelope(intent, "ana", timestamp=timestamp))
    check_answer(reply)
    assert speech(reply)


@pytest.mark.parametrize("locale", [None, "", "de-DE", "xx", "../en_us", "en-US\0"])
def test_any_locale_or_none(sample: SampleStore, locale: str | None) -> None:
    check_spoken(sample.skill.answer(envelope(None, None, locale=locale)))


@EFFORT
@given(kind=junk)
def test_a_request_of_any_other_type_is_not_spoken_to(sample: SampleStore, kind: Any) -> None:
    assert sample.skill.answer(envelope(None, type=kind)) == {"version": "1.0", "response": {}}


@EFFORT
@given(more=st.dictionaries(st.sampled_from(["reason", "error", "locale", "timestamp"]), junk))
def test_a_session_that_ended_is_never_spoken_to(sample: SampleStore, more: dict[str, Any]) -> None:
    reply = sample.skill.answer(envelope(None, **{**more, "type": "SessionEndedRequest"}))
    assert reply["response"] == {}


def test_requests_for_other_skills_reach_no_store(sample: SampleStore) -> None:
    for place in ("session", "context"):
        whole = envelope("TrackOrderIntent")
        holder = whole["session"] if place == "session" else whole["context"]["System"]
        holder["application"] = {"applicationId": "amzn1.ask.skill.theirs"}
        sample.skill.calls.taken()
        with pytest.raises(ForeignSkill):
            sample.skill.answer(whole)
        assert sample.skill.calls.taken() == []


def _order_numbers(sample: SampleStore, customer: str) -> list[str]:
    return [order.number for order in sample.orders.latest(customer, 100)]


@pytest.mark.parametrize("intent", WITH_NUMBER)
def test_another_customers_order_number_is_as_good_as_none(
    sample: SampleStore, intent: str
) -> None:
    def asked(number: str, attributes: dict[str, Any]) -> tuple[str, list[str]]:
        sample.skill.calls.taken()
        reply = sample.skill.answer(envelope(intent, "noor", attributes, {"order_number": number}))
        operations = [call.operation for call in sample.skill.calls.taken()]
        return json.dumps(reply, sort_keys=True).replace(number, "#"), operations

    missing = asked("9999", {})
    for owner in ("ana", "bo", "chen"):
        for number in _order_numbers(sample, owner)[:5]:
            assert asked(number, {}) == missing


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_another_customers_order_in_focus_is_as_good_as_none(
    sample: SampleStore, intent: str
) -> None:
    """A session that claims an order of somebody else's, and a question about it."""

    def asked(number: str, question: str) -> tuple[str, list[str]]:
        attributes = {
            "order_number": number,
            "question": {"name": question, "options": [{"key": number, "label": "it"}]},
        }
        sample.skill.calls.taken()
        reply = sample.skill.answer(envelope(intent, "noor", attributes))
        operations = [call.operation for call in sample.skill.calls.taken()]
        return json.dumps(reply, sort_keys=True).replace(number, "####"), operations

    for question in ("cancel_order", "which_order", "which_delivery", "latest_order"):
        assert asked("1142", question) == asked("9999", question)


@pytest.mark.parametrize("customer", ["bo", None])
@pytest.mark.parametrize("intent", sorted(INTENTS))
@pytest.mark.parametrize("known", [True, False], ids=["as it was kept", "without its holder"])
def test_another_customers_session_places_and_tells_nothing(
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


def test_a_fresh_token_of_the_same_shopper_does_not_lose_the_quote(
    sample: SampleStore,
) -> None:
    asked = envelope("ReorderItemsIntent", "ana", {}, {"item": "beans"}, requestId="fresh")
    attributes = {**sample.skill.answer(asked)["sessionAttributes"], "holder": "f" * 16}
    before = sample.count_orders("ana")
    assert "placed" in speech(sample.skill.answer(envelope("AMAZON.YesIntent", "ana", attributes)))
    assert sample.count_orders("ana") == before + 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("lines", 0, "quantity"), -5),
        (("lines", 0, "quantity"), 0),
        (("lines", 0, "unit_price", "minor"), -100),
        (("delivery", "minor"), -10_000),
        (("delivery", "currency"), "EUR"),
        (("tax_basis_points",), -8_000),
        (("number",), "CUST#ana"),
        (("customer_id",), "bo"),
    ],
)
def test_a_forged_quote_is_not_placed(
    sample: SampleStore, sessions: dict[str, Any], path: tuple[Any, ...], value: Any
) -> None:
    forged = _damaged(sessions["quote"], ("quote", *path), value)
    before = sample.skill.calls.writes
    reply = sample.skill.answer(envelope("AMAZON.YesIntent", "ana", forged))
    check_spoken(reply)
    assert listens(reply)
    assert sample.skill.calls.writes == before


@pytest.mark.parametrize("speech_kept", ["<audio src='x'/>", "<b>", "&nbsp;", "x" * 9_000, "\0"])
def test_what_was_not_said_here_is_not_repeated(sample: SampleStore, speech_kept: str) -> None:
    attributes = {"said": {"speech": speech_kept, "reprompt": "Yes?"}}
    reply = sample.skill.answer(envelope("AMAZON.RepeatIntent", "ana", attributes))
    check_spoken(reply)
    assert "haven't said anything" in speech(reply)


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
def test_what_is_heard_is_plain_and_short(said: str, heard: str | None) -> None:
    from ask_sdk_core.serialize import DefaultSerializer
    from ask_sdk_model import RequestEnvelope

    whole = json.dumps(envelope("SearchProductsIntent", slots={"query": said}))
    text = turn_of(DefaultSerializer().deserialize(whole, RequestEnvelope)).text("query")
    assert text is None or len(text) <= 200
    if heard is not None or said.strip() in ("\ud800", "?"):
        assert text == heard
