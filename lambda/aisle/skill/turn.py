"""One request of Alexa's, parsed once, so that nobody below looks at Alexa's Optionals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from aisle.skill.session import Session
from aisle.skill.touch import USER_EVENT, meaning

_LONGEST_SLOT = 200
_YEARS = range(2000, 2200)
_FINGERPRINT = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """What was said, and the ids of the values it resolved to, best first."""

    value: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """`now` is the request's own timestamp (UTC); `holder` who is spoken to, as a fingerprint
    of the access token, None for a guest; `intent` is None unless it is an intent.
    A touch is the intent that it means, as if it had been said.
    `opens_session` is true of the first request of a session: an intent that opens one is a
    one-shot, "ask Bright Aisle where my order is"."""

    request_id: str
    request_type: str
    now: datetime
    locale: str
    session: Session = field(default_factory=Session)
    intent: str | None = None
    slots: Mapping[str, Slot] = field(default_factory=dict)
    access_token: str | None = None
    holder: str | None = None
    session_id: str = ""
    opens_session: bool = False
    user_id: str = ""
    person_id: str | None = None
    has_screen: bool = False

    @property
    def speaker(self) -> str:
        """Who speaks in which session, as a fingerprint; a voice that Alexa does not recognise is
        one of its own."""
        return _digest(f"{self.session_id}\n{self.person_id or ''}")

    @property
    def session_fingerprint(self) -> str:
        return _digest(self.session_id)

    @property
    def is_touch(self) -> bool:
        return self.request_type == USER_EVENT

    @property
    def screen_token(self) -> str:
        """For the document that this turn shows: the same request repeated shows the same."""
        return _digest(self.request_id)

    def text(self, slot: str) -> str | None:
        """What was said for the slot, None where nothing was."""
        filled = self.slots.get(slot)
        return filled.value if filled else None

    def id(self, slot: str) -> str | None:
        """The id of the value the slot resolved to; None where it resolved to none."""
        filled = self.slots.get(slot)
        return filled.ids[0] if filled and filled.ids else None

    def phrases(self, slot: str) -> tuple[str, ...]:
        """What was said for the slot, and then as the model knows it; nothing where nothing was."""
        said, known_as = self.text(slot), self.id(slot)
        return (said, *((known_as.replace("_", " "),) if known_as else ())) if said else ()

    def number(self, slot: str) -> int | None:
        """A number slot's value; None where it is missing or "?", as Alexa sends for a mumble."""
        text = self.text(slot)
        return int(text) if text and text.isdecimal() and text.isascii() else None


def turn_of(envelope: Any) -> Turn:
    """The turn in an ask_sdk_model RequestEnvelope. A request without an id gets one of its own,
    as what it quotes must not be taken for what another quoted."""
    request, session, system = envelope.request, envelope.session, envelope.context.system
    intent, slots = intent_of(request)
    interfaces = system.device.supported_interfaces if system.device else None
    access_token = system.user.access_token if system.user else None
    holder = _fingerprint(access_token)
    remembered = Session.from_attributes(session.attributes if session else None)
    return Turn(
        request_id=request.request_id or uuid4().hex,
        request_type=request.object_type,
        now=_moment(request.timestamp),
        locale=request.locale or "en-US",
        session=remembered.held_by(holder),
        intent=intent,
        slots=slots,
        access_token=access_token,
        holder=holder,
        session_id=session.session_id if session else "",
        opens_session=bool(session and session.new),
        user_id=system.user.user_id if system.user else "",
        person_id=system.person.person_id if system.person else None,
        has_screen=bool(interfaces and interfaces.alexa_presentation_apl),
    )


def intent_of(request: Any) -> tuple[str | None, dict[str, Slot]]:
    """Which intent, with what in its slots: of what was said, or of what a touch means. A place
    is touched as what it resolves to."""
    if request.object_type == USER_EVENT:
        name, values = meaning(request.arguments)
        cleaned = {slot: _cleaned(value) for slot, value in values.items()}
        return name, {slot: Slot(value, (value,)) for slot, value in cleaned.items() if value}
    intent = getattr(request, "intent", None)
    return (intent.name, _slots(intent.slots)) if intent else (None, {})


def _moment(timestamp: Any) -> datetime:
    """UTC. The clock's own where the request names no moment, or none of these centuries, of
    which neighbouring days could be told; one without a zone is taken for UTC."""
    if not isinstance(timestamp, datetime) or timestamp.year not in _YEARS:
        return datetime.now(UTC)
    return (timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)).astimezone(UTC)


def _fingerprint(access_token: str | None) -> str | None:
    return _digest(access_token) if access_token else None


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT]


def _slots(slots: Mapping[str, Any] | None) -> dict[str, Slot]:
    """Without those that are empty, or "?", as Alexa sends for a mumble."""
    return {
        name: Slot(value, tuple(_ids(slot.resolutions)))
        for name, slot in (slots or {}).items()
        if slot and slot.value and (value := _cleaned(slot.value)) not in ("", "?")
    }


def _cleaned(value: str) -> str:
    """At most 200 characters in their plain form (Unicode's NFKC), without control characters;
    any space is one space."""
    plain = unicodedata.normalize("NFKC", value[:_LONGEST_SLOT])
    kept = "".join(" " if c.isspace() else c for c in plain if c.isprintable() or c.isspace())
    return " ".join(kept[:_LONGEST_SLOT].split())


def _ids(resolutions: Any) -> list[str]:
    authorities = (resolutions.resolutions_per_authority or []) if resolutions else []
    return [
        _cleaned(wrapper.value.id)
        for authority in authorities
        if authority
        and authority.status
        and str(authority.status.code).endswith("ER_SUCCESS_MATCH")
        for wrapper in authority.values or []
        if wrapper and wrapper.value and wrapper.value.id
    ]
