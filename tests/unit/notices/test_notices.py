"""What customers are told of their orders, and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aisle.domain.order_news import FRESH, Medium, order_news
from aisle.domain.orders import CLOSED, Channel, OrderStatus, StatusChange
from tests.unit.notices.conftest import SELLER, SENDER, Shop
from tests.unit.notices.records import moved, order, record

S = OrderStatus
NOW = datetime.now(UTC)


def test_an_order_placed_by_voice_is_confirmed_by_e_mail_and_announced(shop: Shop) -> None:
    placed = order(shop.customer_id)
    assert shop.react(record(placed)) == []
    (mail,) = shop.mails()
    assert mail["Source"] == f"{SELLER} <{SENDER}>"
    assert mail["Subject"] == f"Your Bright Aisle order {placed.number}"
    for body in (mail["BodyText"], mail["BodyHtml"]):
        for said in ("$4.99", "$5.28", "$70.25", "Bright Aisle", "cancel my order", "30 days"):
            assert said in body
        assert "your home in Denver" in body
        assert f"{placed.expected_on:%A, %B}" in body
    (notice,) = shop.amazon.notices
    assert notice["event"]["payload"]["state"]["status"] == "ORDER_RECEIVED"
    assert shop.amazon.complaints == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (S.PACKING, "ORDER_PREPARING"),
        (S.SHIPPED, "ORDER_SHIPPED"),
        (S.OUT_FOR_DELIVERY, "ORDER_OUT_FOR_DELIVERY"),
        (S.DELIVERED, "ORDER_DELIVERED"),
        (S.PARTLY_SHIPPED, None),
        (S.READY_FOR_PICKUP, None),
        (S.DELAYED, None),
        (S.CANCELLED, None),
        (S.RETURNED, None),
    ],
)
def test_a_later_status_is_announced_in_amazons_words_or_as_a_message(
    shop: Shop, status: OrderStatus, said: str | None
) -> None:
    before = order(shop.customer_id, channel=Channel.ONLINE)
    assert shop.react(record(moved(before, status), before)) == []
    (notice,) = shop.amazon.notices
    payload = notice["event"]["payload"]
    assert shop.amazon.complaints == []
    if said:
        assert notice["event"]["name"] == "AMAZON.OrderStatus.Updated"
        assert payload["state"]["status"] == said
    else:
        assert notice["event"]["name"] == "AMAZON.MessageAlert.Activated"
        assert payload["messageGroup"] == {"creator": {"name": SELLER}, "count": 1}
    assert shop.mails() == []


def test_a_cancelled_voice_order_is_told_by_e_mail_too(shop: Shop) -> None:
    before = order(shop.customer_id)
    assert shop.react(record(moved(before, S.CANCELLED), before)) == []
    (mail,) = shop.mails()
    assert mail["Subject"].endswith("is canceled")


def test_no_product_is_named_unless_the_customer_allowed_it(shop: Shop) -> None:
    shop.react(record(order(shop.customer_id)))
    shop.know_customer(products_in_messages=True)
    shop.react(record(order(shop.customer_id)))
    private, open_ = shop.mails()
    assert "keyboard" not in private["BodyText"] + private["BodyHtml"] + private["Subject"]
    assert "Items: 2" in private["BodyText"]
    assert "2 × canary keyboard: $59.98" in open_["BodyText"]
    assert "canary keyboard" in open_["BodyHtml"]
    assert "keyboard" not in open_["Subject"]
    assert "keyboard" not in str(shop.amazon.notices)


def test_who_is_not_subscribed_or_has_no_address_is_not_told(shop: Shop) -> None:
    shop.know_customer(email=None)
    shop.link(notices=False)
    placed = order(shop.customer_id)
    assert shop.react(record(placed)) == []
    assert shop.mails() == []
    assert shop.amazon.answers == []
    assert shop.delivery(placed.number, "placed", "email") is None


def test_every_subscribed_user_of_the_customer_is_told(shop: Shop) -> None:
    shop.link("amzn1.ask.account.SECOND")
    shop.link("amzn1.ask.account.QUIET", notices=False)
    shop.amazon.subscribed |= {"amzn1.ask.account.SECOND", "amzn1.ask.account.QUIET"}
    shop.react(record(order(shop.customer_id)))
    assert len(shop.amazon.told(shop.user_id)) == 1
    assert len(shop.amazon.told("amzn1.ask.account.SECOND")) == 1
    assert shop.amazon.told("amzn1.ask.account.QUIET") == []


def test_another_customers_user_is_not_told(shop: Shop) -> None:
    shop.react(record(order(f"{shop.customer_id}x")))
    assert shop.amazon.notices == []
    assert shop.mails() == []


def test_what_is_switched_off_is_not_sent(shop: Shop) -> None:
    shop.settings = replace(shop.settings, email_sender=None, proactive_secret=None)
    shop.events = shop.another_process()
    placed = order(shop.customer_id)
    assert shop.react(record(placed)) == []
    assert shop.mails() == []
    assert shop.amazon.notices == []


# What is news ------------------------------------------------------------------------------------


def media(before: Any, after: Any) -> tuple[Medium, ...]:
    news = order_news(before, after, NOW)
    return news.media if news else ()


def test_the_same_order_written_again_is_no_news() -> None:
    placed = order("ana")
    assert media(placed, placed) == ()


def test_of_several_statuses_at_once_the_last_is_news() -> None:
    placed = order("ana", channel=Channel.ONLINE)
    news = order_news(placed, moved(placed, S.PACKING, S.SHIPPED), NOW)
    assert news is not None
    assert news.order.status is S.SHIPPED


def test_a_status_reached_for_the_second_time_is_no_news() -> None:
    late = moved(order("ana"), S.PACKING, S.DELAYED, S.PACKING)
    assert media(late, moved(late, S.DELAYED)) == ()


def test_a_history_of_long_ago_is_no_news() -> None:
    long_ago = NOW - FRESH - timedelta(minutes=1)
    old = order("ana", placed_at=long_ago)
    assert media(None, old) == ()
    assert media(None, order("ana", placed_at=NOW - FRESH + timedelta(minutes=1))) != ()
    shipped = order("ana", history=(*old.history, StatusChange(S.PACKING, long_ago)))
    assert media(old, shipped) == ()


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_what_is_over_when_it_comes_is_no_news(status: OrderStatus) -> None:
    over = moved(order("ana"), status)
    assert media(None, over) == ()


def test_whoever_picks_an_order_up_need_not_be_told() -> None:
    ready = moved(order("ana"), S.PACKING, S.READY_FOR_PICKUP)
    assert media(ready, moved(ready, S.PICKED_UP)) == ()


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel != "voice"])
def test_e_mail_is_for_voice_orders_alone(channel: Channel) -> None:
    placed = order("ana", channel=channel)
    assert media(None, placed) == (Medium.ALEXA,)
    assert media(placed, moved(placed, S.CANCELLED)) == (Medium.ALEXA,)
    assert media(None, order("ana")) == (Medium.EMAIL, Medium.ALEXA)
