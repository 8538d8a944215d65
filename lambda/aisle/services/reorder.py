"""Ordering again what was ordered before: a whole order, or one thing out of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aisle.domain.errors import NoCustomerRecord
from aisle.domain.orders import Order, OrderLine, OrderStatus
from aisle.ports import Account, Orders, SearchIndex
from aisle.services.availability import News, NotAdded, Wanted
from aisle.services.naming import skus_called
from aisle.services.order_answers import NoOrders
from aisle.services.outcome import Option, Outcome
from aisle.services.quote import Request
from aisle.services.quoting import Priced, Quoting

RECENT_ORDERS = 20
_LONG_AGO = 100
_MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class UnknownOrder(Outcome):
    """The customer has no order of that number that could be repeated."""

    number: str


@dataclass(frozen=True, slots=True)
class NeverBought(Outcome):
    """Nothing in the recent orders is called that."""

    phrase: str


@dataclass(frozen=True, slots=True)
class SeveralBought(Outcome):
    """Several things out of the recent orders are called that; at most three, by SKU."""

    options: tuple[Option, ...]


class Reorder:
    def __init__(self, orders: Orders, index: SearchIndex, quoting: Quoting) -> None:
        self._orders = orders
        self._index = index
        self._quoting = quoting

    def order(
        self,
        customer_id: str,
        number: str | None,
        quantity: int | None,
        request: Request,
        also: Sequence[str] = (),
    ) -> Priced | NoOrders | UnknownOrder:
        """The order of that number, or the latest. Two round trips; a third for an order that is
        older than the last hundred. `quantity` counts where the order is of one product only;
        `also` names a product bought before that is to come with it."""
        recent = _LONG_AGO if number or also else RECENT_ORDERS
        account = account_of(self._orders, customer_id, recent)
        order = self._numbered(account, number) if number else _latest(account.orders)
        if not order:
            return UnknownOrder(number) if number else NoOrders()
        wanted = [wanted_again(line) for line in order.lines if line.quantity > 0]
        if not wanted:
            return UnknownOrder(number) if number else NoOrders()
        if quantity and len({one.sku for one in wanted}) == 1:
            wanted = [wanted_again(order.lines[0], quantity)]
        added, news = self._also(account, wanted, also)
        return self._quoting.quote(account, [*added, *wanted], request, news=news)

    def _also(
        self, account: Account, wanted: Sequence[Wanted], phrases: Sequence[str]
    ) -> tuple[list[Wanted], tuple[News, ...]]:
        """The one product bought before that the phrases name, unless it is wanted already."""
        if not phrases:
            return [], ()
        lines = last_lines(account.orders)
        names = {sku: line.name for sku, line in lines.items()}
        skus = skus_called(self._index, phrases, names)
        if any(one.sku in skus for one in wanted):
            return [], ()
        if len(skus) != 1:
            return [], (NotAdded(phrases[0]),)
        return [wanted_again(lines[skus[0]])], ()

    def item(
        self, customer_id: str, phrases: Sequence[str], quantity: int | None, request: Request
    ) -> Priced | NeverBought | SeveralBought:
        """What the first phrase to name anything names among the recent orders. Two round
        trips."""
        account = account_of(self._orders, customer_id, _LONG_AGO)
        lines = last_lines(account.orders)
        names = {sku: line.name for sku, line in lines.items()}
        skus = skus_called(self._index, phrases, names)
        if not skus:
            return NeverBought(phrases[0])
        if len(skus) > 1:
            chosen = skus[:_MOST_CHOICES]
            return SeveralBought(tuple(Option(sku, lines[sku].name) for sku in chosen))
        return self._quoting.quote(account, [wanted_again(lines[skus[0]], quantity)], request)

    def product(
        self, customer_id: str, sku: str, quantity: int | None, request: Request
    ) -> Priced | NoOrders:
        """One product by SKU, as it was last bought. Two round trips."""
        account = account_of(self._orders, customer_id, _LONG_AGO)
        line = last_lines(account.orders).get(sku)
        if not line:
            return NoOrders()
        return self._quoting.quote(account, [wanted_again(line, quantity)], request)

    def _numbered(self, account: Account, number: str) -> Order | None:
        recent = (order for order in account.orders if order.number == number)
        return next(recent, None) or self._orders.by_number(account.customer.customer_id, number)


def account_of(orders: Orders, customer_id: str, recent: int) -> Account:
    """Raises NoCustomerRecord where the shop knows nothing of the customer."""
    account = orders.account(customer_id, recent)
    if not account:
        raise NoCustomerRecord
    return account


def wanted_again(line: OrderLine, quantity: int | None = None) -> Wanted:
    return Wanted(line.sku, quantity or line.quantity, line.name, last_price=line.unit_price)


def last_lines(orders: Iterable[Order]) -> dict[str, OrderLine]:
    """For each product bought, the line of the newest order that has it."""
    lines: dict[str, OrderLine] = {}
    for order in orders:
        for line in order.lines:
            if line.quantity > 0:
                lines.setdefault(line.sku, line)
    return lines


def _latest(orders: Sequence[Order]) -> Order | None:
    """Passing over the cancelled: what was called off is not what is meant by "the same"."""
    kept = (order for order in orders if order.status is not OrderStatus.CANCELLED)
    return next(kept, None)
