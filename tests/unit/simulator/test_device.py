"""A device in and out of sessions: envelopes, silence, touch, the skill's name, what lasts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest, RequestEnvelope

from tests.unit.simulator.library_desk import Clock, Desk, asks, tells
from workbench.simulator import Alexa, InteractionModel, NoSession, NothingMatches


def test_an_envelope_is_one_that_amazons_own_sdk_reads(alexa: Alexa) -> None:
    reply = alexa.say("is central open on monday")
    envelope = DefaultSerializer().deserialize(json.dumps(reply.request), RequestEnvelope)
    assert isinstance(envelope.request, IntentRequest)
    slots: Any = envelope.request.intent.slots if envelope.request.intent else None
    resolution = slots["branch"].resolutions.resolutions_per_authority[0]
    assert resolution.authority.endswith(".amzn1.ask.skill.simulator.BRANCH")
    assert [value.value.id for value in resolution.values] == ["main", "north"]
    assert slots["day"].value == "2026-03-16"
    assert slots["day"].resolutions is None
    assert envelope.session.application.application_id == "amzn1.ask.skill.simulator"


def test_an_unlisted_value_says_that_it_did_not_resolve(alexa: Alexa, desk: Desk) -> None:
    alexa.say("pay at atlantis")
    slot = desk.last["intent"]["slots"]["branch"]
    (resolution,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert slot["value"] == "atlantis"
    assert resolution["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in resolution


def test_a_session_is_new_once_and_carries_its_attributes(alexa: Alexa, desk: Desk) -> None:
    seen = []

    def script(envelope: dict[str, Any]) -> dict[str, Any]:
        session = envelope["session"]
        seen.append((session["new"], session["sessionId"], session["attributes"]))
        return asks("Yes?") | {"sessionAttributes": {"turn": len(seen)}}

    desk.script = script
    alexa.launch()
    assert alexa.say("help").session_attributes == {"turn": 2}
    alexa.launch()
    first, second, third = seen
    assert [new for new, _, _ in seen] == [True, False, True]
    assert first[1] == second[1] != third[1]
    assert [attributes for _, _, attributes in seen] == [{}, {"turn": 1}, {}]


def test_ids_are_the_same_for_the_same_seed_and_never_repeat(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    def ids(seed: str | None) -> list[str]:
        alexa = Alexa(library, desk, clock=clock, seed=seed)
        for said in ("help", "stop", "help"):
            alexa.say(said)
        return [request["requestId"] for request in desk.requests[-3:]]

    assert ids("a") == ids("a")
    assert len({*ids("a"), *ids("b"), *ids(None), *ids(None)}) == 12


def test_a_silence_hears_the_reprompt_and_the_next_ends_the_session(
    alexa: Alexa, desk: Desk
) -> None:
    alexa.launch()
    reply = alexa.wait()
    assert (reply.speech, reply.listens, reply.request) == ("Welcome. Well?", True, None)
    reply = alexa.wait()
    assert (reply.speech, reply.listens, reply.ended) == ("", False, True)
    assert desk.last["reason"] == "EXCEEDED_MAX_REPROMPTS"
    with pytest.raises(NoSession):
        alexa.wait()


def test_after_the_reprompt_one_can_still_answer(alexa: Alexa) -> None:
    alexa.launch()
    alexa.wait()
    assert alexa.say("help").speech == "AMAZON.HelpIntent"
    assert alexa.wait().speech == "AMAZON.HelpIntent Well?"


def test_a_session_that_was_told_to_end_has_ended(alexa: Alexa, desk: Desk) -> None:
    desk.always(tells("Goodbye."))
    reply = alexa.say("stop")
    assert (reply.ended, reply.listens, alexa.in_session) == (True, False, False)
    with pytest.raises(NoSession):
        alexa.end()


def test_leaving_tells_the_skill_and_nobody_else(alexa: Alexa, desk: Desk) -> None:
    alexa.launch()
    reply = alexa.say("exit")
    assert (reply.speech, reply.ended) == ("", True)
    assert (desk.last["type"], desk.last["reason"]) == ("SessionEndedRequest", "USER_INITIATED")


_SHOWN = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "a", "document": {}}


@pytest.mark.parametrize(
    ("screen", "directives", "stays"),
    [(True, [_SHOWN], True), (True, [], False), (False, [_SHOWN], False)],
)
def test_without_should_end_session_only_something_on_a_screen_keeps_the_session(
    library: InteractionModel,
    desk: Desk,
    clock: Clock,
    screen: bool,
    directives: list[Any],
    stays: bool,
) -> None:
    answer = tells("Hm.", directives=directives)
    del answer["response"]["shouldEndSession"]
    desk.always(answer)
    alexa = Alexa(library, desk, clock=clock, screen=screen)
    reply = alexa.launch()
    assert reply.listens is False
    assert (alexa.in_session, reply.ended) == (stays, not stays)


def test_should_end_session_null_keeps_the_session_open_as_false_does(
    alexa: Alexa, desk: Desk
) -> None:
    desk.always(asks("Well?", shouldEndSession=None))
    assert alexa.launch().listens
    assert alexa.wait().speech == "Well? Well?"


def test_a_repeated_request_is_the_same_to_the_byte(alexa: Alexa, desk: Desk) -> None:
    first = alexa.say("help")
    again = alexa.repeat_request()
    assert again.request == first.request
    assert again.speech == first.speech
    assert len(desk.requests) == 2


def test_the_skill_cannot_reach_into_what_alexa_keeps(
    library: InteractionModel, clock: Clock
) -> None:
    def meddling(envelope: dict[str, Any]) -> dict[str, Any]:
        envelope["session"]["sessionId"] = "mine"
        return asks("Well?")

    reply = Alexa(library, meddling, clock=clock).launch()
    assert reply.request is not None
    assert reply.request["session"]["sessionId"] != "mine"


def test_calling_the_skill_in_a_session_begins_a_new_one(alexa: Alexa) -> None:
    first = alexa.launch()
    second = alexa.say("ask city library when are you open")
    assert first.request is not None
    assert second.request is not None
    assert first.request["session"]["sessionId"] != second.request["session"]["sessionId"]


def test_what_the_model_does_not_cover_is_an_error_unless_alexa_may_fall_back(
    alexa: Alexa, desk: Desk
) -> None:
    for said in ("what is the weather on mars", "ask city library what is the weather on mars"):
        with pytest.raises(NothingMatches):
            alexa.say(said)
        alexa.say(said, fallback=True)
        assert desk.last["intent"]["name"] == "AMAZON.FallbackIntent"


def test_today_is_the_devices_today(library: InteractionModel, desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=3)
    west = Alexa(library, desk, clock=clock, time_zone="America/Los_Angeles")
    west.say("is downtown open today")
    assert desk.slot("day") == "2026-03-09"
