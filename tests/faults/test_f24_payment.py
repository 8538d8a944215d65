"""F24: the card is charged once or not at all. The shopper hears which, or that nobody knows."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import active_count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.bootstrap import shop_from
from aisle.domain.orders import OrderStatus, PaymentStatus
from aisle.skill.skill import build_skill
from tests.faults import payment_desk as answers
from tests.faults.home import Home
from tests.faults.payment_desk import ACCESS_KEY, REGION, SECRET_KEY, Desk, payment_desk
from tests.robustness.effort import LONG
from tests.robustness.faults import answers_lost, first, refusal
from workbench.demo_identity import DemoIdentity
from workbench.local_shop import SAMPLE_SHOP, SKILL_ID, sample_settings
from workbench.sample_items import read_sample
from workbench.search_index import build
from workbench.stage.sample_store import SampleStore

SKU = "INK-101"
UNCLEAR = [
    answers.server_error,
    answers.garbage,
    answers.another_word,
    answers.no_status,
    answers.charged_and_refused,
    answers.redirect,
    answers.hangs_up,
]
NEVER_IN_TIME = [answers.silent, answers.dripping]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with payment_desk() as desk:
        yield desk


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "search_index.sqlite"
    build(read_sample(SAMPLE_SHOP).products, path)
    return path


class PayingHome(Home):
    """Hugo's, whose orders are charged at the desk."""

    def __init__(self, sample: SampleStore, index: Path, desk: Desk) -> None:
        super().__init__(sample, "hugo")
        self.desk = desk
        self.client = dynamodb_client()
        settings = replace(sample_settings(sample.tables, index), payment_url=desk.url)
        shop = shop_from(settings, self.client, DemoIdentity())
        session = shop._payment._session  # type: ignore[attr-defined]
        session.set_credentials(ACCESS_KEY, SECRET_KEY)
        session.set_config_variable("region", REGION)
        skill = build_skill(shop, SKILL_ID)
        self.skill = lambda envelope: skill(envelope, None)
        sample.set_stock(SKU, 50)
        self.stock_before = sample.stock(SKU)
        self.pass_time(days=2 * sample.count_orders("hugo"))
        self.began = self.now

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        with ThreadPoolExecutor(self._times) as threads:
            replies = list(threads.map(self.skill, [envelope] * self._times))
        self.replies = [json.dumps(reply) for reply in replies]
        return replies[0]

    @property
    def newest(self) -> Any:
        return self.sample.orders.latest("hugo")[0]

    @property
    def placed(self) -> list[Any]:
        return [
            one for one in self.sample.orders.latest("hugo", 200) if one.placed_at >= self.began
        ]

    @property
    def units(self) -> int:
        """In stock, or in an order that stands."""
        ordered = [
            line.quantity
            for order in self.sample.orders.latest("hugo", 200)
            for line in order.lines
            if line.sku == SKU and order.status is not OrderStatus.CANCELLED
        ]
        return self.sample.stock(SKU) + sum(ordered)

    def check_books(self) -> None:
        """At most one charge an order, of what was spoken; none of one that was not kept."""
        assert not self.desk.unsigned
        for order in self.placed:
            assert order.payment
            taken = self.desk.charged.get(order.payment.key)
            assert taken in (None, order.total.minor)
            cancelled = order.status is OrderStatus.CANCELLED
            if order.payment.status is PaymentStatus.CHARGED:
                assert taken
                assert not cancelled
            if order.payment.status is PaymentStatus.DECLINED:
                assert not taken
                assert cancelled
            if cancelled:
                assert order.payment.status in (PaymentStatus.DECLINED, PaymentStatus.REFUND)


@pytest.fixture
def home(sample: SampleStore, index: Path, desk: Desk) -> Iterator[PayingHome]:
    home = PayingHome(sample, index, desk)
    yield home
    home.check_books()


def test_f24_charged_at_the_desk(home: PayingHome) -> None:
    device = home.device()
    device.says("order it again")
    assert device.says("yes").startswith("Thank you, your order for $41.35 is placed.")
    assert list(home.desk.charged.values()) == [4135]
    assert home.newest.payment.status is PaymentStatus.CHARGED
    assert home.newest.payment.key in home.desk.charged


@pytest.mark.parametrize("answer", [answers.said, answers.payment_required])
def test_f24_declined(home: PayingHome, answer: Any) -> None:
    home.desk.declines, home.desk.answer = True, answer
    device = home.device()
    device.says("order it again")
    heard = device.says("yes")
    assert heard.startswith("I'm sorry, your card was declined, so nothing is ordered")
    assert home.newest.status is OrderStatus.CANCELLED
    assert home.newest.payment.status is PaymentStatus.DECLINED
    assert home.sample.stock(SKU) == home.stock_before
    device.alexa.forget_session()
    assert device.says("did my order go through").startswith("I'm sorry, your card was declined")
    home.desk.declines = False
    device.says("order it again")
    assert device.says("yes").startswith("Thank you")


@pytest.mark.parametrize("answer", UNCLEAR, ids=lambda answer: answer.__name__)
@pytest.mark.parametrize("declines", [False, True], ids=["charged", "declined"])
def test_f24_an_answer_that_says_nothing_is_not_taken_for_one(
    home: PayingHome, answer: Any, declines: bool
) -> None:
    """The desk has decided, and does not say so. Asked later, it does."""
    home.desk.answer, home.desk.declines = answer, declines
    device = home.device()
    device.says("order it again")
    heard = device.says("yes")
    assert "is placed, but I haven't heard yet whether your card was charged" in heard
    assert "It can't be charged twice." in heard
    device.alexa.forget_session()
    assert "Its payment isn't confirmed yet." in device.says("where's my order")
    home.desk.answer = answers.said
    heard = device.says("did my order go through")
    assert heard.startswith("I'm sorry, your card" if declines else "Yes, your order")
    assert len(home.desk.charged) == (0 if declines else 1)
    assert home.orders == 1


@pytest.mark.parametrize("answer", NEVER_IN_TIME, ids=lambda answer: answer.__name__)
def test_f24_a_slow_answer_is_not_waited_for(home: PayingHome, answer: Any) -> None:
    home.desk.answer = answer
    device = home.device()
    device.says("order it again")
    threads, started = active_count(), time.monotonic()
    heard = device.says("yes")
    assert time.monotonic() - started < 6.5
    assert "I haven't heard yet whether your card was charged" in heard
    assert active_count() <= threads + 1, "a thread of ours outlives the turn"  # the desk's own
    home.desk.answer = answers.said
    assert device.says("did it go through").startswith("Yes, your order")
    assert len(home.desk.charged) == 1


@pytest.mark.parametrize("declines", [False, True], ids=["charged", "declined"])
def test_f24_the_same_yes_again_asks_with_the_same_key(home: PayingHome, declines: bool) -> None:
    home.desk.answer, home.desk.declines = answers.server_error, declines
    device = home.device()
    device.says("order it again")
    asked = device.response["sessionAttributes"]
    device.says("yes")
    home.desk.answer = answers.said
    device.goes_back_to(asked)
    heard = device.says("yes")
    expected = "I'm sorry, your card" if declines else "I had placed that order already"
    assert heard.startswith(expected)
    assert len(set(home.desk.asked)) == 1
    assert home.orders == 1


@pytest.mark.parametrize("declines", [False, True], ids=["charged", "declined"])
def test_f24_a_repeated_request_is_answered_the_same(home: PayingHome, declines: bool) -> None:
    home.desk.declines = declines
    device = home.device()
    device.says("order it again")
    home.repeat_requests(3, at_once=True)
    device.says("yes")
    assert len(set(home.replies)) == 1
    assert len(home.desk.charged) == (0 if declines else 1)
    assert home.orders == 1


def test_f24_the_store_s_answer_lost_after_the_charge(home: PayingHome) -> None:
    device = home.device()
    device.says("order it again")
    with answers_lost(2):
        assert "I can't tell yet whether your order went through" in device.says("yes")
    assert home.desk.asked == []
    assert device.says("yes").startswith("I had placed that order already")
    assert len(home.desk.charged) == 1


def test_f24_a_store_that_does_not_say_how_the_order_stands(home: PayingHome) -> None:
    home.desk.answer = answers.server_error
    device = home.device()
    device.says("order it again")
    asked = device.response["sessionAttributes"]
    device.says("yes")
    device.goes_back_to(asked)
    with first(home.client, 9, "Query", lambda: refusal("InternalServerError", 500)):
        assert "I haven't heard yet whether your card was charged" in device.says("yes")


@pytest.mark.parametrize("later", ["charged", "declined", "nobody knows"])
def test_f24_an_order_that_may_be_charged_is_not_cancelled(home: PayingHome, later: str) -> None:
    home.desk.answer, home.desk.declines = answers.server_error, later == "declined"
    device = home.device()
    device.says("order it again")
    device.says("yes")
    if later != "nobody knows":
        home.desk.answer = answers.said
    device.says("cancel that")
    heard = device.says("yes")
    if later == "nobody knows":
        assert heard.startswith("I haven't heard yet whether your card was charged, so I can't")
        assert home.newest.status is OrderStatus.PLACED
        return
    assert home.newest.status is OrderStatus.CANCELLED
    assert home.sample.stock(SKU) == home.stock_before
    expected = PaymentStatus.DECLINED if later == "declined" else PaymentStatus.REFUND
    assert home.newest.payment.status is expected


def test_f24_an_order_packed_before_the_card_is_declined_stays(home: PayingHome) -> None:
    """The retailer's own system went ahead; what is to be done about it is theirs to say."""
    from aisle.adapters.dynamodb.items import order_item

    home.desk.answer, home.desk.declines = answers.server_error, True
    device = home.device()
    device.says("order it again")
    device.says("yes")
    packing = home.newest.moved_to(OrderStatus.PACKING, home.now)
    home.sample.client.put_item(TableName=home.sample.tables.shop, Item=order_item(packing))
    home.desk.answer = answers.said
    assert "I haven't heard yet" in device.says("did my order go through")
    assert home.newest.status is OrderStatus.PACKING


def test_f24_no_charge_without_the_functions_own_role(home: PayingHome) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "SECRET_KEY", "another")
        device = home.device()
        device.says("order it again")
        assert "I haven't heard yet" in device.says("yes")
    assert home.desk.charged == {}
    assert home.desk.unsigned
    home.desk.unsigned.clear()


def test_f24_without_a_desk_the_charge_goes_with_the_order(sample: SampleStore) -> None:
    """In one transaction: nothing is called, and the order system finds the request for it."""
    home = Home(sample, "bo")
    device = home.device()
    device.says("order order 1153 again")
    key = device.response["sessionAttributes"]["quote"]["quote_id"]
    device.says("yes")
    order = sample.orders.latest("bo")[0]
    assert order.payment
    assert (order.payment.status, order.payment.key) == (PaymentStatus.REQUESTED, key)
    device.says("cancel that")
    device.says("yes")
    order = sample.orders.latest("bo")[0]
    assert order.payment
    assert order.payment.status is PaymentStatus.REFUND


MOODS = {answer.__name__: answer for answer in (answers.said, *UNCLEAR[:3])}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["buys", "says yes again", "asks", "cancels", "repeats"]),
        st.sampled_from(sorted(MOODS)),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200 if LONG else 15, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_f24_whatever_the_desk_says_and_the_shopper_does(
    sample: SampleStore, index: Path, steps: list[tuple[str, str, bool]]
) -> None:
    with payment_desk() as desk:
        home = PayingHome(sample, index, desk)
        device, asked, units = home.device(), None, home.units
        for does, mood, declines in steps:
            desk.answer, desk.declines = MOODS[mood], declines
            before = device.alexa.exchanges[-1][0] if device.alexa.exchanges else None
            if does == "buys":
                device.says("order it again")
                asked = device.response["sessionAttributes"]
                device.says("yes")
            elif does == "says yes again" and asked and device.alexa.in_session:
                device.goes_back_to(asked)
                device.says("yes")
            elif does == "asks":
                device.says("did my order go through")
            elif does == "cancels":
                device.says("cancel my order")
                device.says("yes")
            elif does == "repeats" and before:
                device.alexa.repeat_request()
            home.check_books()
        assert home.units == units
