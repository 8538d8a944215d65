"""The retailer's order system charges the card on file as it takes the order up.

The order is written with the request for it, in one transaction: nothing is called, so nothing can
be lost or done twice on the way.
"""

from __future__ import annotations

from aisle.domain.orders import Order, PaymentStatus


class ChargedWithTheOrder:
    begins = PaymentStatus.REQUESTED

    def charge(self, order: Order) -> PaymentStatus:
        return order.payment.status if order.payment else self.begins
