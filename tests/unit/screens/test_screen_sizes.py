"""The reply with a screen stays within Alexa's 120 KB, however long everything is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Charge, Order, OrderLine, OrderStatus, StatusChange
from aisle.domain.query import ProductQuery
from aisle.services.browse import ProductDescribed
from aisle.services.order_answers import OpenOrders, StatusTold
from aisle.services.outcome import Outcome
from aisle.services.place_order import OrderPlaced
from aisle.services.search import ProductsFound
from aisle.skill.answer import Answer
from aisle.skill.screens.directive import shown
from aisle.skill.session import Session
from aisle.skill.turn import Turn
from aisle.speech.locales import say
from aisle.speech.saying import Listener

_NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
_LONG = "&" * 2_000
_PRICE = Money(10**12, "USD")
_LEFT_FOR_SPEECH_AND_SESSION = 8 * 1024 + 24 * 1024
_PRODUCT = Product("A", _LONG, _LONG, _PRICE, 1, _LONG, _LONG, _LONG, _LONG, _LONG)
_ORDER = Order(
    number="10000000",
    customer_id="ana",
    placed_at=_NOW,
    channel=Channel.VOICE,
    lines=tuple(OrderLine("A", _LONG, 99, _PRICE) for _ in range(90)),
    history=(StatusChange(OrderStatus.PLACED, _NOW),),
    delivery=_PRICE,
    tax=_PRICE,
    total=_PRICE,
    time_zone="America/Denver",
    charges=tuple(Charge("fee", _LONG, _PRICE) for _ in range(90)),
    expected_on=date(2026, 3, 12),
    ship_to=_LONG,
)


@pytest.mark.parametrize(
    "outcome",
    [
        ProductsFound(ProductQuery("x" * 40), ("A", "B", "C"), (_PRODUCT,) * 3),
        ProductDescribed(_PRODUCT),
        StatusTold(_ORDER),
        OpenOrders((_ORDER,) * 3, 3),
        OrderPlaced(_ORDER, again=False),
    ],
    ids=lambda outcome: type(outcome).__name__,
)
def test_a_screen_leaves_room_for_speech_and_session(outcome: Outcome) -> None:
    listener = Listener(_NOW, "America/Denver", "Bright Aisle")
    turn = Turn("request", "IntentRequest", _NOW, "en-US", has_screen=True)
    saying = say(outcome, listener, "en-US", "")
    directive = shown(Answer(outcome, Session()), saying, listener, turn).directive
    size = len(json.dumps(directive).encode())
    assert size < 120 * 1024 - _LEFT_FOR_SPEECH_AND_SESSION
