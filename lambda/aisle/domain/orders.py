"""Orders of every channel, and the one graph along which their status moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from aisle.domain.errors import IllegalStatusChange
from aisle.domain.money import Money


class Channel(StrEnum):
    """Where the customer ordered."""

    STORE = "store"
    ONLINE = "online"
    MOBILE = "mobile"
    CATALOG = "catalog"
    CALL_CENTER = "call_center"
    VOICE = "voice"


class OrderStatus(StrEnum):
    PLACED = "placed"
    PACKING = "packing"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    READY_FOR_PICKUP = "ready_for_pickup"
    PICKED_UP = "picked_up"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    RETURNED = "returned"


class PaymentStatus(StrEnum):
    """REQUESTED: the retailer's order system charges it as it takes the order up. PENDING: it was
    asked to, and has not said yet whether it did. REFUND: what was taken is to be given back."""

    REQUESTED = "requested"
    PENDING = "pending"
    CHARGED = "charged"
    DECLINED = "declined"
    REFUND = "refund"


_S = OrderStatus
NEXT_STATUSES: dict[OrderStatus, frozenset[OrderStatus]] = {
    _S.PLACED: frozenset({_S.PACKING, _S.DELAYED, _S.CANCELLED}),
    _S.PACKING: frozenset(
        {_S.PARTLY_SHIPPED, _S.SHIPPED, _S.READY_FOR_PICKUP, _S.DELAYED, _S.CANCELLED}
    ),
    _S.DELAYED: frozenset(
        {
            _S.PACKING,
            _S.PARTLY_SHIPPED,
            _S.SHIPPED,
            _S.OUT_FOR_DELIVERY,
            _S.DELIVERED,
            _S.READY_FOR_PICKUP,
            _S.CANCELLED,
        }
    ),
    _S.PARTLY_SHIPPED: frozenset({_S.SHIPPED, _S.OUT_FOR_DELIVERY, _S.DELIVERED, _S.DELAYED}),
    _S.SHIPPED: frozenset({_S.OUT_FOR_DELIVERY, _S.DELIVERED, _S.DELAYED, _S.RETURNED}),
    _S.OUT_FOR_DELIVERY: frozenset({_S.DELIVERED, _S.DELAYED, _S.RETURNED}),
    _S.READY_FOR_PICKUP: frozenset({_S.PICKED_UP, _S.CANCELLED}),
    _S.DELIVERED: frozenset({_S.RETURNED}),
    _S.PICKED_UP: frozenset({_S.RETURNED}),
    _S.CANCELLED: frozenset(),
    _S.RETURNED: frozenset(),
}

CLOSED = frozenset({_S.DELIVERED, _S.PICKED_UP, _S.CANCELLED, _S.RETURNED})
_NOT_YET_PACKED = frozenset({_S.PLACED, _S.DELAYED})


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A status and since when (UTC); `request_id` is the request that asked for it, if one did."""

    status: OrderStatus
    at: datetime
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One product of an order. `name` is the spoken name when it was ordered."""

    sku: str
    name: str
    quantity: int
    unit_price: Money
    shipped_quantity: int = 0

    @property
    def amount(self) -> Money:
        return self.unit_price * self.quantity


@dataclass(frozen=True, slots=True)
class Charge:
    """What is paid beside products, tax and delivery: a fee, a discount (negative)."""

    code: str
    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class OrderPayment:
    """How the card on file stands to an order; `key` makes any number of charges one."""

    status: PaymentStatus
    key: str


@dataclass(frozen=True, slots=True)
class Order:
    """One order of one customer, lines embedded.

    `placed_at` and the times in `history` are UTC; `expected_on` is a calendar day at the
    destination, whose IANA `time_zone` the order carries so that no second read is needed
    to speak of it. `pickup_store` is the store's spoken name for an order to be collected,
    `ship_to` the spoken label of the destination otherwise ("your home"). `payment` is
    None for an order of another channel.
    """

    number: str
    customer_id: str
    placed_at: datetime
    channel: Channel
    lines: tuple[OrderLine, ...]
    history: tuple[StatusChange, ...]
    delivery: Money
    tax: Money
    total: Money
    time_zone: str
    charges: tuple[Charge, ...] = ()
    expected_on: date | None = None
    pickup_store: str | None = None
    ship_to: str | None = None
    payment: OrderPayment | None = None

    @property
    def awaits_payment(self) -> bool:
        pending = self.payment is not None and self.payment.status is PaymentStatus.PENDING
        return pending and self.is_open

    @property
    def status(self) -> OrderStatus:
        return self.history[-1].status

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    @property
    def may_be_cancelled(self) -> bool:
        """Until it is packed: no status after packing has ever been reached."""
        return self.is_open and all(change.status in _NOT_YET_PACKED for change in self.history)

    def moved_to(self, status: OrderStatus, at: datetime, request_id: str | None = None) -> Order:
        """This order in its next status. Raises IllegalStatusChange off the graph."""
        if status not in NEXT_STATUSES[self.status]:
            raise IllegalStatusChange(self.number, self.status, status)
        return replace(self, history=(*self.history, StatusChange(status, at, request_id)))

    def with_payment(self, status: PaymentStatus) -> Order:
        """The same, where it has a payment at all."""
        if not self.payment:
            return self
        return replace(self, payment=OrderPayment(status, self.payment.key))
