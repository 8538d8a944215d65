"""Skill events as they arrive: what is done, what is left, and what Alexa is to send again."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aisle.domain.alexa_user import AccountLinked, NoticesChanged, SkillDisabled, UserEvent
from aisle.domain.errors import StoreUnavailable
from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.services.shop import Shop
from aisle.skill.skill import ForeignSkill, SkillEventFailed, build_skill
from workbench.demo_identity import DemoIdentity, token_for
from workbench.local_shop import SKILL_ID
from workbench.simulator.envelope import Speaker
from workbench.simulator.skill_event import events_by_name, skill_event

AT = datetime(2026, 3, 10, 17, tzinfo=UTC)
NORTH_AMERICA = "https://api.amazonalexa.com"
EMPTY = {"version": "1.0", "response": {}}


class RememberingUsers:
    """Keeps what it is told; refuses while `down`."""

    def __init__(self) -> None:
        self.told: list[tuple[str, UserEvent]] = []
        self.down = False

    def follow(self, user_id: str, event: UserEvent, now: datetime) -> None:
        if self.down:
            raise StoreUnavailable(user_id)
        assert abs(now - datetime.now(UTC)) < timedelta(minutes=5)
        self.told.append((user_id, event))


@pytest.fixture
def users() -> RememberingUsers:
    return RememberingUsers()


@pytest.fixture
def skill(users: RememberingUsers) -> Any:
    terms = ShopTerms("Bright Aisle", Money(0, "USD"), None, 2, "Take it back.")
    ports: Any = (DemoIdentity(), *[None] * 5, lambda: users)
    shop = Shop(terms, "America/Denver", *ports)
    return build_skill(shop, SKILL_ID)


def event(name: str, user_id: str = "amzn1.user") -> dict[str, Any]:
    kind, body = events_by_name(token_for("ana"))[name]
    return skill_event(Speaker(SKILL_ID, user_id=user_id), kind, AT, body)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("linked", AccountLinked(AT, "ana", NORTH_AMERICA)),
        ("subscribed", NoticesChanged(AT, True)),
        ("unsubscribed", NoticesChanged(AT, False)),
        ("forbidden", NoticesChanged(AT, False)),
        ("disabled", SkillDisabled(AT)),
    ],
)
def test_an_event_is_told_as_of_when_it_happened(
    skill: Any, users: RememberingUsers, name: str, told: UserEvent
) -> None:
    assert skill(event(name), None) == EMPTY
    assert users.told == [("amzn1.user", told)]


@pytest.mark.parametrize("name", ["enabled", "permitted"])
def test_what_needs_no_remembering_is_not_remembered(
    skill: Any, users: RememberingUsers, name: str
) -> None:
    assert skill(event(name), None) == EMPTY
    assert users.told == []


@pytest.mark.parametrize("name", ["linked", "subscribed", "disabled"])
def test_what_the_store_did_not_take_is_to_come_again(
    skill: Any, users: RememberingUsers, name: str
) -> None:
    users.down = True
    with pytest.raises(SkillEventFailed) as failure:
        skill(event(name), None)
    assert "amzn1" not in repr(failure.value)
    assert failure.value.__context__ is None


def test_a_token_that_is_no_longer_good_links_nobody(skill: Any, users: RememberingUsers) -> None:
    stale = event("linked")
    stale["request"]["body"]["accessToken"] = "expired"
    assert skill(stale, None) == EMPTY
    assert users.told == []


def test_the_token_may_be_in_the_context(skill: Any, users: RememberingUsers) -> None:
    whole = event("linked")
    token = whole["request"].pop("body")["accessToken"]
    whole["context"]["System"]["user"]["accessToken"] = token
    skill(whole, None)
    assert users.told == [("amzn1.user", AccountLinked(AT, "ana", NORTH_AMERICA))]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://api.eu.amazonalexa.com", "https://api.eu.amazonalexa.com"),
        ("https://api.amazonalexa.com.example.com", NORTH_AMERICA),
        ("https://api.fe.amazonalexa.com@example.com", NORTH_AMERICA),
        ("http://api.amazonalexa.com", NORTH_AMERICA),
        (None, NORTH_AMERICA),
    ],
)
def test_messages_go_to_alexa_and_to_nobody_else(
    skill: Any, users: RememberingUsers, said: str | None, kept: str
) -> None:
    whole = event("linked")
    whole["context"]["System"]["apiEndpoint"] = said
    skill(whole, None)
    assert users.told == [("amzn1.user", AccountLinked(AT, "ana", kept))]


@pytest.mark.parametrize(
    ("creation", "at"),
    [
        ("2026-03-10T10:00:00.123456-07:00", AT.replace(microsecond=123456)),
        ("2026-03-10T17:00:00", AT),
        (None, AT + timedelta(seconds=1)),
        ("yesterday", AT + timedelta(seconds=1)),
        ("1066-10-14T09:00:00Z", AT + timedelta(seconds=1)),
        (17, AT + timedelta(seconds=1)),
    ],
)
def test_the_moment_is_that_of_the_event_else_of_the_request(
    skill: Any, users: RememberingUsers, creation: Any, at: datetime
) -> None:
    whole = event("disabled")
    whole["request"]["eventCreationTime"] = creation
    skill(whole, None)
    assert users.told == [("amzn1.user", SkillDisabled(at))]


def test_an_event_without_a_moment_is_of_now(skill: Any, users: RememberingUsers) -> None:
    whole = event("disabled")
    for name in ("eventCreationTime", "timestamp"):
        del whole["request"][name]
    skill(whole, None)
    ((_, told),) = users.told
    assert abs(told.at - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.parametrize("user_id", ["", None, 7, "a\nb", "\ud800", "ünknown", {}])
def test_an_event_of_nobody_is_answered_and_left(
    skill: Any, users: RememberingUsers, user_id: Any
) -> None:
    whole = event("disabled")
    whole["context"]["System"]["user"]["userId"] = user_id
    assert skill(whole, None) == EMPTY
    assert users.told == []


@pytest.mark.parametrize("body", [None, [], "x", 3, {"subscriptions": "x"}, {"subscriptions": [1]}])
@pytest.mark.parametrize("name", ["linked", "subscribed", "forbidden", "disabled"])
def test_a_body_that_is_none_breaks_nothing(
    skill: Any, users: RememberingUsers, name: str, body: Any
) -> None:
    whole = event(name)
    whole["request"]["body"] = body
    assert skill(copy.deepcopy(whole), None) == EMPTY
    assert len(users.told) == (0 if name == "linked" else 1)


def test_another_skills_event_is_refused(skill: Any, users: RememberingUsers) -> None:
    whole = event("disabled")
    whole["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.theirs"
    with pytest.raises(ForeignSkill):
        skill(whole, None)
    assert users.told == []
