"""Cancelling an order that has not been packed: asked about first, then done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aisle.domain.errors import ShopError, StoreUnavailable
from aisle.domain.orders import Order, OrderStatus
from aisle.domain.purchase import Yes
from aisle.ports import Orders, SearchIndex
from aisle.services.naming import skus_called
from aisle.services.order_answers import NoOrders
from aisle.services.outcome import Outcome
from aisle.services.settle_payment import PaymentDeclined, PaymentPending, SettlePayment

_RECENT = 20
_LONG_AGO = 100


class CancellationUnknown(ShopError):
    """The store never said whether the order was cancelled; asking again is safe."""


@dataclass(frozen=True, slots=True)
class NothingToCancel(Outcome):
    """The customer has no order of that number."""

    number: str


@dataclass(frozen=True, slots=True)
class NoneToCancel(Outcome):
    """No order has what the shopper named."""

    phrase: str


@dataclass(frozen=True, slots=True)
class CancelAsked(Outcome):
    """This order would be cancelled by a yes."""

    order: Order


@dataclass(frozen=True, slots=True)
class CancelRefused(Outcome):
    """The order has been packed, or is closed; its status says which."""

    order: Order


@dataclass(frozen=True, slots=True)
class OrderCancelled(Outcome):
    """`again`: another request had cancelled it before."""

    order: Order
    again: bool = False


@dataclass(frozen=True, slots=True)
class OrderKept(Outcome):
    """The shopper would rather not cancel."""


Considered = (
    CancelAsked
    | CancelRefused
    | OrderCancelled
    | NoOrders
    | NothingToCancel
    | NoneToCancel
    | PaymentDeclined
    | PaymentPending
)


class CancelOrder:
    def __init__(self, orders: Orders, index: SearchIndex, payments: SettlePayment) -> None:
        self._orders = orders
        self._payments = payments
        self._index = index

    def consider(self, customer_id: str, number: str | None) -> Considered:
        """The order of that number; without one the newest that can still be cancelled, or else
        the newest of all. One round trip."""
        if number:
            order = self._orders.by_number(customer_id, number)
            return _considered(order) if order else NothingToCancel(number)
        orders = self._orders.latest(customer_id, _RECENT)
        return _considered(_likeliest(orders)) if orders else NoOrders()

    def named(self, customer_id: str, phrases: Sequence[str]) -> Considered:
        """The same among the orders that have what the phrases name. One round trip."""
        orders = self._orders.latest(customer_id, _LONG_AGO)
        names = {line.sku: line.name for order in orders for line in order.lines}
        skus = skus_called(self._index, phrases, names)
        fitting = [order for order in orders if any(line.sku in skus for line in order.lines)]
        if fitting:
            return _considered(_likeliest(fitting))
        return NoneToCancel(phrases[0]) if orders else NoOrders()

    def confirm(self, customer_id: str, number: str, yes: Yes) -> Considered:
        """Two round trips, and one more where its payment has to be asked after first: an order
        whose card may just be charged is not cancelled. Raises CancellationUnknown,
        TooLateToCancel where it was packed in between the two."""
        considered = self.consider(customer_id, number)
        if isinstance(considered, OrderCancelled):
            by_this = considered.order.history[-1].request_id == yes.request_id
            return OrderCancelled(considered.order, again=not by_this)
        if not isinstance(considered, CancelAsked):
            return considered
        paid = self._payments.settled(considered.order, yes)
        if isinstance(paid, PaymentPending):
            return replace(paid, cancelling=True)
        if isinstance(paid, PaymentDeclined):
            return paid
        try:
            return OrderCancelled(self._orders.cancel(paid, yes))
        except StoreUnavailable as error:
            raise CancellationUnknown from error


def _likeliest(orders: Sequence[Order]) -> Order:
    """The newest that can still be cancelled, else the newest that is still open."""
    cancellable = (order for order in orders if order.may_be_cancelled)
    awaited = (order for order in orders if order.is_open)
    return next(cancellable, None) or next(awaited, orders[0])


def _considered(order: Order) -> CancelAsked | CancelRefused | OrderCancelled:
    if order.status is OrderStatus.CANCELLED:
        return OrderCancelled(order, again=True)
    return CancelAsked(order) if order.may_be_cancelled else CancelRefused(order)
