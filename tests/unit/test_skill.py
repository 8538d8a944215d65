"""The edge: whose requests are taken, and what a shopper hears when something of ours breaks."""

from __future__ import annotations

import copy
import logging
from typing import Any, cast

import pytest

from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.services.shop import Shop
from aisle.skill.skill import ForeignSkill, Skill, build_skill

SKILL_ID = "amzn1.ask.skill.ours"
THEIRS = {"applicationId": "amzn1.ask.skill.theirs"}
LAUNCH: dict[str, Any] = {
    "version": "1.0",
    "session": {
        "new": True,
        "sessionId": "session",
        "application": {"applicationId": SKILL_ID},
        "user": {"userId": "user"},
    },
    "context": {
        "System": {
            "application": {"applicationId": SKILL_ID},
            "user": {"userId": "user"},
            "device": {"deviceId": "device", "supportedInterfaces": {}},
        }
    },
    "request": {
        "type": "LaunchRequest",
        "requestId": "request",
        "timestamp": "2026-03-10T17:00:00Z",
        "locale": "en-US",
    },
}


class Broken:
    """Whatever is asked of it is a programming error of ours."""

    def __getattr__(self, name: str) -> Any:
        raise ZeroDivisionError(f"secret-canary in {name}")


@pytest.fixture
def skill() -> Skill:
    free = Money(0, "USD")
    broken = cast(Any, Broken())
    terms = ShopTerms("Bright Aisle", free, None, 2, "Take it back to the store.")
    ports: Any = (*[broken] * 6, lambda: broken)
    shop = Shop(terms, "America/Denver", *ports)
    return build_skill(shop, SKILL_ID)


def changed(**request: Any) -> dict[str, Any]:
    envelope = copy.deepcopy(LAUNCH)
    envelope["request"].update(request)
    return envelope


def speech(reply: dict[str, Any]) -> str:
    ssml: str = reply["response"]["outputSpeech"]["ssml"]
    return ssml


def test_asking_what_to_look_for_elicits_the_search_phrase(skill: Skill) -> None:
    """The intent is given whole, as Amazon's own examples of changing intents give it."""
    intent = {"name": "AMAZON.StartOverIntent", "confirmationStatus": "NONE"}
    reply = skill(changed(type="IntentRequest", intent=intent), None)
    assert reply["response"]["directives"] == [
        {
            "type": "Dialog.ElicitSlot",
            "slotToElicit": "query",
            "updatedIntent": {
                "name": "SearchProductsIntent",
                "confirmationStatus": "NONE",
                "slots": {"query": {"name": "query", "confirmationStatus": "NONE"}},
            },
        }
    ]


def test_a_guest_is_greeted(skill: Skill) -> None:
    assert "Bright Aisle" in speech(skill(LAUNCH, None))


@pytest.mark.parametrize(
    ("place", "application"),
    [
        ("context", THEIRS),
        ("session", THEIRS),
        ("context", {}),
        ("session", {}),
        ("context", None),
        ("session", None),
    ],
)
def test_another_skills_request_is_refused(
    skill: Skill, place: str, application: dict[str, str] | None
) -> None:
    envelope = copy.deepcopy(LAUNCH)
    holder = envelope["session"] if place == "session" else envelope["context"]["System"]
    holder["application"] = application
    with pytest.raises(ForeignSkill):
        skill(envelope, None)


@pytest.mark.parametrize("envelope", [{}, {"context": None}, {"context": {"System": None}}])
def test_what_names_no_skill_is_refused(skill: Skill, envelope: dict[str, Any]) -> None:
    with pytest.raises(ForeignSkill):
        skill(envelope, None)


@pytest.mark.parametrize(
    "kind", ["CanFulfillIntentRequest", "AudioPlayer.PlaybackStarted", "Nonsense", None, ""]
)
def test_a_request_of_an_unknown_type_gets_an_empty_answer(skill: Skill, kind: Any) -> None:
    assert skill(changed(type=kind), None) == {"version": "1.0", "response": {}}


def test_a_session_that_ended_is_not_spoken_to(skill: Skill) -> None:
    reply = skill(changed(type="SessionEndedRequest", reason="USER_INITIATED"), None)
    assert "outputSpeech" not in reply["response"]


def test_a_fault_of_ours_is_an_honest_sentence(
    skill: Skill, caplog: pytest.LogCaptureFixture
) -> None:
    intent = {
        "name": "SearchProductsIntent",
        "confirmationStatus": "NONE",
        "slots": {"query": {"name": "query", "value": "ink"}},
    }
    with caplog.at_level(logging.ERROR):
        reply = skill(changed(type="IntentRequest", intent=intent), None)
    assert "something went wrong on my side" in speech(reply)
    assert reply["response"]["shouldEndSession"] is True
    (line,) = [record for record in caplog.records if record.name == "aisle"]
    assert line.__dict__["error"] == "ZeroDivisionError"
    assert line.__dict__["where"].startswith("__getattr__ (")
    assert "canary" not in str(line.__dict__)


def test_an_intent_that_nobody_has_is_not_understood(skill: Skill) -> None:
    intent = {"name": "OrderPizzaIntent", "confirmationStatus": "NONE", "slots": {}}
    reply = skill(changed(type="IntentRequest", intent=intent), None)
    assert "didn't get that" in speech(reply)
    assert reply["response"]["shouldEndSession"] is False
