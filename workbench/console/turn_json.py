"""A turn as the page gets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.console.talk import TalkTurn
from workbench.simulator import Ambiguous, NothingMatches, NotUnderstood, Reply, SimulatorError
from workbench.simulator.understanding.slots import FilledSlot
from workbench.simulator.understanding.understanding import Understood
from workbench.stage.watch import Seen
from workbench.store_calls import StoreCall

_RENDER = "Alexa.Presentation.APL.RenderDocument"


def turn_json(number: int, turn: TalkTurn) -> dict[str, Any]:
    """Everything there is to see of it; `number` is its place, from 0."""
    shown: dict[str, Any] = {
        "number": number,
        "action": turn.turn.action,
        "argument": turn.turn.argument,
        "said": turn.turn.said,
        "besides": _besides(turn),
        "clock": turn.now.isoformat(),
        "scripted": turn.scripted,
        "cost": _cost(turn.seen),
        "broken": turn.seen.broken,
        "exchanges": [{"request": sent, "response": got} for sent, got in turn.exchanges],
        "error": _error(turn.error),
        "expected": turn.turn.expected,
    }
    if turn.played is not None:
        shown |= _heard(turn.played.reply) | {"differences": turn.played.problems}
    return shown


def _besides(turn: TalkTurn) -> list[str]:
    """What was otherwise than in the turn before."""
    asked = turn.turn
    return [
        *(["a new session"] if asked.new_session else []),
        *([f"the clock: {asked.at}"] if asked.at and asked.at.startswith("+") else []),
        *([f"the voice of {asked.person}"] if asked.person else []),
        *(f"{key}: {value}" for key, value in asked.project.get("meanwhile", {}).items()),
    ]


def _heard(reply: Reply) -> dict[str, Any]:
    shown = next((d for d in reversed(reply.directives) if d["type"] == _RENDER), None)
    return {
        "progressive": reply.progressive,
        "speech": reply.speech,
        "ssml": reply.ssml,
        "reprompt": reply.reprompt,
        "listens": reply.listens,
        "ended": reply.ended,
        "card": reply.card,
        "screen": shown,
        "directives": [directive["type"] for directive in reply.directives],
        "attributes": reply.session_attributes,
        "understood": _understood(reply.understood),
    }


def _understood(understood: Understood | None) -> dict[str, Any] | None:
    if understood is None:
        return None
    slots = [_slot(name, filled) for name, filled in understood.slots.items()]
    return {"intent": understood.intent, "sample": understood.sample, "slots": slots}


def _slot(name: str, filled: FilledSlot) -> dict[str, Any]:
    resolved = [
        {"name": value.name, "id": value.id, "dynamic": authority.dynamic}
        for authority in filled.authorities
        for value in authority.values
    ]
    return {
        "name": name,
        "value": filled.value,
        "resolved": resolved,
        "listed": bool(filled.authorities),
    }


def _cost(seen: Seen) -> dict[str, Any]:
    return {
        "calls": [_call(call) for call in seen.calls],
        "read": seen.units.read,
        "write": seen.units.write,
        "milliseconds": seen.milliseconds,
    }


def _call(call: StoreCall) -> dict[str, Any]:
    units = call.units
    return {
        "operation": call.operation,
        "tables": call.tables,
        "keys": call.keys,
        "items": call.items,
        "read": units.read,
        "write": units.write,
        "milliseconds": call.milliseconds,
        "error": call.error,
    }


def _error(error: Exception | None) -> Mapping[str, Any] | None:
    """In words, with what might have been meant."""
    if error is None:
        return None
    near: tuple[tuple[str, str], ...] = ()
    if isinstance(error, NothingMatches):
        near, message = error.nearest, "Nothing in the interaction model matches this."
    elif isinstance(error, Ambiguous):
        near, message = error.candidates, "This fits several intents equally well."
    elif isinstance(error, SimulatorError):
        message = f"{str(error)[:1].upper()}{str(error)[1:]}."
    else:
        message = f"This broke: {type(error).__name__}: {error}. The terminal has the traceback."
    return {
        "message": message,
        "near": [{"intent": intent, "sample": sample} for intent, sample in near],
        "may_fall_back": isinstance(error, NotUnderstood),
    }
