"""What of the things wanted can be had today, and what is offered in place of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aisle.domain.catalog import Product
from aisle.domain.errors import TooLargeForVoice
from aisle.domain.money import Money
from aisle.domain.purchase import QuoteLine
from aisle.domain.terms import MOST_OF_ONE

MOST_LINES = 90


@dataclass(frozen=True, slots=True)
class Wanted:
    """A product to be bought. `name` is what it was called when last bought, `last_price` what
    it cost then, `told_price` what the shopper has been told it costs, if anything."""

    sku: str
    quantity: int = 1
    name: str | None = None
    last_price: Money | None = None
    told_price: Money | None = None


class Why(StrEnum):
    """Why a product cannot be had."""

    GONE = "gone"
    SOLD_OUT = "sold out"
    OTHER_CURRENCY = "other currency"


@dataclass(frozen=True, slots=True)
class Missing:
    """Cannot be had at all. `name` is None for a product that nobody knows any more."""

    name: str | None
    why: Why


@dataclass(frozen=True, slots=True)
class FewerLeft:
    """Fewer are left than were wanted; all that are left are taken."""

    name: str
    left: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """More were wanted than may be ordered by voice; that many are taken."""

    name: str
    most: int


@dataclass(frozen=True, slots=True)
class Repriced:
    """Costs something else than the shopper was told a moment ago."""

    name: str
    price: Money


@dataclass(frozen=True, slots=True)
class OrderedJustNow:
    """The shopper has just ordered the same by voice, and may not know that it went through."""

    number: str


@dataclass(frozen=True, slots=True)
class NotAdded:
    """What was to come with the rest is nothing that was bought before, or several things."""

    phrase: str


News = Missing | FewerLeft | AtMost | Repriced | OrderedJustNow | NotAdded


@dataclass(frozen=True, slots=True)
class Offer:
    """The nearest product to one that cannot be had, at today's price."""

    missing: str | None
    line: QuoteLine


@dataclass(frozen=True, slots=True)
class Available:
    """What can be had, what there is to say about it, and what is offered for the rest."""

    lines: tuple[QuoteLine, ...]
    news: tuple[News, ...]
    offers: tuple[Offer, ...]


def merged(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """One entry a product, as a transaction needs it. Raises TooLargeForVoice."""
    together: dict[str, Wanted] = {}
    for one in wanted:
        known = together.get(one.sku)
        quantity = one.quantity + (known.quantity if known else 0)
        together[one.sku] = replace(known or one, quantity=quantity)
    if len(together) > MOST_LINES:
        raise TooLargeForVoice
    return tuple(together.values())


def available(
    wanted: Sequence[Wanted],
    live: Mapping[str, Product],
    similar: Mapping[str, Sequence[str]],
    currency: str,
    most: int = MOST_OF_ONE,
) -> Available:
    """`similar` holds for a SKU its substitutes, nearest first; `live` what the catalog has of
    all of them; `most` is how many of one product may be ordered. A substitute that is wanted or
    offered already is passed over."""
    lines: list[QuoteLine] = []
    news: list[News] = []
    offers: list[Offer] = []
    taken = {one.sku for one in wanted}
    for one in wanted:
        product = live.get(one.sku)
        why = _why_not(product, currency)
        if product and not why:
            lines.append(_line(product, one, most))
            news += _remarks(product, one, most)
            continue
        name = product.spoken_name if product else one.name
        news.append(Missing(name, why or Why.GONE))
        kind = product.category if product else None
        others = (live[sku] for sku in similar.get(one.sku, ()) if sku in live and sku not in taken)
        nearest = _nearest(others, kind, currency)
        if nearest:
            taken.add(nearest.sku)
            offers.append(Offer(name, _line(nearest, Wanted(nearest.sku, one.quantity), most)))
    return Available(tuple(lines), tuple(news), tuple(offers))


def _why_not(product: Product | None, currency: str) -> Why | None:
    if not product:
        return Why.GONE
    if product.price.currency != currency:
        return Why.OTHER_CURRENCY
    return None if product.in_stock else Why.SOLD_OUT


def _line(product: Product, wanted: Wanted, most: int) -> QuoteLine:
    last = wanted.last_price
    return QuoteLine(
        sku=product.sku,
        name=product.spoken_name,
        quantity=min(wanted.quantity, product.stock, most),
        unit_price=product.price,
        previous_price=last if last and last.currency == product.price.currency else None,
    )


def _remarks(product: Product, wanted: Wanted, most: int) -> Iterable[News]:
    if wanted.told_price not in (None, product.price):
        yield Repriced(product.spoken_name, product.price)
    if product.stock < min(wanted.quantity, most):
        yield FewerLeft(product.spoken_name, product.stock)
    elif wanted.quantity > most:
        yield AtMost(product.spoken_name, most)


def _nearest(others: Iterable[Product], kind: str | None, currency: str) -> Product | None:
    """Of the same category, where there is one: photo paper is no substitute for toilet paper."""
    fitting = (other for other in others if kind in (None, other.category))
    return next((other for other in fitting if not _why_not(other, currency)), None)
