"""The questions whose answer is a slot: how Alexa is told to listen for four digits, or for a bare
search phrase, and what she may have taken the digits for instead."""

from __future__ import annotations

from typing import Any

from aisle.skill.session import LOOK_FOR, Session
from aisle.skill.turn import Turn

_SLOTS = {
    "SearchProductsIntent": ("query",),
    "GiveVoiceCodeIntent": ("code",),
    "SetVoiceCodeIntent": ("old_code", "code", "code_again"),
    "RemoveVoiceCodeIntent": ("old_code",),
}
_CODES_ASKED_FOR = {
    "place_by_code": ("GiveVoiceCodeIntent", "code"),
    "place_again_by_code": ("GiveVoiceCodeIntent", "code"),
    "old_code": ("SetVoiceCodeIntent", "old_code"),
    "new_code": ("SetVoiceCodeIntent", "code"),
    "new_code_again": ("SetVoiceCodeIntent", "code_again"),
    "remove_code": ("RemoveVoiceCodeIntent", "old_code"),
}
# A search phrase needs words around it, "find …", unless Alexa was told that it is asked for.
_ASKED_FOR = {**_CODES_ASKED_FOR, LOOK_FOR: ("SearchProductsIntent", "query")}
_OTHER_NUMBERS = ("code", "old_code", "number", "quantity", "order_number", "size")
_DIGITS = 4


def elicitation(session: Session, intent: str | None) -> dict[str, Any] | None:
    """The directive that goes with the open question; None where it is for no slot. The
    dialog goes on where the turn was of the same intent, and keeps what was said in it."""
    if not session.question or session.question.name not in _ASKED_FOR:
        return None
    wanted, slot = _ASKED_FOR[session.question.name]
    directive: dict[str, Any] = {"type": "Dialog.ElicitSlot", "slotToElicit": slot}
    if wanted != intent:
        slots = {name: {"name": name, "confirmationStatus": "NONE"} for name in _SLOTS[wanted]}
        updated = {"name": wanted, "confirmationStatus": "NONE", "slots": slots}
        directive["updatedIntent"] = updated
    return directive


def asks_for_code(session: Session) -> bool:
    return session.question is not None and session.question.name in _CODES_ASKED_FOR


def code_given(turn: Turn) -> str | None:
    """The four digits, while a code is asked for: a number that Alexa takes for an order number
    then is still the code, and must not be read out as one."""
    asked = turn.session.question
    if not asked or asked.name not in _CODES_ASKED_FOR:
        return None
    wanted, slot = _CODES_ASKED_FOR[asked.name]
    names = (slot,) if turn.intent == wanted else _OTHER_NUMBERS
    return next(filter(None, (four_digits(turn.text(name)) for name in names)), None)


def four_digits(text: str | None) -> str | None:
    """What was said, if it is four digits."""
    is_code = text is not None and len(text) == _DIGITS and text.isdecimal() and text.isascii()
    return text if is_code else None
