"""A small shop in memory, and a shopper who talks to the real skill over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from aisle.adapters.payment.with_the_order import ChargedWithTheOrder
from aisle.domain.catalog import Product
from aisle.domain.customers import Customer
from aisle.domain.errors import (
    OutOfStock,
    PlacementUnknown,
    PriceChanged,
    StoreUnavailable,
    TooLateToCancel,
)
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.domain.purchase import Quote, Yes
from aisle.domain.query import Match, ProductQuery
from aisle.domain.terms import ShopTerms
from aisle.ports import Account, Checked, Counted, Placement
from aisle.services.buy import Buy
from aisle.services.cancel import CancelOrder
from aisle.services.place_order import PlaceOrder
from aisle.services.quoting import Quoting
from aisle.services.reorder import Reorder
from aisle.services.search import ProductSearch
from aisle.services.settle_payment import SettlePayment
from aisle.services.shop import Shop
from aisle.services.usual import Usual
from aisle.services.voice_code import VoiceCodeKeeping
from aisle.skill.skill import build_skill

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
SKILL_ID = "amzn1.ask.skill.test"


def usd(cents: int) -> Money:
    return Money(cents, "USD")


def product(sku: str, name: str, cents: int, stock: int = 10, **more: Any) -> Product:
    return Product(sku, name, name, usd(cents), stock, **more)


def order(
    number: str, *lines: OrderLine, days_ago: float = 5, status: str = "delivered", **more: Any
) -> Order:
    placed_at = NOW - timedelta(days=days_ago)
    path = {
        "placed": ["placed"],
        "packing": ["placed", "packing"],
        "shipped": ["placed", "packing", "shipped"],
        "delivered": ["placed", "packing", "shipped", "delivered"],
        "cancelled": ["placed", "cancelled"],
    }[status]
    history = tuple(StatusChange(OrderStatus(step), placed_at) for step in path)
    values: dict[str, Any] = {
        "customer_id": "ana",
        "channel": Channel.ONLINE,
        "delivery": usd(0),
        "tax": usd(0),
        "total": usd(sum(line.amount.minor for line in lines)),
        "time_zone": "America/Denver",
        "expected_on": date(2026, 3, 12),
        "ship_to": "your home in Denver",
        **more,
    }
    return Order(number=number, placed_at=placed_at, lines=lines, history=history, **values)


def line(sku: str, name: str, cents: int, quantity: int = 1) -> OrderLine:
    return OrderLine(sku, name, quantity, usd(cents))


@dataclass
class MemoryShop:
    """Orders and catalog as the ports have them. `trips` counts the calls, `answers_lost` and
    `cancellations_lost` the writes to come whose answer does not arrive."""

    products_by_sku: dict[str, Product]
    customers: dict[str, Customer]
    placed: list[Order] = field(default_factory=list)
    confirmed: dict[tuple[str, str], tuple[Order, str]] = field(default_factory=dict)
    trips: list[str] = field(default_factory=list)
    down: bool = False
    answers_lost: int = 0
    cancellations_lost: int = 0

    def _trip(self, name: str) -> None:
        self.trips.append(name)
        if self.down:
            raise StoreUnavailable(name)

    def _of(self, customer_id: str) -> list[Order]:
        own = [one for one in self.placed if one.customer_id == customer_id]
        return sorted(own, key=lambda one: one.placed_at, reverse=True)

    def latest(self, customer_id: str, count: int = 1) -> tuple[Order, ...]:
        self._trip("latest")
        return tuple(self._of(customer_id)[:count])

    def by_number(self, customer_id: str, number: str) -> Order | None:
        self._trip("by_number")
        return next((one for one in self._of(customer_id) if one.number == number), None)

    def open(self, customer_id: str) -> tuple[Order, ...]:
        self._trip("open")
        return tuple(one for one in self._of(customer_id) if one.is_open)

    def placed_between(self, customer_id: str, start: datetime, end: datetime) -> tuple[Order, ...]:
        self._trip("placed_between")
        return tuple(one for one in self._of(customer_id) if start <= one.placed_at < end)

    def account(self, customer_id: str, recent: int = 1) -> Account | None:
        self._trip("account")
        customer = self.customers.get(customer_id)
        return Account(customer, tuple(self._of(customer_id)[:recent])) if customer else None

    def products(self, skus: Sequence[str]) -> dict[str, Product]:
        self._trip("products")
        assert len(skus) <= 100
        return {sku: self.products_by_sku[sku] for sku in skus if sku in self.products_by_sku}

    def checked(self, skus: Sequence[str]) -> Checked:
        return Checked(self.products(skus))

    def place(self, quote: Quote, yes: Yes) -> Placement:
        self._trip("place")
        key = (quote.customer_id, quote.quote_id)
        if key in self.confirmed:
            before, request_id = self.confirmed[key]
            return Placement(before, already_placed=request_id != yes.request_id)
        self._check(quote)
        for one in quote.lines:
            self.take(one.sku, one.quantity)
        lines = tuple(OrderLine(o.sku, o.name, o.quantity, o.unit_price) for o in quote.lines)
        new = replace(
            order(quote.number, *lines, days_ago=0, status="placed", channel=Channel.VOICE),
            placed_at=yes.at,
            customer_id=quote.customer_id,
            tax=quote.tax,
            delivery=quote.delivery,
            total=quote.total,
            expected_on=quote.expected_on,
        )
        self.placed.append(new)
        self.confirmed[key] = (new, yes.request_id)
        if self.answers_lost:
            self.answers_lost -= 1
            raise PlacementUnknown
        return Placement(new, already_placed=False)

    def _check(self, quote: Quote) -> None:
        for one in quote.lines:
            live = self.products_by_sku.get(one.sku)
            if not live or live.price != one.unit_price:
                raise PriceChanged(one.sku, live.price if live else None)
            if live.stock < one.quantity:
                raise OutOfStock(one.sku, live.stock)

    def take(self, sku: str, quantity: int) -> None:
        live = self.products_by_sku[sku]
        self.products_by_sku[sku] = replace(live, stock=live.stock - quantity)

    def cancel(self, order: Order, yes: Yes) -> Order:
        self._trip("cancel")
        current = next(one for one in self.placed if one.number == order.number)
        if not current.may_be_cancelled:
            raise TooLateToCancel
        cancelled = current.moved_to(OrderStatus.CANCELLED, yes.at, yes.request_id)
        self.placed[self.placed.index(current)] = cancelled
        for one in current.lines:
            self.take(one.sku, -one.quantity)
        if self.cancellations_lost:
            self.cancellations_lost -= 1
            raise StoreUnavailable("cancel")
        return cancelled

    def decline(self, order: Order, yes: Yes) -> Order:
        raise NotImplementedError

    def paid(self, order: Order) -> Order:
        raise NotImplementedError

    def price(self, sku: str, cents: int) -> None:
        self.products_by_sku[sku] = replace(self.products_by_sku[sku], price=usd(cents))

    def stock(self, sku: str, count: int) -> None:
        self.products_by_sku[sku] = replace(self.products_by_sku[sku], stock=count)


@dataclass
class WordIndex:
    """Finds by words in the names; substitutes are of the same category."""

    shop: MemoryShop
    words: dict[str, Product] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = dict(self.shop.products_by_sku)

    def understand(self, phrase: str) -> ProductQuery:
        return ProductQuery(phrase, terms=tuple(phrase.lower().split()))

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:
        skus = [
            sku
            for sku, one in self.words.items()
            if any(term in one.name.lower().split() for term in query.terms)
        ]
        return tuple(Match(sku, 1.0, exact=True) for sku in skus[:limit])

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        words = set(phrase.lower().split())
        return tuple(
            sku
            for sku in skus
            if sku in self.words and words <= set(self.words[sku].name.lower().split())
        )

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        own = self.words.get(sku)
        if not own:
            return ()
        kin = [s for s, one in self.words.items() if s != sku and one.category == own.category]
        return tuple(kin[:limit])


class NoCodes:
    """Nobody has a voice code."""

    def count(self, *_: Any) -> Counted:
        return Counted()

    def forgive(self, *_: Any) -> None:
        raise NotImplementedError

    def change(self, *_: Any) -> bool:
        raise NotImplementedError


class TokenIdentity:
    """The token is the customer's id."""

    def customer_for(self, access_token: str) -> str:
        return access_token


@dataclass
class Reply:
    """What the shopper hears, tags taken out."""

    response: dict[str, Any]
    trips: list[str]

    @property
    def speech(self) -> str:
        ssml = self.response["response"]["outputSpeech"]["ssml"]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", ssml)).strip()

    @property
    def listens(self) -> bool:
        return self.response["response"]["shouldEndSession"] is False

    @property
    def card(self) -> str:
        card = self.response["response"].get("card") or {}
        return f"{card.get('title')}\n{card.get('content')}" if card else ""


@dataclass
class Shopper:
    """Says an intent to the skill; the session goes on until it ends or `hangs_up`."""

    store: MemoryShop
    skill: Any
    token: str | None = "ana"
    now: datetime = NOW
    attributes: dict[str, Any] = field(default_factory=dict)
    said: int = 0
    last: dict[str, Any] = field(default_factory=dict)

    def says(self, intent: str, request_id: str | None = None, **slots: Any) -> Reply:
        self.said += 1
        name = intent if intent.startswith("AMAZON.") else f"{intent}Intent"
        self.last = self._envelope(name, request_id or f"request-{id(self)}-{self.said}", slots)
        return self._sent(self.last)

    def yes(self) -> Reply:
        return self.says("AMAZON.YesIntent")

    def no(self) -> Reply:
        return self.says("AMAZON.NoIntent")

    def repeats_request(self) -> Reply:
        """Alexa sends the last request once more, session attributes and all."""
        return self._sent(self.last)

    def hangs_up(self) -> None:
        self.attributes = {}

    def _sent(self, envelope: dict[str, Any]) -> Reply:
        self.store.trips.clear()
        response = self.skill(envelope, None)
        reply = Reply(response, list(self.store.trips))
        self.attributes = response.get("sessionAttributes") or {} if reply.listens else {}
        return reply

    def _envelope(self, intent: str, request_id: str, slots: dict[str, Any]) -> dict[str, Any]:
        user = {"userId": "u", **({"accessToken": self.token} if self.token else {})}
        application = {"applicationId": SKILL_ID}
        return {
            "version": "1.0",
            "session": {
                "new": not self.attributes,
                "sessionId": "s",
                "application": application,
                "user": user,
                "attributes": self.attributes,
            },
            "context": {
                "System": {
                    "application": application,
                    "user": user,
                    "device": {"deviceId": "d", "supportedInterfaces": {}},
                    "apiEndpoint": "https://api.amazonalexa.com",
                }
            },
            "request": {
                "type": "IntentRequest",
                "requestId": request_id,
                "timestamp": self.now.isoformat().replace("+00:00", "Z"),
                "locale": "en-US",
                "intent": {
                    "name": intent,
                    "confirmationStatus": "NONE",
                    "slots": {name: _slot(name, value) for name, value in slots.items()},
                },
            },
        }


def _slot(name: str, value: Any) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "value": str(value), "confirmationStatus": "NONE"}
    if name == "position":
        match = {"values": [{"value": {"name": str(value), "id": str(value)}}]}
        status = {"status": {"code": "ER_SUCCESS_MATCH"}}
        slot["resolutions"] = {"resolutionsPerAuthority": [{"authority": "a", **status, **match}]}
    return slot


PRODUCTS = (
    product("INK", "Marlow black ink", 2499, category="ink"),
    product("INK-2", "Kestrel black ink", 1999, category="ink"),
    product("PAPER", "Marlow copy paper", 800, category="paper"),
    product("PEN", "Marlow gel pen", 250, category="pens"),
    product("MUG", "Tern enamel mug", 1200, category="mugs"),
    product("LAMP", "Tern desk lamp", 4000, category="lamps"),
)
ANA = Customer("ana", "America/Denver", "your home in Denver", 800)
BO = Customer("bo", "America/Chicago", "your home in Chicago", 1000, usual=("PEN", "MUG"))
CAROL = Customer("carol", "America/New_York", "your home in Albany", 0)


def stocked() -> MemoryShop:
    return MemoryShop(
        {one.sku: one for one in PRODUCTS},
        {one.customer_id: one for one in (ANA, BO, CAROL)},
        [
            order("1142", line("INK", "Marlow black ink", 2199, 2), days_ago=5),
            order("1100", line("PAPER", "Marlow copy paper", 800), days_ago=30),
        ],
    )


def opened(store: MemoryShop) -> Shop:
    terms = ShopTerms("Bright Aisle", usd(499), usd(3500), 3, "You can return it for 30 days.")
    index = WordIndex(store)
    quoting = Quoting(store, index, terms)
    payments = SettlePayment(store, ChargedWithTheOrder())
    services = SimpleNamespace(
        terms=terms,
        time_zone="America/New_York",
        identity=TokenIdentity(),
        search=ProductSearch(index, store),
        quoting=quoting,
        reorder=Reorder(store, index, quoting),
        usual=Usual(store, quoting),
        buy=Buy(store, store, quoting),
        place_order=PlaceOrder(store, quoting, VoiceCodeKeeping(NoCodes(), store), payments, terms),
        cancel=CancelOrder(store, index, payments),
    )
    return cast(Shop, services)


@pytest.fixture
def store() -> MemoryShop:
    return stocked()


@pytest.fixture
def shopper(store: MemoryShop) -> Shopper:
    return Shopper(store, build_skill(opened(store), SKILL_ID))


@pytest.fixture
def fresh_shopper() -> Callable[[], tuple[Shopper, MemoryShop]]:
    def fresh() -> tuple[Shopper, MemoryShop]:
        store = stocked()
        return Shopper(store, build_skill(opened(store), SKILL_ID)), store

    return fresh
