"""F14, a forged skill id: refused in both of its places, before anybody or anything is asked."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.services.shop import Shop
from aisle.skill.skill import ForeignSkill, Skill, build_skill

OURS = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
THEIRS = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdee"
FORGED: dict[str, Any] = {
    "another's": {"applicationId": THEIRS},
    "upper case": {"applicationId": OURS.upper()},
    "with a space": {"applicationId": f"{OURS} "},
    "with a zero after it": {"applicationId": f"{OURS}\0"},
    "only its beginning": {"applicationId": OURS[:-1]},
    "in a list": {"applicationId": [OURS]},
    "in another's place": {"applicationID": OURS},
    "true": {"applicationId": True},
    "empty": {"applicationId": ""},
    "null": {"applicationId": None},
    "missing": {},
    "no application": None,
    "a word for an application": OURS,
    "a list for an application": [{"applicationId": OURS}],
}
REQUESTS: dict[str, dict[str, Any]] = {
    "an intent": {
        "type": "IntentRequest",
        "intent": {"name": "TrackOrderIntent", "confirmationStatus": "NONE", "slots": {}},
    },
    "a launch": {"type": "LaunchRequest"},
    "an event": {"type": "AlexaSkillEvent.SkillDisabled"},
    "nonsense": {"type": "Nonsense"},
}


class Watched:
    """Remembers what it was asked, and then breaks."""

    def __init__(self, asked: list[str]) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        self._asked.append(name)
        raise AttributeError(name)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def skill(asked: list[str]) -> Skill:
    watched: Any = Watched(asked)
    terms = ShopTerms("Bright Aisle", Money(0, "USD"), None, 2, "Take it back to the store.")
    return build_skill(Shop(terms, "America/Denver", *[watched] * 7), OURS)


def envelope(request: str = "an intent") -> dict[str, Any]:
    user = {"userId": "user", "accessToken": "token"}
    application = {"applicationId": OURS}
    moment = {"requestId": "request", "timestamp": "2026-03-10T17:00:00Z", "locale": "en-US"}
    device = {"deviceId": "device", "supportedInterfaces": {}}
    whole: dict[str, Any] = {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "session",
            "application": application,
            "user": user,
            "attributes": {},
        },
        "context": {"System": {"application": application, "user": user, "device": device}},
        "request": {**REQUESTS[request], **moment},
    }
    return copy.deepcopy(whole)


def refused(skill: Skill, whole: Any) -> bool:
    """Breaking over it is no refusal."""
    try:
        skill(whole, None)
    except Exception as error:
        return isinstance(error, ForeignSkill)
    return False


@pytest.mark.parametrize("request_kind", REQUESTS)
@pytest.mark.parametrize("place", ["context", "session", "both"])
@pytest.mark.parametrize("kind", FORGED)
def test_f14_a_forged_id_is_refused_before_anything_is_asked(
    skill: Skill, asked: list[str], kind: str, place: str, request_kind: str
) -> None:
    forged = envelope(request_kind)
    if place in ("context", "both"):
        forged["context"]["System"]["application"] = FORGED[kind]
    if place in ("session", "both"):
        forged["session"]["application"] = FORGED[kind]
    assert refused(skill, forged)
    assert asked == []


@pytest.mark.parametrize("session", [{}, [], "", 0, False, {"new": True}, "session"])
def test_f14_a_session_that_names_no_skill_is_refused(
    skill: Skill, asked: list[str], session: Any
) -> None:
    forged = envelope()
    forged["session"] = session
    assert refused(skill, forged)
    assert asked == []


@pytest.mark.parametrize("context", [None, {}, [], "", {"System": None}, {"System": []}])
def test_f14_a_context_that_names_no_skill_is_refused(
    skill: Skill, asked: list[str], context: Any
) -> None:
    forged = envelope()
    forged["context"] = context
    assert refused(skill, forged)
    assert asked == []


@pytest.mark.parametrize("whole", [None, [], "", 7, {}, {"session": None}, [{"context": {}}]])
def test_f14_what_is_no_envelope_is_refused(skill: Skill, asked: list[str], whole: Any) -> None:
    assert refused(skill, whole)
    assert asked == []


@pytest.mark.parametrize("sessionless", [False, True])
def test_f14_the_skills_own_request_is_taken(
    skill: Skill, asked: list[str], sessionless: bool
) -> None:
    """Also without a session, as some requests of Alexa's come. That it asks who is speaking
    shows that the ones above would have been heard asking."""
    own = envelope()
    if sessionless:
        own["session"] = None
    skill(own, None)
    assert asked == ["customer_for"]
