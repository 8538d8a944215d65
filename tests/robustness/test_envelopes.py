"""Whatever arrives is answered or refused, and nothing that was forged is acted on."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aisle.skill.skill import ForeignSkill
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import (
    check_answer,
    check_spoken,
    envelope,
    listens,
    speech,
)
from tests.robustness.hostile import junk, requests
from workbench.local_shop import SKILL_ID
from workbench.stage.sample_store import SampleStore

_FOREIGN = "amzn1.ask.skill.theirs"


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
@given(data=st.data(), request=requests(), several=st.lists(damages, min_size=1, max_size=3))
def test_a_damaged_envelope_is_answered_or_refused(
    sample: SampleStore,
    data: st.DataObject,
    request: tuple[str, dict[str, Any]],
    several: list[Any],
) -> None:
    whole = envelope(request[0], "ana", {}, request[1])
    for damage in several:
        whole = _damaged(whole, data.draw(st.sampled_from(list(_paths(whole)))), damage)
    try:
        reply = sample.skill.answer(whole)
    except ForeignSkill:
        return
    check_answer(reply)


@EFFORT
@given(
    data=st.data(),
    request=requests(),
    damage=damages,
    place=st.sampled_from([("session",), ("context", "System")]),
    forged=st.one_of(st.just(_FOREIGN), st.just(SKILL_ID.upper()), junk),
)
def test_a_forged_request_reaches_no_store_whatever_else_it_says(
    sample: SampleStore,
    data: st.DataObject,
    request: tuple[str, dict[str, Any]],
    damage: Any,
    place: tuple[str, ...],
    forged: Any,
) -> None:
    whole = envelope(request[0], "ana", {}, request[1])
    said = {**whole["request"]}
    whole["request"] = _damaged(said, data.draw(st.sampled_from(list(_paths(said)))), damage)
    whole = _damaged(whole, (*place, "application"), {"applicationId": forged})
    sample.skill.calls.taken()
    with pytest.raises(ForeignSkill):
        sample.skill.answer(whole)
    assert sample.skill.calls.taken() == []


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
        holder["application"] = {"applicationId": _FOREIGN}
        sample.skill.calls.taken()
        with pytest.raises(ForeignSkill):
            sample.skill.answer(whole)
        assert sample.skill.calls.taken() == []


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
