"""What is remembered after an answer about orders, and what the next word then means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from aisle.domain.errors import NotLinked, StoreUnavailable
from aisle.domain.query import ProductQuery
from aisle.services.around import Dropped, Goodbye, HelpGiven, Place, Welcome
from aisle.services.history import OrderHistory
from aisle.services.order_answers import (
    DeliveryTold,
    OpenOrders,
    OrderNotFound,
    SeveralOrders,
    StatusTold,
    WhichOrder,
)
from aisle.services.outcome import Option
from aisle.services.shop import Shop
from aisle.services.track import OrderTracking
from aisle.skill.handlers.get_delivery_date import GetDeliveryDateIntent
from aisle.skill.handlers.launch import LaunchRequest
from aisle.skill.handlers.list_open_orders import ListOpenOrdersIntent
from aisle.skill.handlers.list_orders import ListOrdersIntent
from aisle.skill.handlers.track_order import TrackOrderIntent
from aisle.skill.order_talk import (
    AnythingElseQuestion,
    LatestOrderQuestion,
    OtherOrdersQuestion,
    WhichDeliveryQuestion,
    WhichOrderQuestion,
)
from aisle.skill.session import Browsing, Question, Session
from aisle.skill.turn import Slot, Turn
from tests.unit.tracking.order_book import DENVER, NOW, OrderBook, Thesaurus, order


class Linked:
    """Takes the token for the customer's id."""

    def customer_for(self, access_token: str) -> str:
        return access_token


class Failing:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def customer_for(self, access_token: str) -> str:  # noqa: ARG002
        raise self._error


def shop(book: OrderBook, identity: Any = None) -> Shop:
    services = SimpleNamespace(
        identity=identity or Linked(),
        tracking=OrderTracking(book, Thesaurus()),
        history=OrderHistory(book),
        time_zone=DENVER,
    )
    return cast(Shop, services)


def turn(session: Session | None = None, token: str | None = "ana", **slots: str) -> Turn:
    filled = {name: Slot(value, (value,)) for name, value in slots.items()}
    return Turn(
        "r", "IntentRequest", NOW, "en-US", session or Session(), slots=filled, access_token=token
    )


def test_the_order_told_is_the_one_talked_about() -> None:
    answer = TrackOrderIntent(shop(OrderBook(order("1142")))).answer(turn())
    assert answer.session.order_number == "1142"
    assert answer.session.question == Question("anything_else")
    assert answer.time_zone == DENVER


def test_a_search_under_way_is_put_aside() -> None:
    browsing = Browsing(ProductQuery("lamp"), ("L1",))
    answer = TrackOrderIntent(shop(OrderBook(order("1")))).answer(turn(Session(browsing=browsing)))
    assert answer.session.browsing is None


def test_a_number_that_is_not_found_leaves_the_order_talked_about() -> None:
    handler = TrackOrderIntent(shop(OrderBook(order("1142"))))
    answer = handler.answer(turn(Session(order_number="1142"), order_number="0042"))
    assert answer.outcome == OrderNotFound("0042")
    assert answer.session.order_number == "1142"
    assert answer.session.question == Question("latest_order")


def test_several_orders_become_options_with_their_own_days() -> None:
    """4:30 in the morning UTC is the evening before in Denver."""
    ago = NOW - datetime(2026, 3, 9, 4, 30, tzinfo=UTC)
    late = order("2", "ink", days_ago=ago / timedelta(days=1))
    book = OrderBook(late, order("1", "pen", "ink", days_ago=4))
    answer = TrackOrderIntent(shop(book)).answer(turn(item="ink"))
    assert isinstance(answer.outcome, SeveralOrders)
    assert answer.session.question == Question(
        "which_order",
        (
            Option("2", "ink", ("2",), "2026-03-08"),
            Option("1", "ink", ("pen", "1"), "2026-03-06"),
        ),
    )


def test_a_choice_tells_that_order_as_it_was_asked_for() -> None:
    services = shop(OrderBook(order("1"), order("2")))
    for asked, kind in ((WhichOrderQuestion, StatusTold), (WhichDeliveryQuestion, DeliveryTold)):
        answer = asked(services).chosen(turn(), Option("1", "kettle"))
        assert type(answer.outcome) is kind
        assert answer.session.order_number == "1"


def test_a_chosen_order_that_has_gone_is_not_found() -> None:
    answer = WhichOrderQuestion(shop(OrderBook())).chosen(turn(), Option("1", "kettle"))
    assert answer.outcome == OrderNotFound("1")


def test_a_yes_to_which_one_keeps_the_choices() -> None:
    question = Question("which_order", (Option("1", "ink"), Option("2", "pen")))
    answer = WhichOrderQuestion(shop(OrderBook())).yes(turn(Session(question=question)))
    assert answer.outcome == WhichOrder(question.options)
    assert answer.session.question == question


def test_a_no_drops_the_question_and_leaves_one_that_a_no_ends() -> None:
    services = shop(OrderBook())
    for asked in (WhichOrderQuestion, LatestOrderQuestion, OtherOrdersQuestion):
        answer = asked(services).no(turn())
        assert isinstance(answer.outcome, Dropped)
        assert answer.session.question == Question("anything_else")
    assert AnythingElseQuestion(services).no(turn()).outcome == Goodbye()


def test_a_yes_to_anything_else_says_what_can_be_asked_here() -> None:
    answer = AnythingElseQuestion(shop(OrderBook())).yes(turn(Session(order_number="1")))
    assert answer.outcome == HelpGiven(Place.ORDER)


def test_a_yes_to_the_others_leaves_out_the_one_told() -> None:
    book = OrderBook(*(order(str(n), days_ago=n) for n in (1, 2, 3)))
    answer = OtherOrdersQuestion(shop(book)).yes(turn(Session(order_number="1")))
    assert isinstance(answer.outcome, OpenOrders)
    assert [one.number for one in answer.outcome.orders] == ["2", "3"]


def test_it_is_the_order_talked_about_else_the_one_awaited() -> None:
    handler = GetDeliveryDateIntent(shop(OrderBook(order("1", days_ago=5), order("2"))))
    focused = handler.answer(turn(Session(order_number="1"))).outcome
    awaited = handler.answer(turn()).outcome
    assert isinstance(focused, DeliveryTold)
    assert isinstance(awaited, DeliveryTold)
    assert (focused.order.number, awaited.order.number) == ("1", "2")


@pytest.mark.parametrize("period", ["2026-W10", "nonsense", "2026-03-09"])
@pytest.mark.parametrize("channel", ["store", "kiosk"])
def test_any_period_and_channel_has_an_answer(period: str, channel: str) -> None:
    handler = ListOrdersIntent(shop(OrderBook(order("1"))))
    assert handler.answer(turn(period=period, channel=channel)).outcome


@pytest.mark.parametrize(
    "handler", [TrackOrderIntent, GetDeliveryDateIntent, ListOpenOrdersIntent, ListOrdersIntent]
)
def test_a_guest_is_not_linked_and_the_store_is_not_asked(handler: Any) -> None:
    book = OrderBook(order("1"))
    with pytest.raises(NotLinked):
        handler(shop(book)).answer(turn(token=None))
    assert book.trips == 0


@pytest.mark.parametrize(("error", "linked"), [(NotLinked(), False), (StoreUnavailable(), True)])
def test_a_launch_greets_whatever_happens(error: Exception, linked: bool) -> None:
    answer = LaunchRequest(shop(OrderBook(), Failing(error))).answer(turn())
    assert answer.outcome == Welcome(linked=linked)


def test_a_launch_greets_while_the_store_is_down() -> None:
    book = OrderBook(order("1", expected_on=NOW.date()))
    handler = LaunchRequest(shop(book))
    assert handler.answer(turn()).session.order_number == "1"
    book.is_down = True
    assert handler.answer(turn()).outcome == Welcome(linked=True)
