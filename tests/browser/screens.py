"""What is drawn in the tests: screens out of conversations, and screens of the worst names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.domain.purchase import Quote, QuoteLine
from aisle.domain.query import ProductQuery
from aisle.services.browse import ProductDescribed
from aisle.services.order_answers import OpenOrders, StatusTold
from aisle.services.outcome import Outcome
from aisle.services.quote import Quoted
from aisle.services.search import ProductsFound
from aisle.skill.answer import Answer
from aisle.skill.screens.directive import shown
from aisle.skill.session import Session
from aisle.skill.turn import Turn
from aisle.speech.locales import say
from aisle.speech.saying import Listener
from workbench.demo_identity import token_for
from workbench.local_shop import MODEL, SKILL_ID, sample_today
from workbench.simulator import Alexa, Reply, load_model
from workbench.stage.sample_store import SampleStore

RENDER = "Alexa.Presentation.APL.RenderDocument"
LONG = (
    'Tapwell® Duo "Pro" Keyboard & Mouse Set with Backlight, Bluetooth 5.3, US Layout, Graphite, '
    "104 Keys, Two-Year Warranty"
)[:120].ljust(120, "!")
WORST = (
    LONG,
    "${payload.secret} ${screen.seller} #{viewport.width}",
    "@brand",
    'Tom & "Jerry" <b>Mug</b> &lt;®&gt;',
    "😀 מקלדת אלחוטית עם עכבר",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung",
)
AMOUNTS = {
    "worst-product": "$123,456.78",
    "worst-results": "$123,456.78",
    "worst-quote": "$7,846,660.94",
}
_SELLER = "Bright Aisle"
_NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
_ZONE = "America/Denver"
_WAYS = {
    "on-its-way": [OrderStatus.PLACED, OrderStatus.PACKING, OrderStatus.SHIPPED],
    "delayed": [OrderStatus.PLACED, OrderStatus.PACKING, OrderStatus.DELAYED],
    "partly-shipped": [OrderStatus.PLACED, OrderStatus.PACKING, OrderStatus.PARTLY_SHIPPED],
    "pickup": [OrderStatus.PLACED, OrderStatus.PACKING, OrderStatus.READY_FOR_PICKUP],
    "canceled": [OrderStatus.PLACED, OrderStatus.CANCELLED],
    "returned": [
        OrderStatus.PLACED,
        OrderStatus.PACKING,
        OrderStatus.SHIPPED,
        OrderStatus.OUT_FOR_DELIVERY,
        OrderStatus.DELIVERED,
        OrderStatus.RETURNED,
    ],
}


def out_of_a_conversation(store: SampleStore) -> dict[str, dict[str, Any]]:
    """What ana sees on her way from the greeting to an order that she takes back."""
    now = datetime.combine(sample_today(), _NOW.timetz())
    alexa = Alexa(
        load_model(MODEL),
        store.skill.answer,
        clock=lambda: now,
        access_token=token_for("ana"),
        screen=True,
        application_id=SKILL_ID,
        seed="screens",  # the same order number in every picture
    )
    return {
        "welcome": _screen(alexa.launch()),
        "results": _screen(alexa.say("find a wireless keyboard under fifty dollars")),
        "help": _screen(alexa.say("help")),
        "product": _screen(alexa.touch(["choose", "2"])),
        "quote": _screen(alexa.touch(["buy"])),
        "receipt": _screen(alexa.touch(["yes"])),
        "cancel": _screen(alexa.touch(["cancel"])),
        "message": _screen(alexa.touch(["no"])),
        "orders": _screen(alexa.say("what did i order this year")),
        "tracking": _screen(alexa.touch(["choose", "2"])),
    }


def of_the_worst_names() -> dict[str, dict[str, Any]]:
    return {
        "worst-results": _of(ProductsFound(ProductQuery(LONG[:40]), _skus(), _products()[:3])),
        "worst-results-2": _of(ProductsFound(ProductQuery("x"), _skus(), _products()[3:], 3)),
        "worst-product": _of(ProductDescribed(_products()[0])),
        "worst-quote": _of(Quoted(_quote())),
        "worst-orders": _of(OpenOrders(tuple(_order(way) for way in list(_WAYS.values())[:3]), 9)),
        **{f"order-{name}": _of(StatusTold(_order(way))) for name, way in _WAYS.items()},
    }


def _screen(reply: Reply) -> dict[str, Any]:
    (directive,) = [one for one in reply.directives if one["type"] == RENDER]
    return dict(directive)


def _of(outcome: Outcome) -> dict[str, Any]:
    listener = Listener(_NOW, _ZONE, _SELLER)
    turn = Turn("request", "IntentRequest", _NOW, "en-US", has_screen=True)
    saying = say(outcome, listener, "en-US", "")
    directive = shown(Answer(outcome, Session()), saying, listener, turn).directive
    assert directive is not None
    return directive


def _skus() -> tuple[str, ...]:
    return tuple(f"S{number}" for number in range(len(WORST)))


def _products() -> tuple[Product, ...]:
    return tuple(
        Product(
            sku=sku,
            name=name,
            spoken_name=name,
            price=Money(12_345_678, "USD"),
            stock=0,
            brand=name[:30],
            color="black",
            description=f"{name}. " * 6,
        )
        for sku, name in zip(_skus(), WORST, strict=True)
    )


def _quote() -> Quote:
    lines = (QuoteLine("S", name, 99, Money(1_234_567, "USD")) for name in WORST)
    return Quote(
        quote_id="q",
        number="10000000",
        customer_id="ana",
        lines=tuple(lines),
        delivery=Money(0, "USD"),
        tax_basis_points=700,
        ship_to="your parents’ home in Truth or Consequences",
        time_zone=_ZONE,
        expected_on=date(2026, 9, 23),
    )


def _order(way: list[OrderStatus]) -> Order:
    price = Money(12_345_678, "USD")
    return Order(
        number="37750284",
        customer_id="ana",
        placed_at=_NOW - timedelta(days=9),
        channel=Channel.VOICE,
        lines=tuple(OrderLine("S", name, 12, price, 3) for name in WORST),
        history=tuple(
            StatusChange(status, _NOW - timedelta(days=9 - number))
            for number, status in enumerate(way)
        ),
        delivery=price,
        tax=price,
        total=price,
        time_zone=_ZONE,
        expected_on=None if OrderStatus.READY_FOR_PICKUP in way else date(2026, 3, 13),
        pickup_store="Denver Union Station" if OrderStatus.READY_FOR_PICKUP in way else None,
        ship_to="your home in Denver",
    )


def touches_of(directive: Mapping[str, Any]) -> dict[str, list[str]]:
    """What can be touched, by what a screen reader says of it."""
    screen = directive["datasources"]["screen"]
    parts = [*screen.get("choices", []), *screen["actions"]]
    return {part["spoken"]: part["touch"] for part in parts if part["touch"]}
