"""What can come of changing a quote, a new quote aside."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.purchase import QuoteLine
from aisle.services.outcome import Outcome


@dataclass(frozen=True, slots=True)
class NothingToChange(Outcome):
    """Nothing is being ordered, and nothing has been talked about that could be."""


@dataclass(frozen=True, slots=True)
class HowMany(Outcome):
    """No number was said, or none that can be ordered."""


@dataclass(frozen=True, slots=True)
class WhichLine(Outcome):
    """Several lines of the quote may be meant: to be changed, or else to be taken out."""

    lines: tuple[QuoteLine, ...]
    removing: bool = False


@dataclass(frozen=True, slots=True)
class NotInQuote(Outcome):
    """Nothing in the quote is called that; its question stays open."""

    phrase: str
    open_question: str | None
