"""What the services need from the outside world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from aisle.domain.catalog import Product
from aisle.domain.customers import Customer
from aisle.domain.orders import Order, PaymentStatus
from aisle.domain.purchase import Quote, Yes
from aisle.domain.query import Match, ProductQuery

if TYPE_CHECKING:
    from aisle.domain.alexa_user import UserEvent
    from aisle.domain.voice_code import Guess, VoiceCode


@dataclass(frozen=True, slots=True)
class Account:
    """A customer with the most recent orders, newest first, and whether there is a voice code,
    from one read."""

    customer: Customer
    orders: tuple[Order, ...]
    has_code: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of counting a guess at the voice code. Only where `code` is there and the guess is
    not `locked_until` a time (UTC) may it be compared. `in_session` is the how manieth it is in
    that session since the last right one; `done` tells that its request has changed the code
    before."""

    code: VoiceCode | None = None
    in_session: int = 1
    locked_until: datetime | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """`already_placed`: this quote had been confirmed before, by another request, and `order` is
    what it placed. The same request repeated has simply placed it; `found` tells that
    it was there in either case, and may have moved on since."""

    order: Order
    already_placed: bool
    found: bool = False


class Orders(Protocol):
    """The order store. Each method is one round trip; each may raise StoreUnavailable."""

    def latest(self, customer_id: str, count: int = 1) -> tuple[Order, ...]:
        """The newest orders, newest first."""
        ...

    def by_number(self, customer_id: str, number: str) -> Order | None:
        """The customer's own order of that number; another customer's is not found."""
        ...

    def open(self, customer_id: str) -> tuple[Order, ...]:
        """The orders still on their way or to be collected, newest first."""
        ...

    def placed_between(self, customer_id: str, start: datetime, end: datetime) -> tuple[Order, ...]:
        """The orders placed from `start` up to and without `end`, newest first."""
        ...

    def account(self, customer_id: str, recent: int = 1) -> Account | None:
        """The customer and the newest orders in one read; None for an unknown customer."""
        ...

    def place(self, quote: Quote, yes: Yes) -> Placement:
        """Places the quoted order, once, in one transaction.

        Raises PriceChanged or OutOfStock for the first line that no longer holds, CodeNeeded
        where the customer has a voice code and `yes` has not; nothing is placed then.
        """
        ...

    def cancel(self, order: Order, yes: Yes) -> Order:
        """Cancels and returns the stock in one transaction; what was paid is to be refunded.
        Raises TooLateToCancel."""
        ...

    def decline(self, order: Order, yes: Yes) -> Order:
        """The same of an order that awaits its payment, as the card was declined."""
        ...

    def paid(self, order: Order) -> Order:
        """Notes that an order that awaits its payment is paid; the order as it stands where that
        is no longer so."""
        ...


class VoiceCodes(Protocol):
    """The customers' voice codes. Each method is one round trip, and may raise StoreUnavailable."""

    def count(self, customer_id: str, guess: Guess) -> Counted:
        """Counts the guess, once however often its request comes, and gives what to compare it
        with: five in any hour, until one is right."""
        ...

    def forgive(self, customer_id: str, guess: Guess, code: VoiceCode) -> None:
        """Forgets what was counted: that guess was right."""
        ...

    def change(
        self, customer_id: str, before: VoiceCode | None, after: VoiceCode | None, request_id: str
    ) -> bool:
        """Sets, changes or (None) takes away the code; False where `before` is not the code that
        there is. The same request repeated has simply done it. Raises CodeUnsure."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """The products that exist, by SKU. `unknown` are those that a busy store has left out: they
    may be there or not."""

    products: dict[str, Product]
    unknown: tuple[str, ...] = ()


class Catalog(Protocol):
    """Products with live price and stock."""

    def products(self, skus: Sequence[str]) -> dict[str, Product]:
        """The products that exist, by SKU, in one round trip. Raises StoreUnavailable where
        any of them is unknown, as whoever spends money must know all."""
        ...

    def checked(self, skus: Sequence[str]) -> Checked:
        """The same, as far as it goes. Raises StoreUnavailable where it leads to no product."""
        ...


class Payment(Protocol):
    """The card on file. `begins` is what a new order says of it."""

    begins: PaymentStatus

    def charge(self, order: Order) -> PaymentStatus:
        """Charges the order's total by the order's key, once however often it is asked to: CHARGED
        or DECLINED, for good. Raises PaymentUnknown where nobody knows."""
        ...


class SearchIndex(Protocol):
    """The catalogue's words, in the process. No network."""

    def understand(self, phrase: str) -> ProductQuery:
        """Takes price, brand, colour, size and category out of what the shopper said."""
        ...

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:
        """The best matches, best first; empty where nothing matches well enough to say."""
        ...

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        """Those of the given products that the phrase names, best first."""
        ...

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        """Substitutes: other products of the same kind, nearest first."""
        ...


class Identity(Protocol):
    """Who the linked shopper is."""

    def customer_for(self, access_token: str) -> str:
        """The customer id. Raises NotLinked for a token that is not, or no longer, good."""
        ...


class AlexaUsers(Protocol):
    """What is remembered of the users that Alexa speaks for."""

    def follow(self, user_id: str, event: UserEvent, now: datetime) -> None:
        """Leaves the store as the user's events so far say, whatever their order and however
        often each came: the user, the link to a customer, and, where a customer is linked to
        nobody any more, no voice code. Raises StoreUnavailable; nothing is changed then.
        """
        ...
