"""What Alexa says in one turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aisle.speech.markup import Markup, sentences


@dataclass(frozen=True, slots=True)
class Card:
    """What the Alexa app shows. Plain text; a card without a title links the account."""

    title: str | None = None
    text: str | None = None


LINK_ACCOUNT = Card()


@dataclass(frozen=True, slots=True)
class Saying:
    """Speech that ends the session, or, where there is a reprompt, listens for an answer."""

    speech: Markup
    reprompt: Markup | None = None
    card: Card | None = None


def tell(*parts: str | None, card: Card | None = None) -> Saying:
    """Says it and is done."""
    return Saying(sentences(*parts), card=card)


def ask(
    *parts: str | None, question: str, reminder: str | None = None, card: Card | None = None
) -> Saying:
    """Says it, ends in the question and listens; the question alone is the reprompt, after the
    `reminder` of what it is about, if any."""
    return Saying(sentences(*parts, question), sentences(reminder, question), card)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears it: the moment (UTC), the zone it is told in, and whose shop it is.

    `in_conversation` is false for a shopper who asked without opening the shop first."""

    now: datetime
    time_zone: str
    seller: str
    in_conversation: bool = True

    @property
    def today(self) -> date:
        return self.day(self.now)

    def day(self, moment: datetime, time_zone: str | None = None) -> date:
        """The calendar day of a moment where the listener, or the given zone, is."""
        return moment.astimezone(ZoneInfo(time_zone or self.time_zone)).date()


def answered(
    listener: Listener, *parts: str | None, question: str, card: Card | None = None
) -> Saying:
    """A complete answer: goes on to the question within a conversation, and is done where
    the shopper asked for nothing else."""
    if listener.in_conversation:
        return ask(*parts, question=question, card=card)
    return tell(*parts, card=card)
