"""How much may be ordered by voice at a time: refused at the quote, not at the yes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aisle.domain.money import Money
from aisle.domain.purchase import Quote
from aisle.domain.terms import ShopTerms
from aisle.services.outcome import Outcome


@dataclass(frozen=True, slots=True)
class TooManyPieces(Outcome):
    """`pieces` of `most`, of one product or together. The quote can still be changed."""

    quote: Quote
    pieces: int
    most: int


@dataclass(frozen=True, slots=True)
class TooDear(Outcome):
    """It comes to more than `most`. The quote can still be changed."""

    quote: Quote
    most: Money


def beyond(quote: Quote, terms: ShopTerms) -> TooManyPieces | TooDear | None:
    """What the quote goes beyond, if anything. What is made of it then has not been told yet."""
    pieces, untold = [line.quantity for line in quote.lines], replace(quote, untold=True)
    if max(pieces, default=0) > terms.most_of_one:
        return TooManyPieces(untold, max(pieces), terms.most_of_one)
    if terms.most_pieces is not None and sum(pieces) > terms.most_pieces:
        return TooManyPieces(untold, sum(pieces), terms.most_pieces)
    if terms.most_amount and terms.most_amount < quote.total:
        return TooDear(untold, terms.most_amount)
    return None
