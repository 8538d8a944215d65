"""Quoting: what is wanted, at today's prices and from today's stock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderStatus
from aisle.domain.purchase import Quote, QuoteLine
from aisle.domain.terms import ShopTerms
from aisle.ports import Account, Catalog, SearchIndex
from aisle.services.availability import (
    News,
    Offer,
    OrderedJustNow,
    Wanted,
    available,
    merged,
)
from aisle.services.limits import TooDear, TooManyPieces, beyond
from aisle.services.naming import skus_called
from aisle.services.quote import (
    NothingAvailable,
    NothingLeft,
    Occasion,
    Quoted,
    Request,
    SubstituteOffered,
    empty_quote,
    renewed,
)

_READ_AT_ONCE = 100  # Catalog.products' limit; what is wanted comes first and always fits
_SUBSTITUTES = 3
_SUBSTITUTED_LINES = 20
_JUST_NOW = timedelta(minutes=15)


Priced = Quoted | SubstituteOffered | NothingAvailable | TooManyPieces | TooDear
Settled = Quoted | SubstituteOffered | NothingLeft | TooManyPieces | TooDear


class Quoting:
    def __init__(self, catalog: Catalog, index: SearchIndex, terms: ShopTerms) -> None:
        self._catalog = catalog
        self._index = index
        self._terms = terms

    def quote(
        self,
        account: Account,
        wanted: Iterable[Wanted],
        request: Request,
        occasion: Occasion = Occasion.WISH,
        news: tuple[News, ...] = (),
    ) -> Priced:
        """One round trip, substitutes included. Raises TooLargeForVoice."""
        together = merged(wanted)
        empty = replace(
            empty_quote(account.customer, self._terms, request),
            has_code=account.has_code,
            usual_total=_usual_total(account.orders, self._terms.currency),
        )
        recently = _ordered_just_now(account.orders, together, request.at)
        return self._priced(empty, together, occasion, (*recently, *news))

    def change(
        self,
        quote: Quote,
        request: Request,
        quantities: Mapping[str, int] | None = None,
        occasion: Occasion = Occasion.CHANGE,
    ) -> Priced:
        """The quote again, live, with other quantities of the products with these SKUs, or as it
        was. One round trip. What was changed comes first, as a long quote is not read to its
        end."""
        changed = quantities or {}
        wanted = [
            Wanted(
                line.sku,
                changed.get(line.sku, line.quantity),
                line.name,
                line.previous_price,
                told_price=line.unit_price,
            )
            for line in sorted(quote.lines, key=lambda line: line.sku not in changed)
        ]
        told_before = occasion is not Occasion.CHANGE or not quote.untold
        return self._priced(
            renewed(quote, request), wanted, occasion if told_before else Occasion.WISH
        )

    def called(self, phrases: Iterable[str], lines: Sequence[QuoteLine]) -> tuple[QuoteLine, ...]:
        """Those of the lines that the phrases name. No round trip."""
        skus = skus_called(self._index, phrases, {line.sku: line.name for line in lines})
        return tuple(line for line in lines if line.sku in skus)

    def without(
        self, quote: Quote, sku: str | None, request: Request, offers: Sequence[Offer] = ()
    ) -> Settled:
        """The quote without a product, or as it was, at the prices told; an open offer is asked
        about again. No round trip."""
        lines = tuple(line for line in quote.lines if line.sku != sku)
        changed = self._composed(renewed(quote, request), lines)
        if offers:
            return SubstituteOffered(changed, tuple(offers))
        occasion = Occasion.WISH if quote.untold else Occasion.CHANGE
        return self._told(changed, occasion=occasion) if lines else NothingLeft()

    def settle(
        self, quote: Quote, offers: Sequence[Offer], accepted: bool, request: Request
    ) -> Settled:
        """After a yes or no to the first offer: the next one, or the quote. No round trip: the
        prices are those just told, and placing the order checks them again."""
        lines = (offers[0].line, *quote.lines) if accepted else quote.lines
        settled = self._composed(renewed(quote, request), lines)
        if offers[1:]:
            return SubstituteOffered(settled, tuple(offers[1:]))
        return self._told(settled) if lines else NothingLeft()

    def _priced(
        self,
        quote: Quote,
        wanted: Sequence[Wanted],
        occasion: Occasion,
        news: tuple[News, ...] = (),
    ) -> Priced:
        similar = {one.sku: self._similar(one) for one in wanted[:_SUBSTITUTED_LINES]}
        skus = [one.sku for one in wanted]
        skus += [sku for substitutes in similar.values() for sku in substitutes]
        live = self._catalog.products(list(dict.fromkeys(skus))[:_READ_AT_ONCE])
        terms = self._terms
        found = available(wanted, live, similar, terms.currency, terms.most_of_one)
        news += found.news
        priced = self._composed(quote, found.lines)
        if found.offers:
            return SubstituteOffered(priced, found.offers[:_SUBSTITUTES], news)
        return self._told(priced, news, occasion) if found.lines else NothingAvailable(news)

    def _told(
        self, quote: Quote, news: tuple[News, ...] = (), occasion: Occasion = Occasion.WISH
    ) -> Quoted | TooManyPieces | TooDear:
        return beyond(quote, self._terms) or Quoted(quote, news, occasion)

    def _similar(self, wanted: Wanted) -> tuple[str, ...]:
        """By its name, for a product that has left the index with the catalog."""
        similar = self._index.similar(wanted.sku, _SUBSTITUTES)
        if similar or not wanted.name:
            return similar
        query = self._index.understand(wanted.name)
        return tuple(match.sku for match in self._index.search(query, _SUBSTITUTES))

    def _composed(self, quote: Quote, lines: Iterable[QuoteLine]) -> Quote:
        changed = replace(quote, lines=tuple(lines))
        return replace(changed, delivery=self._terms.delivery_for(changed.items))


def _usual_total(orders: Iterable[Order], currency: str) -> Money | None:
    """What the recent orders came to on average; None where there was none."""
    totals = [
        order.total.minor
        for order in orders
        if order.total.currency == currency and order.status is not OrderStatus.CANCELLED
    ]
    return Money(sum(totals) // len(totals), currency) if totals else None


def _ordered_just_now(
    orders: Iterable[Order], wanted: Iterable[Wanted], at: datetime
) -> tuple[OrderedJustNow, ...]:
    skus = {one.sku for one in wanted}
    for order in orders:
        fresh = at - _JUST_NOW <= order.placed_at <= at
        live = order.channel is Channel.VOICE and order.status is not OrderStatus.CANCELLED
        if fresh and live and skus <= {line.sku for line in order.lines}:
            return (OrderedJustNow(order.number),)
    return ()
