"""How a session ends when something goes wrong: the skill's own failure, or another's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.simulator.library_desk import Clock, Desk, asks, delegates
from workbench.simulator import (
    Alexa,
    InteractionModel,
    InvalidResponse,
    NoSession,
    NothingMatches,
    SimulatorError,
    TooLate,
)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"version": "2.0"}, "version is '2.0'"),
        (asks("Tom & Jerry?"), "not valid SSML"),
        (delegates(), "has no dialog model"),
    ],
)
def test_a_response_that_is_refused_ends_the_session_and_the_skill_hears_why(
    alexa: Alexa, desk: Desk, answer: dict[str, Any], error: str
) -> None:
    alexa.launch()
    desk.always(answer)
    with pytest.raises(InvalidResponse, match=error):
        alexa.say("pay my fine")
    assert desk.last["type"] == "SessionEndedRequest"
    assert desk.last["reason"] == "ERROR"
    assert desk.last["error"]["type"] == "INVALID_RESPONSE"
    assert error in desk.last["error"]["message"]
    assert not alexa.in_session
    # For a report, the exchange that failed stays the last.
    assert alexa.exchanges[-1][0]["request"]["type"] == "IntentRequest"


def test_a_skill_that_breaks_ends_its_session_and_its_own_error_comes_out(
    alexa: Alexa, desk: Desk
) -> None:
    def broken(_: object) -> dict[str, Any]:
        raise ZeroDivisionError("no shelf")

    desk.script = broken
    with pytest.raises(ZeroDivisionError, match="no shelf"):
        alexa.launch()
    assert desk.last["error"] == {"type": "INVALID_RESPONSE", "message": "no shelf"}
    assert not alexa.in_session


def test_a_skill_that_breaks_at_the_end_too_is_told_by_its_first_error(
    library: InteractionModel, clock: Clock
) -> None:
    def broken(envelope: dict[str, Any]) -> dict[str, Any]:
        raise ZeroDivisionError(envelope["request"]["type"])

    with pytest.raises(ZeroDivisionError, match="LaunchRequest") as raised:
        Alexa(library, broken, clock=clock).launch()
    (note,) = raised.value.__notes__
    assert "SessionEndedRequest" in note


def test_what_nobody_understands_is_no_failure_of_the_skill(alexa: Alexa, desk: Desk) -> None:
    alexa.launch()
    with pytest.raises(NothingMatches):
        alexa.say("what is the weather on mars")
    assert alexa.in_session
    assert [request["type"] for request in desk.requests] == ["LaunchRequest"]


def test_a_skill_that_takes_longer_than_alexa_waits_is_too_late(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    # No wait at all stands for eight seconds, so that the test need not take them.
    alexa = Alexa(library, desk, clock=clock, seconds_to_answer=0)
    with pytest.raises(TooLate, match="Alexa waits for 0"):
        alexa.launch()
    assert desk.last["error"]["type"] == "ENDPOINT_TIMEOUT"
    assert not alexa.in_session


@pytest.mark.parametrize("seconds", [60, None])
def test_a_skill_in_time_is_heard(
    library: InteractionModel, desk: Desk, clock: Clock, seconds: float | None
) -> None:
    alexa = Alexa(library, desk, clock=clock, seconds_to_answer=seconds)
    assert alexa.launch().speech == "Welcome."


@pytest.mark.parametrize("kind", ["INTERNAL_SERVICE_ERROR", "DEVICE_COMMUNICATION_ERROR"])
def test_a_session_may_end_by_somebody_elses_fault(alexa: Alexa, desk: Desk, kind: str) -> None:
    alexa.launch()
    reply = alexa.fail(kind)
    assert (reply.speech, reply.listens, reply.ended) == ("", False, True)
    assert (desk.last["reason"], desk.last["error"]["type"]) == ("ERROR", kind)
    with pytest.raises(NoSession):
        alexa.fail()


def test_an_error_that_alexa_does_not_know_is_named_with_those_she_does(alexa: Alexa) -> None:
    alexa.launch()
    with pytest.raises(SimulatorError, match="'BAD_LUCK'; there are INVALID_RESPONSE, "):
        alexa.fail("BAD_LUCK")
