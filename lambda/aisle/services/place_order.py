"""Placing the order that was quoted, once, at the price that was told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from aisle.domain.errors import CodeNeeded, OutOfStock, PriceChanged, StoreUnavailable
from aisle.domain.orders import Order
from aisle.domain.purchase import Quote, Yes
from aisle.domain.terms import ShopTerms
from aisle.ports import Orders, Placement
from aisle.services.limits import beyond
from aisle.services.outcome import Outcome
from aisle.services.quote import Occasion, Request
from aisle.services.quoting import Priced, Quoting
from aisle.services.settle_payment import PaymentDeclined, PaymentPending, SettlePayment

if TYPE_CHECKING:
    from aisle.services.voice_code import Refused, Verified, VoiceCodeKeeping


@dataclass(frozen=True, slots=True)
class OrderPlaced(Outcome):
    """`again`: another yes to the same quote had placed it before; it was not placed twice.
    `offers_code`: it was so dear, or the customer's orders are, that a voice code is offered.
    `emailed`: the customer has an address that the confirmation goes to."""

    order: Order
    again: bool
    offers_code: bool = False
    emailed: bool = False


@dataclass(frozen=True, slots=True)
class CodeAsked(Outcome):
    """The voice code is asked for, before this quote is placed."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class QuoteLapsed(Outcome):
    """There is no quote that this shopper could say yes to."""


@dataclass(frozen=True, slots=True)
class LeftUnsure(Outcome):
    """The shopper would not try again, and the store never said whether the order was placed."""


Placed = OrderPlaced | PaymentDeclined | PaymentPending
Confirmed = Placed | QuoteLapsed | CodeAsked | Priced


class PlaceOrder:
    def __init__(
        self,
        orders: Orders,
        quoting: Quoting,
        codes: VoiceCodeKeeping,
        payments: SettlePayment,
        terms: ShopTerms,
    ) -> None:
        self._orders = orders
        self._quoting = quoting
        self._codes = codes
        self._payments = payments
        self._terms = terms

    def confirm(
        self, quote: Quote | None, customer_id: str, request: Request, again: bool = False
    ) -> Confirmed:
        """One transaction, or none where the voice code is to be asked for; where a price or the
        stock has changed, one round trip more for a new quote, which needs a yes of its own. So
        does a quote that another speaker asked for, unless this tries `again` what the other has
        said yes to. Raises PlacementUnknown."""
        if not _is_own(quote, customer_id):
            return QuoteLapsed()
        if again:
            return self._placed(quote, request)
        if much := beyond(quote, self._terms):
            return much
        if quote.has_code:
            return CodeAsked(quote)
        if quote.asked_by != request.speaker:
            return self._quoting.change(quote, request, occasion=Occasion.OTHER_SPEAKER)
        return self._placed(quote, request)

    def confirm_by_code(
        self, quote: Quote | None, customer_id: str, digits: str, request: Request
    ) -> Confirmed | Refused:
        """The same by the voice code, whoever speaks. One round trip to count the guess, then as
        above, and one more to forgive it where nothing came of it. Raises PlacementUnknown."""
        from aisle.services.voice_code import NoCode, Verified

        if not _is_own(quote, customer_id):
            return QuoteLapsed()
        if much := beyond(quote, self._terms):
            return much
        verified = self._codes.verify(customer_id, digits, request)
        if isinstance(verified, NoCode):
            without = replace(quote, has_code=False)
            return self._quoting.change(without, request, occasion=Occasion.OTHER_SPEAKER)
        if not isinstance(verified, Verified):
            return verified
        outcome = self._placed(quote, request, verified)
        if not isinstance(outcome, Placed):
            self._codes.forgive(customer_id, verified)
        return outcome

    def _placed(
        self, quote: Quote, request: Request, verified: Verified | None = None
    ) -> Placed | CodeAsked | Priced:
        yes = Yes(
            request.request_id,
            request.at,
            verified.code if verified else None,
            verified.guess if verified else None,
            self._payments.begins,
        )
        try:
            placement = self._orders.place(quote, yes)
        except (PriceChanged, OutOfStock):
            return self._quoting.change(quote, request)
        except CodeNeeded:
            return CodeAsked(replace(quote, has_code=True))
        try:
            order = self._as_it_stands(placement)
        except StoreUnavailable:
            return PaymentPending(placement.order)
        paid = self._payments.settled(order, yes)
        if not isinstance(paid, Order):
            return paid
        offers = not placement.already_placed and quote.asks_for_safety(self._terms.voice_code_from)
        return OrderPlaced(placement.order, placement.already_placed, offers, quote.has_email)

    def _as_it_stands(self, placement: Placement) -> Order:
        """One round trip, where the order was there before and may have been paid since."""
        order = placement.order
        if not (placement.found and order.awaits_payment):
            return order
        return self._orders.by_number(order.customer_id, order.number) or order


def _is_own(quote: Quote | None, customer_id: str) -> TypeGuard[Quote]:
    return bool(quote and quote.lines and quote.customer_id == customer_id)
