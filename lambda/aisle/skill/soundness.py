"""Whether remembered values can be ours: those of the right type may still be nonsense.

Session attributes travel through Alexa and back. Nothing that Aisle would not have put there is
acted on: a quantity below one would add stock, a price below zero would pay the shopper.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from aisle.domain.money import Money
from aisle.domain.purchase import Quote, QuoteLine
from aisle.domain.query import ProductQuery
from aisle.domain.terms import MOST_OF_ONE
from aisle.speech.markup import is_own_markup

if TYPE_CHECKING:
    from aisle.skill.session import Browsing, Question, Said, Session

_MOST_BYTES = 64 * 1024
_MOST_RESULTS = 100
_MOST_MINOR = 10**12
_ALL_BASIS_POINTS = 10_000


def check_size(attributes: Any) -> None:
    """Raises ValueError for more than a session ever holds, or for text that is none (half a
    surrogate pair cannot be stored, nor sent back)."""
    text = json.dumps(attributes, ensure_ascii=False, check_circular=False)
    if len(text.encode()) > _MOST_BYTES:
        raise ValueError("too large")


def is_sound(session: Session) -> bool:
    """Raises ValueError, ArithmeticError or LookupError for what is no zone, no day, no sum."""
    return (
        (session.quantity is None or session.quantity > 0)
        and 0 <= session.misunderstood <= _MOST_RESULTS
        and (session.browsing is None or _is_browsing(session.browsing))
        and (session.question is None or _is_question(session.question))
        and (session.said is None or _is_said(session.said))
        and (session.quote is None or _is_quote(session.quote))
        and _are_lines((offer.line for offer in session.offers), session.quote)
    )


def _is_browsing(browsing: Browsing) -> bool:
    found = len(browsing.skus)
    return 0 <= browsing.start < found <= _MOST_RESULTS and _is_query(browsing.query)


def _is_query(query: ProductQuery) -> bool:
    limits = (query.minimum_price, query.maximum_price)
    return all(limit is None or 0 <= limit <= _MOST_MINOR for limit in limits)


def _is_question(question: Question) -> bool:
    for option in question.options:
        if option.day is not None:
            date.fromisoformat(option.day)
    return True


def _is_said(said: Said) -> bool:
    return is_own_markup(said.speech) and (said.reprompt is None or is_own_markup(said.reprompt))


def _is_quote(quote: Quote) -> bool:
    ZoneInfo(quote.time_zone)
    return (
        len(quote.quote_id) > 0
        and quote.number.isdecimal()
        and quote.number.isascii()
        and 0 <= quote.tax_basis_points <= _ALL_BASIS_POINTS
        and _is_amount(quote.delivery, quote.delivery.currency)
        and (quote.usual_total is None or _is_amount(quote.usual_total, quote.delivery.currency))
        and _are_lines(quote.lines, quote)
    )


def _are_lines(lines: Iterable[QuoteLine], quote: Quote | None) -> bool:
    """Each with a quantity and a price, all in the currency of the quote."""
    return all(
        quote is not None
        and 1 <= line.quantity <= MOST_OF_ONE
        and _is_amount(line.unit_price, quote.delivery.currency)
        and (
            line.previous_price is None or _is_amount(line.previous_price, line.unit_price.currency)
        )
        for line in lines
    )


def _is_amount(amount: Money, currency: str) -> bool:
    return 0 <= amount.minor <= _MOST_MINOR and amount.currency == currency
