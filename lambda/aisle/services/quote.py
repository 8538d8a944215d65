"""A quote as it comes before the shopper, and what makes one quote another than the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from aisle.domain.customers import Customer
from aisle.domain.purchase import Quote
from aisle.domain.terms import ShopTerms
from aisle.services.availability import News, Offer
from aisle.services.outcome import Outcome


class Occasion(StrEnum):
    """What led to the quote: a wish, the usual the customer named, what the customer is in
    the habit of buying, a change to a quote that has been told already, or a yes to one that
    somebody else had asked for."""

    WISH = "wish"
    USUAL = "usual"
    HABIT = "habit"
    CHANGE = "change"
    OTHER_SPEAKER = "other speaker"


@dataclass(frozen=True, slots=True)
class Request:
    """The turn that asks. Its id makes the quote's, so that the same request repeated makes
    the same quote; `at` is UTC; `speaker` is the fingerprint of who speaks in which session,
    `session` that of the session alone."""

    request_id: str
    at: datetime
    speaker: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Quoted(Outcome):
    """The order that a yes would place, and what there is to say about it first."""

    quote: Quote
    news: tuple[News, ...] = ()
    occasion: Occasion = Occasion.WISH


@dataclass(frozen=True, slots=True)
class SubstituteOffered(Outcome):
    """The first of `offers` is asked about; `quote` is what can be had without any of them,
    and may still be empty."""

    quote: Quote
    offers: tuple[Offer, ...]
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingAvailable(Outcome):
    """Nothing of what was wanted can be had, and nothing like it."""

    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class NothingLeft(Outcome):
    """The last line was taken out, or the last substitute declined: nothing is ordered."""


def empty_quote(customer: Customer, terms: ShopTerms, request: Request) -> Quote:
    """A quote of nothing yet, for a delivery to the customer."""
    quote_id = _quote_id(customer.customer_id, request)
    today = request.at.astimezone(ZoneInfo(customer.time_zone)).date()
    return Quote(
        quote_id=quote_id,
        number=_number(quote_id),
        customer_id=customer.customer_id,
        lines=(),
        delivery=terms.delivery_fee,
        tax_basis_points=customer.tax_basis_points,
        ship_to=customer.ship_to,
        time_zone=customer.time_zone,
        expected_on=today + timedelta(days=terms.delivery_days),
        asked_by=request.speaker,
        has_email=terms.sends_email and customer.email is not None,
    )


def renewed(quote: Quote, request: Request) -> Quote:
    """A changed quote is another one: a yes to it must not be taken for a yes to the first. It is
    the quote of whoever changed it."""
    quote_id = _quote_id(quote.customer_id, request)
    number = _number(quote_id)
    return replace(quote, quote_id=quote_id, number=number, asked_by=request.speaker, untold=False)


def _quote_id(customer_id: str, request: Request) -> str:
    return sha256(f"{customer_id}\n{request.request_id}".encode()).hexdigest()[:32]


def _number(quote_id: str) -> str:
    """Eight digits, the first not a zero: short enough to be said."""
    return str(10_000_000 + int(quote_id, 16) % 90_000_000)
