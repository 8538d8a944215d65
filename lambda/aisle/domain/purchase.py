"""A quote: what would be bought, at what price, before the shopper says yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from aisle.domain.money import Money, total
from aisle.domain.orders import PaymentStatus

if TYPE_CHECKING:
    from aisle.domain.voice_code import Guess, VoiceCode


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One product at today's price; `previous_price` is what it cost last time."""

    sku: str
    name: str
    quantity: int
    unit_price: Money
    previous_price: Money | None = None

    @property
    def amount(self) -> Money:
        return self.unit_price * self.quantity

    @property
    def costs_more(self) -> bool:
        return self.previous_price is not None and self.previous_price < self.unit_price


@dataclass(frozen=True, slots=True)
class Quote:
    """The order that a yes would place.

    `quote_id` is fixed when the quote is made and becomes the idempotency key, `number`
    the order number, so that any number of yeses places one order. Tax is due on the items,
    not on delivery, at `tax_basis_points` hundredths of a percent. `asked_by` is the fingerprint
    of who asked for it in which session; nobody else's yes is a yes to it. `has_code` tells that
    the customer has a voice code, which then is asked for; `usual_total` what the customer's
    recent orders came to on average, None for a first order. `untold` is
    a quote that went beyond a limit: what is made of it has to be told in full. `has_email`:
    the confirmation will come by e-mail, too.
    """

    quote_id: str
    number: str
    customer_id: str
    lines: tuple[QuoteLine, ...]
    delivery: Money
    tax_basis_points: int
    ship_to: str
    time_zone: str
    expected_on: date
    asked_by: str = ""
    has_code: bool = False
    usual_total: Money | None = None
    untold: bool = False
    has_email: bool = False

    @property
    def items(self) -> Money:
        return total((line.amount for line in self.lines), self.delivery.currency)

    @property
    def tax(self) -> Money:
        return self.items.share(self.tax_basis_points)

    @property
    def total(self) -> Money:
        return self.items + self.delivery + self.tax

    def asks_for_safety(self, threshold: Money) -> bool:
        """Whether Amazon has a voice code offered with it: an item, or the usual order, that
        costs that much, where there is none yet."""
        dear = [self.usual_total or self.total, *(line.unit_price for line in self.lines)]
        return not self.has_code and any(threshold <= amount for amount in dear)


@dataclass(frozen=True, slots=True)
class Yes:
    """The yes to a quote: the request that said it, when (UTC), and the voice code that was given
    with it and fits, with the guess that gave it; None where the customer is to have none.
    `payment` is how the payment of the order begins."""

    request_id: str
    at: datetime
    code: VoiceCode | None = None
    guess: Guess | None = None
    payment: PaymentStatus = PaymentStatus.REQUESTED
