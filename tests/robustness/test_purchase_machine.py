"""Purchases in any order of events: what was told is what is charged, once, and no unit of stock
is made or lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from aisle.adapters.dynamodb.items import order_item, product_item
from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.orders import NEXT_STATUSES, Order, OrderStatus
from tests.robustness.books import Books
from tests.robustness.effort import LONG, PHASES
from tests.robustness.envelopes import known_as, speech
from tests.robustness.faults import Crash, answers_lost, cancelled, crashing, first
from tests.robustness.shoppers import NAMES, OWN_ORDERS, USERS, Shopper, check_taken, check_whose
from workbench.stage.sample_store import SampleStore

NOON = datetime(2026, 3, 10, 17, tzinfo=UTC)
_TOTAL = re.compile(r"the total is \$([\d,]+(?:\.\d\d)?)")
_CAME_OF_IT = {
    "quoted": "Should I place the order?",
    "placed": "Thank you, your order",
    "placed before": "didn't order it twice",
    "unsure": "can't tell yet",
    "substitute offered": "Would you like that instead?",
    "cancelled": "is canceled",
    "asked to link": "a card to your Alexa app",
}
shoppers = st.sampled_from(NAMES)
products = st.integers(0, 20)


class Purchases(RuleBasedStateMachine):
    """`units` holds, by product, how many are in stock or in orders that stand; only the shop's
    own changes of stock change it. `told` holds the total that was told of each quote."""

    books: ClassVar[Books]
    came_of_it: ClassVar[Counter[str]]

    @initialize()
    def opened(self) -> None:
        self.books.put_back()
        self.now = NOON
        self.requests = 0
        self.shoppers = {name: Shopper(name) for name in NAMES}
        self.orders = {order.number: order for order in self.books.orders()}
        self.seen = set(self.orders)
        self.skus = self.books.skus
        self.gone: dict[str, Product] = {}
        for sku in self.skus:
            self.books.sample.set_stock(sku, 8)
        self.units = self.books.units()
        self.ordered: dict[str, str] = {}
        self.told: dict[str, int] = {}

    # What shoppers do.

    @rule(name=shoppers, number=st.booleans(), quantity=st.sampled_from([None, "1", "2", "99"]))
    def reorders(self, name: str, number: bool, quantity: str | None) -> None:
        slots = {"quantity": quantity} if quantity else {}
        if number:
            slots["order_number"] = OWN_ORDERS[name]
        self._says(name, "ReorderItemsIntent", slots)

    @rule(name=shoppers, what=st.sampled_from(["house blend beans", "quiet mouse", "keyboard"]))
    def buys_what_is_found(self, name: str, what: str) -> None:
        self._says(name, "SearchProductsIntent", {"query": what})
        self._says(name, "BuyProductIntent", {"position": known_as("position", "first", "1")})

    @rule(name=shoppers, quantity=st.sampled_from(["0", "1", "2", "3", "50", "-1", "?"]))
    def changes_the_quantity(self, name: str, quantity: str) -> None:
        self._says(name, "ChangeQuantityIntent", {"quantity": quantity})

    @rule(name=shoppers, times=st.integers(1, 3))
    def orders_at_once(self, name: str, times: int) -> None:
        self.shoppers[name].attributes = None
        self._says(name, "ReorderItemsIntent")
        self.says_yes(name, times)

    @rule(name=shoppers)
    def chooses_the_first(self, name: str) -> None:
        self._says(name, "ChooseOptionIntent", {"position": known_as("position", "first", "1")})

    @rule(name=shoppers)
    def leaves_something_out(self, name: str) -> None:
        self._says(name, "RemoveItemIntent", {"item": "mouse"})

    @rule(name=shoppers)
    def says_no(self, name: str) -> None:
        self._says(name, "AMAZON.NoIntent")

    @rule(name=shoppers, times=st.integers(1, 3))
    def says_yes(self, name: str, times: int) -> None:
        """More than once in the same place too, as if the answer had not been heard."""
        before = self.shoppers[name].attributes
        for _ in range(times):
            self.shoppers[name].attributes = before
            self._says(name, "AMAZON.YesIntent")

    @rule(name=shoppers)
    def alexa_repeats_the_request(self, name: str) -> None:
        shopper = self.shoppers[name]
        if shopper.last:
            self._sent(shopper, shopper.last)

    @rule(name=shoppers)
    def hangs_up(self, name: str) -> None:
        self.shoppers[name].attributes = None

    @rule(name=shoppers, confirmed=st.booleans())
    def cancels(self, name: str, confirmed: bool) -> None:
        self._says(name, "CancelOrderIntent")
        if confirmed:
            self._says(name, "AMAZON.YesIntent")

    @rule(name=shoppers)
    def orders_and_thinks_better_of_it(self, name: str) -> None:
        self.orders_at_once(name, 1)
        self.cancels(name, confirmed=True)

    @rule(name=shoppers, other=shoppers)
    def another_goes_on_with_the_session(self, name: str, other: str) -> None:
        shopper = self.shoppers[name]
        shopper.attributes, kept = self.shoppers[other].attributes, shopper.attributes
        self._says(name, "AMAZON.YesIntent")
        shopper.attributes = kept

    @rule(name=shoppers, minutes=st.sampled_from([0, 0, 3]))
    def disables_the_skill(self, name: str, minutes: int) -> None:
        """Some minutes ago: the news may be late. Whatever belonged to the Alexa user is gone from
        the whole store, unless the account was linked again since; the orders stay, as the books
        show."""
        shopper = self.shoppers[name]
        self._heard_of(shopper.disables(self.now - timedelta(minutes=minutes)))
        if not shopper.is_linked:
            assert not self.books.mentions(USERS[name])
            self.came_of_it["erased"] += 1

    @rule(name=shoppers, minutes=st.sampled_from([0, 0, 3]))
    def links_the_account(self, name: str, minutes: int) -> None:
        shopper = self.shoppers[name]
        self._heard_of(shopper.links(self.now - timedelta(minutes=minutes)))
        self.came_of_it["linked"] += shopper.is_linked

    @rule(name=shoppers)
    def leaves_with_a_quote_open_and_says_yes(self, name: str) -> None:
        """A yes to a quote of before: nothing is ordered for a guest."""
        self._has_a_quote(name)
        open_quote = self.shoppers[name].attributes
        self.disables_the_skill(name, 0)
        self.shoppers[name].attributes = open_quote
        self._says(name, "AMAZON.YesIntent")

    # What happens to the shop.

    @rule(nth=products, cents=st.integers(1, 9_999))
    def a_price_changes(self, nth: int, cents: int) -> None:
        if (sku := self._sku(nth)) not in self.gone:
            self.books.sample.set_price(sku, f"{cents / 100:.2f}")

    @rule(nth=products, stock=st.integers(0, 4))
    def the_stock_changes(self, nth: int, stock: int) -> None:
        if (sku := self._sku(nth)) not in self.gone:
            self.units[sku] += stock - self.books.sample.stock(sku)
            self.books.sample.set_stock(sku, stock)

    @rule(name=shoppers, cents=st.sampled_from([-100, 100, 0]), stock=st.sampled_from([0, 1, 8]))
    def the_shop_changes_before_the_yes(self, name: str, cents: int, stock: int) -> None:
        self._has_a_quote(name)
        quote = (self.shoppers[name].attributes or {}).get("quote", {})
        for line in quote.get("lines", [])[:1]:
            if line["sku"] in self.skus and line["sku"] not in self.gone:
                price = max(line["unit_price"]["minor"] + cents, 1)
                self.books.sample.set_price(line["sku"], f"{price / 100:.2f}")
                self.the_stock_changes(self.skus.index(line["sku"]), stock)
        self._says(name, "AMAZON.YesIntent")

    @rule(nth=products)
    def a_product_leaves_or_returns(self, nth: int) -> None:
        sku = self._sku(nth)
        if sku in self.gone:
            item = product_item(self.gone.pop(sku))
            self.books.sample.client.put_item(TableName=self.books.sample.tables.catalog, Item=item)
            self.units[sku] = self.books.units()[sku]
        else:
            self.gone[sku] = self.books.products()[sku]
            self.books.sample.remove(sku)

    def _sku(self, nth: int) -> str:
        return self.skus[nth % len(self.skus)]

    @rule(minutes=st.sampled_from([-5, 1, 20, 60 * 24]))
    def the_clock_steps(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(name=shoppers, lost=st.integers(1, 2))
    def the_answer_to_a_yes_is_lost(self, name: str, lost: int) -> None:
        self._has_a_quote(name)
        with answers_lost(lost):
            self._says(name, "AMAZON.YesIntent")

    @rule(name=shoppers, after=st.booleans(), hung_up=st.booleans())
    def the_process_dies_over_a_yes(self, name: str, after: bool, hung_up: bool) -> None:
        """Before anything is written, or when the order has been placed and nobody says so. Then
        the shopper, or Alexa, asks again, or all is forgotten."""
        self._has_a_quote(name)
        with crashing(after=after):
            self._says(name, "AMAZON.YesIntent")
        if hung_up:
            self.shoppers[name].attributes = None

    @rule(name=shoppers, times=st.integers(1, 5))
    def a_yes_meets_another_transaction(self, name: str, times: int) -> None:
        def conflict() -> Any:
            return cancelled("TransactionConflict")

        self._has_a_quote(name)
        with first(self.books.sample.skill_client, times, "TransactWriteItems", conflict):
            self._says(name, "AMAZON.YesIntent")

    @rule(number=st.integers(0, 5), status=st.sampled_from(sorted(OrderStatus)))
    def an_order_moves(self, number: int, status: OrderStatus) -> None:
        """The retailer's own system moves it, as the graph allows; a cancellation returns stock
        and so goes through the shop."""
        orders = sorted(self.orders.values(), key=lambda one: one.number)
        order = orders[number % len(orders)]
        if status in NEXT_STATUSES[order.status] - {OrderStatus.CANCELLED}:
            moved = order.moved_to(status, self.now)
            self.books.sample.client.put_item(
                TableName=self.books.sample.tables.shop, Item=order_item(moved)
            )
            self.orders[order.number] = moved

    # What holds.

    @invariant()
    def the_books_balance(self) -> None:
        self._check_units(self.books.units(), self.books.products())
        self._check_orders(self.books.orders())

    def _check_units(self, units: dict[str, int], live: dict[str, Product]) -> None:
        """No unit of stock is made or lost."""
        for sku in self.skus:
            if sku not in self.gone:
                assert live[sku].stock >= 0, sku
                assert units[sku] == self.units[sku], sku

    def _check_orders(self, stored: Sequence[Order]) -> None:
        """They add up, and move along the graph."""
        for order in stored:
            items = sum(line.amount.minor for line in order.lines)
            others = sum(charge.amount.minor for charge in order.charges)
            paid = items + order.delivery.minor + order.tax.minor + others
            if order.number not in self.orders or order.channel == "voice":
                assert order.total == Money(paid, "USD")
                assert all(line.quantity > 0 for line in order.lines)
            self._check_path(order)
            self.orders[order.number] = order

    @invariant()
    def who_is_linked_is_as_the_events_say(self) -> None:
        for name, shopper in self.shoppers.items():
            assert self.books.is_linked(name) is shopper.is_linked

    def _check_path(self, order: Order) -> None:
        path = [change.status for change in order.history]
        known = self.orders.get(order.number)
        if known:
            before = [change.status for change in known.history]
            assert path[: len(before)] == before
            path = path[len(before) - 1 :]
        for status, following in pairwise(path):
            assert following in NEXT_STATUSES[status]

    def teardown(self) -> None:
        """An order is found by its customer and by nobody else."""
        for order in self.books.orders():
            for name in NAMES:
                found = self.books.sample.orders.by_number(name, order.number)
                assert (found is not None) is (name == order.customer_id)

    # How it is done.

    def _heard_of(self, event: dict[str, Any]) -> None:
        check_taken(self.books.sample.skill.answer(event))

    def _has_a_quote(self, name: str) -> None:
        if "quote" not in (self.shoppers[name].attributes or {}):
            self._says(name, "ReorderItemsIntent")

    def _says(self, name: str, intent: str, slots: dict[str, Any] | None = None) -> None:
        self.requests += 1
        shopper = self.shoppers[name]
        request_id = f"{id(self)}-{self.requests}"
        self._sent(shopper, shopper.asks(intent, slots, request_id, self.now))

    def _sent(self, shopper: Shopper, request: dict[str, Any]) -> None:
        quote = (request["session"]["attributes"] or {}).get("quote")
        try:
            self._answered(shopper, self.books.sample.skill.answer(request))
        except Crash:
            self.came_of_it["crashed"] += 1
        new = [order for order in self.books.orders() if order.number not in self.seen]
        assert len(new) <= 1
        for order in new:
            assert "accessToken" in request["session"]["user"], "an order of a guest"
            self._ordered(order, shopper, quote)
            self.seen.add(order.number)

    def _answered(self, shopper: Shopper, reply: dict[str, Any]) -> None:
        shopper.hears(reply)
        check_whose(shopper, reply, self.orders.values())
        self._told(reply)
        for what, words in _CAME_OF_IT.items():
            self.came_of_it[what] += words in speech(reply)

    def _told(self, reply: dict[str, Any]) -> None:
        """The total that was told is that of the quote now open."""
        told = _TOTAL.search(speech(reply))
        quote = reply.get("sessionAttributes", {}).get("quote")
        if told and quote:
            self.told[quote["quote_id"]] = round(float(told[1].replace(",", "")) * 100)

    def _ordered(self, order: Order, shopper: Shopper, quote: dict[str, Any] | None) -> None:
        assert quote is not None
        assert quote["customer_id"] == order.customer_id == shopper.name
        assert quote["quote_id"] not in self.ordered, "two orders of one quote"
        assert order.total.minor <= self.told[quote["quote_id"]], "charged more than was told"
        live = self.books.products([line.sku for line in order.lines])
        assert all(line.unit_price == live[line.sku].price for line in order.lines), "an old price"
        self.ordered[quote["quote_id"]] = order.number


def test_whatever_happens_while_things_are_bought(sample: SampleStore) -> None:
    Purchases.books = Books(sample, USERS)
    Purchases.came_of_it = Counter()
    effort = settings(
        max_examples=200 if LONG else 20,
        stateful_step_count=40 if LONG else 20,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=PHASES,
    )
    run_state_machine_as_test(Purchases, settings=effort)
    print(dict(Purchases.came_of_it))  # noqa: T201
    for what in ("placed", "crashed", "cancelled", "erased", "linked", "asked to link"):
        assert Purchases.came_of_it[what] > 0, what
