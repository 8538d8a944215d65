"""What a shopper may ask in between, and what is under way waits for."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.money import Money
from aisle.domain.purchase import Quote
from aisle.services.outcome import Outcome


@dataclass(frozen=True, slots=True)
class DeliveryDescribed(Outcome):
    """What delivery costs and takes: of the quote, where one is being asked about, or else of
    any order. `open_question` is what was asked before and stays open (SSML content that Aisle
    made)."""

    fee: Money
    free_from: Money | None
    days: int
    quote: Quote | None = None
    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class SellerDescribed(Outcome):
    """Who sells; `open_question` as for delivery."""

    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class PersonAskedFor(Outcome):
    """The shopper would rather talk to a person; `open_question` as for delivery."""

    open_question: str | None = None


@dataclass(frozen=True, slots=True)
class NoCodeAsked(Outcome):
    """A voice code out of nowhere; `open_question` as for delivery."""

    open_question: str | None = None
