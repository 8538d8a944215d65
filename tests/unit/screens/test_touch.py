"""A touch: what it means, and that whatever else is sent means nothing and does nothing."""

from __future__ import annotations

import copy
import logging
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.skill.touch import USER_EVENT
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import check_answer, check_spoken, envelope, speech
from tests.robustness.hostile import junk, texts
from workbench.stage.sample_store import SampleStore

SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
_WORDS = st.sampled_from(
    "yes no next previous choose search cheapest stock similar buy quantity again track delivery "
    "open cancel".split()
)
_MOVED_ON = "I've moved on from that screen."


def on_a_screen(whole: dict[str, Any]) -> dict[str, Any]:
    whole["context"]["System"]["device"]["supportedInterfaces"] = SCREEN
    return whole


def shown(
    sample: SampleStore, intent: str, slots: Mapping[str, Any], customer: str | None = "ana"
) -> dict[str, Any]:
    """Session attributes once the screen of that intent is shown."""
    whole = on_a_screen(envelope(intent, customer, {}, slots, requestId=f"{intent}-{slots}"))
    attributes: dict[str, Any] = sample.skill.answer(whole)["sessionAttributes"]
    assert attributes["shown"]
    return attributes


def touch(
    sample: SampleStore,
    attributes: Any,
    arguments: Any,
    customer: str | None = "ana",
    **request: Any,
) -> dict[str, Any]:
    token = attributes.get("shown") if isinstance(attributes, dict) else None
    said = {"type": USER_EVENT, "token": token, "arguments": arguments, **request}
    return sample.skill.answer(on_a_screen(envelope(None, customer, attributes, **said)))


@pytest.fixture
def quoted(sample: SampleStore) -> dict[str, Any]:
    return shown(sample, "ReorderItemsIntent", {"item": "beans"})


def test_the_same_yes_touched_twice_orders_once(
    sample: SampleStore, quoted: dict[str, Any]
) -> None:
    """The second arrives before the screen has changed, or as the same request again."""
    before = sample.count_orders("ana")
    first = touch(sample, quoted, ["yes"], requestId="tap")
    assert "is placed" in speech(first)
    assert speech(touch(sample, quoted, ["yes"], requestId="tap")) == speech(first)
    assert "didn't order it twice" in speech(touch(sample, quoted, ["yes"], requestId="again"))
    late = touch(
        sample, first["sessionAttributes"], ["yes"], requestId="late", token=quoted["shown"]
    )
    assert speech(late).startswith(_MOVED_ON)
    assert sample.count_orders("ana") == before + 1


@pytest.mark.parametrize("token", ["", None, "another", 5, [], {"a": 1}])
def test_a_touch_on_another_screen_does_nothing(
    sample: SampleStore, quoted: dict[str, Any], token: Any
) -> None:
    writes = sample.skill.calls.writes
    reply = touch(sample, quoted, ["yes"], token=token)
    assert speech(reply).startswith(_MOVED_ON)
    assert "directives" not in reply["response"]
    assert reply["sessionAttributes"]["question"] == quoted["question"]
    assert sample.skill.calls.writes == writes


@pytest.mark.parametrize("attributes", [None, {}, {"shown": ""}, {"shown": None}, {"shown": 7}])
def test_a_touch_in_a_session_that_has_shown_nothing_does_nothing(
    sample: SampleStore, attributes: Any
) -> None:
    sample.skill.calls.taken()
    reply = touch(sample, attributes, ["open"], token="")
    assert speech(reply).startswith(_MOVED_ON)
    assert sample.skill.calls.taken() == []


def test_a_touch_without_a_session_is_answered(sample: SampleStore) -> None:
    whole = on_a_screen(envelope(None, type=USER_EVENT, token="t", arguments=["yes"]))
    del whole["session"]
    check_spoken(sample.skill.answer(whole))


def test_somebody_elses_quote_is_not_touched(sample: SampleStore, quoted: dict[str, Any]) -> None:
    before = sample.count_orders("ana"), sample.count_orders("bo")
    for customer in ("bo", None):
        check_spoken(touch(sample, quoted, ["yes"], customer))
    assert (sample.count_orders("ana"), sample.count_orders("bo")) == before


def test_a_touch_by_an_unknown_hand_is_asked_about_what_a_known_voice_began(
    sample: SampleStore,
) -> None:
    """A quote belongs to who asked for it: whoever else says yes, or touches it, hears it first."""
    whole = on_a_screen(envelope("ReorderItemsIntent", "ana", {}, {"item": "beans"}))
    whole["context"]["System"]["person"] = {"personId": "ana's voice"}
    asked = sample.skill.answer(whole)["sessionAttributes"]
    before = sample.count_orders("ana")
    checked = touch(sample, asked, ["yes"], requestId="hand")
    assert "Let me check with you first." in speech(checked)
    assert sample.count_orders("ana") == before
    assert "is placed" in speech(
        touch(sample, checked["sessionAttributes"], ["yes"], requestId="hand 2")
    )


def test_a_search_that_finds_nothing_begins_the_dialog_anew(sample: SampleStore) -> None:
    """No dialog is under way after a touch, so Alexa has to be told of which intent it is."""
    attributes = shown(sample, "AMAZON.HelpIntent", {})
    reply = touch(sample, attributes, ["search", "qwrtzp"])
    elicit, render = reply["response"]["directives"]
    assert elicit["updatedIntent"]["name"] == "SearchProductsIntent"
    assert render["type"] == "Alexa.Presentation.APL.RenderDocument"


@pytest.fixture(scope="module")
def places(sample: SampleStore) -> tuple[dict[str, Any], ...]:
    """Session attributes after screens of each kind."""
    return (
        shown(sample, "SearchProductsIntent", {"query": "keyboard"}),
        shown(sample, "ReorderItemsIntent", {"order_number": "1142"}),
        shown(sample, "ListOrdersIntent", {}),
    )


@EFFORT
@given(
    arguments=junk
    | st.lists(junk, max_size=4)
    | st.tuples(_WORDS, texts | junk).map(list)
    | st.tuples(_WORDS).map(list)
)
def test_whatever_is_touched_is_answered(
    sample: SampleStore, places: tuple[dict[str, Any], ...], arguments: Any
) -> None:
    """As slots are: nothing breaks, and nothing is bought by what is no yes."""
    for attributes in places:
        before = sample.skill.calls.writes
        check_spoken(touch(sample, copy.deepcopy(attributes), arguments))
        if arguments not in (["yes"], ["buy"]) and not _is(arguments, "yes", "buy"):
            assert sample.skill.calls.writes == before


def _is(arguments: Any, *words: str) -> bool:
    return isinstance(arguments, list) and bool(arguments) and arguments[0] in words


@EFFORT
@given(
    part=st.sampled_from(["token", "arguments", "source", "components", "requestId"]), value=junk
)
def test_a_damaged_touch_is_answered(
    sample: SampleStore, places: tuple[dict[str, Any], ...], part: str, value: Any
) -> None:
    attributes = places[0]
    request = {"arguments": ["choose", "1"], "source": {"type": "TouchWrapper"}, part: value}
    check_answer(touch(sample, attributes, request.pop("arguments"), **request))


@pytest.mark.parametrize(
    ("errors", "noted"),
    [
        ([{"type": "LIST_ERROR", "message": "ana"}], "LIST_ERROR"),
        ([{"type": "ana"}], "other"),
        ([], None),
        (None, None),
        (5, None),
        (["x"], None),
    ],
)
def test_what_went_wrong_on_a_screen_is_logged_by_its_kind_and_answered_with_nothing(
    sample: SampleStore, caplog: pytest.LogCaptureFixture, errors: Any, noted: str | None
) -> None:
    whole = envelope(None, type="Alexa.Presentation.APL.RuntimeError", errors=errors)
    with caplog.at_level(logging.INFO, "aisle"):
        assert sample.skill.answer(on_a_screen(whole)) == {"version": "1.0", "response": {}}
    line = caplog.records[-1].__dict__
    assert (line["request"], line["alexas_error"]) == (
        "Alexa.Presentation.APL.RuntimeError",
        noted,
    )


def test_a_touch_is_logged_as_one(sample: SampleStore, caplog: pytest.LogCaptureFixture) -> None:
    attributes = shown(sample, "SearchProductsIntent", {"query": "keyboard"})
    with caplog.at_level(logging.INFO, "aisle"):
        touch(sample, attributes, ["choose", "1"])
    line = caplog.records[-1].__dict__
    assert (line["request"], line["handler"]) == (USER_EVENT, "ChooseOptionIntent")


def test_a_device_without_a_screen_is_shown_nothing_and_imports_nothing_of_it(
    sample: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in _screen_modules():
        monkeypatch.delitem(sys.modules, name)
    reply = sample.skill.answer(envelope("SearchProductsIntent", "ana", {}, {"query": "keyboard"}))
    check_spoken(reply)
    assert "directives" not in reply["response"]
    assert "shown" not in reply["sessionAttributes"]
    assert _screen_modules() == []


def _screen_modules() -> list[str]:
    return [name for name in sys.modules if name.startswith("aisle.") and ".screens" in name]
