"""What was said at the console as a conversation test, found by saying it once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from workbench.console.shops import GUEST, ConsoleShop
from workbench.console.talk import Talk, TalkTurn
from workbench.simulator import NoSession, NotUnderstood
from workbench.simulator.conversations.conversation import Conversation, Turn
from workbench.simulator.conversations.open_numbers import with_open_numbers
from workbench.simulator.conversations.performance import Played
from workbench.simulator.conversations.writing import Gain


@dataclass(frozen=True, slots=True)
class Recording:
    """A conversation test; `doubts` are why it would not pass, empty where it was seen to."""

    conversation: Conversation
    doubts: list[str]


def conversation_of(given: Mapping[str, Any], turns: Sequence[Turn] = ()) -> Conversation:
    """Of no file; its requests have ids that no other's have."""
    return Conversation("at the console", Path(uuid4().hex), 0, given, tuple(turns))


def recorded(talk: Talk, shop: ConsoleShop, name: str) -> Recording:
    """The conversation as a test: it is played a second time, and numbers that are others then,
    as a new order's, are left open; and a third time, to see that it passes. Raises LookupError
    where nothing was said."""
    heard = _said(talk)
    plain = conversation_of(talk.conversation.given, [turn for turn, _ in heard])
    with closing(Talk(shop, replace(plain, then=_orders(plain, 0)))) as again:
        _play(again)
        gained = again.orders_gained(plain.shopper or GUEST)
    turns = [
        replace(turn, expected=_expected(first, second))
        for (turn, first), second in zip(heard, again.turns, strict=True)
    ]
    conversation = replace(plain, name=name, turns=tuple(turns), then=_orders(plain, gained))
    with closing(Talk(shop, conversation)) as proof:
        _play(proof)
    return Recording(conversation, _doubts(proof))


def as_heard(talk: Talk) -> Conversation:
    """The conversation expecting what was heard, to the word. Raises LookupError as `recorded`."""
    turns = [replace(turn, expected=_expected(first, first)) for turn, first in _said(talk)]
    return conversation_of(talk.conversation.given, turns)


def _play(talk: Talk) -> None:
    while not talk.finished:
        talk.step()


def _said(talk: Talk) -> list[tuple[Turn, TalkTurn]]:
    said = list(_heard(talk))
    if not said:
        raise LookupError("nothing has been said yet that could be said again")
    return said


def _heard(talk: Talk) -> Iterator[tuple[Turn, TalkTurn]]:
    """What is to be said again, and what came of it. Where nothing came of it, only what it did
    besides is done again, with what was said next."""
    besides = _NOTHING
    for turn in talk.turns:
        said = _with(besides, turn.turn)
        if isinstance(turn.error, (NotUnderstood, NoSession)):
            besides = said
        else:
            besides = _NOTHING
            yield said, turn


_NOTHING = Turn("launch", None, {}, {}, 0)


def _with(before: Turn, turn: Turn) -> Turn:
    meanwhile = _both(before.project.get("meanwhile", {}), turn.project.get("meanwhile", {}))
    return replace(
        turn,
        expected={},
        line=0,
        lines={},
        at=(before.at or "") + (turn.at or "").lstrip("+" if before.at else "") or None,
        new_session=before.new_session or turn.new_session,
        person=turn.person or before.person,
        # Where in the document it was; a skill that looks at more than the arguments will doubt it.
        source=None,
        project={"meanwhile": meanwhile} if meanwhile else {},
    )


def _both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """What happened before a turn that nothing came of, and then before the next."""
    both = {**first, **second}
    for key in first.keys() & second.keys():
        if isinstance(first[key], dict) and isinstance(second[key], dict):
            both[key] = first[key] | second[key]
        elif isinstance(first[key], list) and isinstance(second[key], list):
            both[key] = first[key] + second[key]
    return both


def _expected(first: TalkTurn, second: TalkTurn) -> dict[str, Any]:
    """What was heard, with the numbers open that are others each time; nothing of a turn that
    broke."""
    if first.played is None or second.played is None:
        return {}
    one, other = first.played, second.played
    expected: dict[str, Any] = {}
    if one.reply.understood:
        expected["intent"] = one.reply.understood.intent
    if one.reply.speech:
        expected["alexa"] = with_open_numbers(one.reply.speech, other.reply.speech)
    expected["listens"] = one.reply.listens
    if card := _card(one, other):
        expected["card"] = card
    if one.reply.directives:
        types = (str(directive["type"]) for directive in one.reply.directives)
        expected["directives"] = list(dict.fromkeys(types))
    if first.exchanges:
        expected["trips"] = max(one.trips, other.trips)
    return expected


def _card(one: Played, other: Played) -> dict[str, str] | None:
    """Its type and title, in which an order's number may stand."""
    card = one.reply.card
    if card is None or other.reply.card is None:
        return None
    title, again = str(card.get("title") or ""), str(other.reply.card.get("title") or "")
    titled = {"title": with_open_numbers(title, again)} if title else {}
    return {"type": str(card["type"])} | titled


def _orders(conversation: Conversation, gained: int) -> dict[str, Any] | None:
    shopper = conversation.shopper or GUEST
    return None if shopper == GUEST else {"orders": {shopper: Gain(gained)}}


def _doubts(proof: Talk) -> list[str]:
    found = [f"“{turn.turn.said}”: {problem}" for turn in proof.turns for problem in turn.problems]
    return [*found, *(f"afterwards: {problem}" for problem in proof.afterwards or [])]
