"""Skill events: what Alexa tells outside of any conversation, and nobody hears the answer to.

Format: developer.amazon.com, "Skill Events in Alexa Skills". There is no session, and no device;
the user is in the context. An event that was not answered, or with an error, is sent again for an
hour; one that was is not. So whatever the store could not do leaves here as an exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from aisle.domain.errors import NotLinked
from aisle.services.shop import Shop
from aisle.services.skill_events import SkillEvents

NOTIFICATIONS = "alexa::devices:all:notifications:write"
# North America's, Europe's and the Far East's. Messages go there with a secret, so nowhere else.
_ENDPOINT = re.compile(r"https://api(\.eu|\.fe)?\.amazonalexa\.com")
_NORTH_AMERICA = "https://api.amazonalexa.com"
_YEARS = range(2000, 2200)


class Taken(StrEnum):
    """What came of an event, as the log tells it."""

    ACKNOWLEDGED = "Acknowledged"
    ACCOUNT_LINKED = "AccountLinked"
    MALFORMED = "Malformed"
    NOT_LINKED = "NotLinked"
    NOTICES_UNWANTED = "NoticesUnwanted"
    NOTICES_WANTED = "NoticesWanted"
    USER_ERASED = "UserErased"


class SkillEvent:
    """One event, parsed. Raises ValueError for one that names no user, with whom nothing can be
    done; Amazon's ids are ASCII."""

    def __init__(self, envelope: Mapping[str, Any], now: datetime) -> None:
        request, system = _object(envelope, "request"), _object(envelope, "context", "System")
        user = _object(system, "user")
        self.now = now
        self.at = _happened_at(request, now)
        self.user_id = _text(user, "userId") or ""
        self.body = _object(request, "body")
        self.access_token = _text(self.body, "accessToken") or _text(user, "accessToken")
        endpoint = _text(system, "apiEndpoint") or ""
        self.api_endpoint = endpoint if _ENDPOINT.fullmatch(endpoint) else _NORTH_AMERICA
        if not self.user_id.isascii() or not self.user_id.isprintable() or not self.user_id:
            raise ValueError("an event of no user")


def take(envelope: Mapping[str, Any], shop: Shop) -> Taken:
    """Does what the event asks for, and says what that was. Raises StoreUnavailable."""
    kind = str(envelope["request"]["type"])
    handle = _HANDLERS.get(kind.rpartition(".")[2])
    if not handle:
        return Taken.ACKNOWLEDGED
    try:
        event = SkillEvent(envelope, datetime.now(UTC))
    except ValueError:
        return Taken.MALFORMED
    return handle(event, shop.skill_events)


def _disabled(event: SkillEvent, events: SkillEvents) -> Taken:
    """Whatever `userInformationPersistenceStatus` says: it keeps what was bought inside of a
    skill, and nothing is here."""
    events.disabled(event.user_id, event.at, event.now)
    return Taken.USER_ERASED


def _account_linked(event: SkillEvent, events: SkillEvents) -> Taken:
    if not event.access_token:
        return Taken.MALFORMED
    try:
        events.account_linked(
            event.user_id, event.access_token, event.api_endpoint, event.at, event.now
        )
    except NotLinked:
        return Taken.NOT_LINKED
    return Taken.ACCOUNT_LINKED


def _subscription_changed(event: SkillEvent, events: SkillEvents) -> Taken:
    """The body lists what the user is subscribed to now; nothing where it lists nothing."""
    return _notices_changed(event, events, wanted=bool(_listed(event.body, "subscriptions")))


def _permission_changed(event: SkillEvent, events: SkillEvents) -> Taken:
    """The body lists what is permitted now. Permission to notify is no subscription yet, but
    without it there is none."""
    permissions = _listed(event.body, "acceptedPermissions")
    scopes = [_text(permission, "scope") for permission in permissions]
    if NOTIFICATIONS in scopes:
        return Taken.ACKNOWLEDGED
    return _notices_changed(event, events, wanted=False)


def _notices_changed(event: SkillEvent, events: SkillEvents, wanted: bool) -> Taken:
    events.notices_changed(event.user_id, wanted, event.at, event.now)
    return Taken.NOTICES_WANTED if wanted else Taken.NOTICES_UNWANTED


# SkillEnabled is not among them: of a user who has only enabled the skill, nothing is kept.
_HANDLERS = {
    "SkillDisabled": _disabled,
    "SkillAccountLinked": _account_linked,
    "SkillPermissionAccepted": _permission_changed,
    "SkillPermissionChanged": _permission_changed,
    "ProactiveSubscriptionChanged": _subscription_changed,
}


def _happened_at(request: Mapping[str, Any], now: datetime) -> datetime:
    """`timestamp` is when the request was made; the event may be older. UTC where it says no
    zone; `now` where it says no time of these centuries."""
    for name in ("eventCreationTime", "timestamp"):
        try:
            moment = datetime.fromisoformat(_text(request, name) or "")
        except ValueError:
            continue
        if moment.year in _YEARS:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return now


def _object(holder: Any, *path: str) -> Mapping[str, Any]:
    """The object at the path, an empty one where there is none."""
    for name in path:
        holder = holder.get(name) if isinstance(holder, Mapping) else None
    return holder if isinstance(holder, Mapping) else {}


def _text(holder: Any, name: str) -> str | None:
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else None


def _listed(holder: Mapping[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []
