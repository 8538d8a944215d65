"""One request of Alexa's, parsed once, so that nobody below looks at Alexa's Optionals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aisle.skill.session import Session

_LONGEST_SLOT = 200


@dataclass(frozen=True, slots=True)
class Slot:
    """What was said, and the ids of the values it resolved to, best first."""

    value: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """`now` is the request's own timestamp (UTC); `intent` is None unless it is an intent.
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
    session_id: str = ""
    opens_session: bool = False
    user_id: str = ""
    person_id: str | None = None
    has_screen: bool = False

    def text(self, slot: str) -> str | None:
        """What was said for the slot, None where nothing was."""
        filled = self.slots.get(slot)
        return filled.value if filled else None

    def id(self, slot: str) -> str | None:
        """The id of the value the slot resolved to; None where it resolved to none."""
        filled = self.slots.get(slot)
        return filled.ids[0] if filled and filled.ids else None

    def number(self, slot: str) -> int | None:
        """A number slot's value; None where it is missing or "?", as Alexa sends for a mumble."""
        text = self.text(slot)
        return int(text) if text and text.isdecimal() and text.isascii() else None


def turn_of(envelope: Any) -> Turn:
    """The turn in an ask_sdk_model RequestEnvelope."""
    request, session, system = envelope.request, envelope.session, envelope.context.system
    intent = getattr(request, "intent", None)
    interfaces = system.device.supported_interfaces if system.device else None
    return Turn(
        request_id=request.request_id,
        request_type=request.object_type,
        now=request.timestamp.astimezone(UTC),
        locale=request.locale or "en-US",
        session=Session.from_attributes(session.attributes if session else None),
        intent=intent.name if intent else None,
        slots=_slots(intent.slots if intent else None),
        access_token=system.user.access_token if system.user else None,
        session_id=session.session_id if session else "",
        opens_session=bool(session and session.new),
        user_id=system.user.user_id if system.user else "",
        person_id=system.person.person_id if system.person else None,
        has_screen=bool(interfaces and interfaces.alexa_presentation_apl),
    )


def _slots(slots: Mapping[str, Any] | None) -> dict[str, Slot]:
    return {
        name: Slot(_cleaned(slot.value), tuple(_ids(slot.resolutions)))
        for name, slot in (slots or {}).items()
        if slot.value and slot.value != "?"
    }


def _cleaned(value: str) -> str:
    return "".join(c for c in value[:_LONGEST_SLOT] if c.isprintable()).strip()


def _ids(resolutions: Any) -> list[str]:
    authorities = (resolutions.resolutions_per_authority or []) if resolutions else []
    return [
        wrapper.value.id
        for authority in authorities
        if authority.status and str(authority.status.code).endswith("ER_SUCCESS_MATCH")
        for wrapper in authority.values or []
        if wrapper.value and wrapper.value.id
    ]
