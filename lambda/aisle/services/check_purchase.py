"""Whether an order went through, for a shopper who did not hear the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from aisle.domain.orders import Order
from aisle.domain.purchase import Yes
from aisle.ports import Orders
from aisle.services.order_answers import NoOrders
from aisle.services.outcome import Outcome
from aisle.services.settle_payment import PaymentDeclined, PaymentPending, SettlePayment

_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WentThrough(Outcome):
    """The newest order is of today or yesterday, and its status tells the rest."""

    order: Order


@dataclass(frozen=True, slots=True)
class NothingNew(Outcome):
    """The newest order is an older one. `open_question` is what was asked before and stays open
    (SSML content that Aisle made)."""

    latest: Order
    open_question: str | None = None


class CheckPurchase:
    def __init__(self, orders: Orders, payments: SettlePayment) -> None:
        self._orders = orders
        self._payments = payments

    def newest(
        self, customer_id: str, yes: Yes, open_question: str | None = None
    ) -> WentThrough | PaymentDeclined | PaymentPending | NothingNew | NoOrders:
        """One round trip; a payment that is not known yet is asked after, with one more."""
        orders = self._orders.latest(customer_id)
        if not orders:
            return NoOrders()
        newest = orders[0]
        if newest.placed_at < yes.at - _LATELY:
            return NothingNew(newest, open_question)
        paid = self._payments.settled(newest, yes)
        return WentThrough(paid) if isinstance(paid, Order) else paid
