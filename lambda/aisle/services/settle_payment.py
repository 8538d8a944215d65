"""Whether an order is paid: asked for with the key it was placed with, however often."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.errors import PaymentUnknown, StoreUnavailable, TooLateToCancel
from aisle.domain.orders import Order, PaymentStatus
from aisle.domain.purchase import Yes
from aisle.ports import Orders, Payment
from aisle.services.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PaymentDeclined(Outcome):
    """The card was declined: the order is cancelled again, and its stock returned."""

    order: Order


@dataclass(frozen=True, slots=True)
class PaymentPending(Outcome):
    """The order stands, and nobody has said yet whether it is paid; so it cannot be cancelled
    either, where that (`cancelling`) was asked for."""

    order: Order
    cancelling: bool = False


class SettlePayment:
    def __init__(self, orders: Orders, payment: Payment) -> None:
        self._orders = orders
        self._payment = payment

    @property
    def begins(self) -> PaymentStatus:
        """What a new order says of its payment."""
        return self._payment.begins

    def settle(self, order: Order, yes: Yes) -> Order:
        """The order charged, or cancelled as its card was declined; the order as it is where that
        is known. One call for the payment, and one round trip. Raises PaymentUnknown."""
        if not order.awaits_payment:
            return order
        if self._payment.charge(order) is PaymentStatus.DECLINED:
            try:
                return self._orders.decline(order, yes)
            except (StoreUnavailable, TooLateToCancel) as error:
                raise PaymentUnknown("declined, and not taken back yet") from error
        try:
            return self._orders.paid(order)
        except StoreUnavailable:  # asked again with the same key, it is charged still
            return order.with_payment(PaymentStatus.CHARGED)

    def settled(self, order: Order, yes: Yes) -> Order | PaymentDeclined | PaymentPending:
        """The same in one word; the order itself where there is nothing to say of its payment."""
        try:
            settled = self.settle(order, yes)
        except PaymentUnknown:
            return PaymentPending(order)
        if settled.payment and settled.payment.status is PaymentStatus.DECLINED:
            return PaymentDeclined(settled)
        return settled
