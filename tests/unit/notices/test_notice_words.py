"""The e-mail's two bodies, and the event in Amazon's schema, for orders of every kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.adapters.ses import SesMailer
from aisle.domain.customers import Customer
from aisle.domain.money import Money
from aisle.domain.orders import Charge, Order, OrderLine, OrderStatus, StatusChange
from aisle.notice_ports import Mail
from aisle.notices.alexa_event import alexa_event, reference
from aisle.notices.mail import mail_about
from tests.unit.notices.records import moved, order
from workbench.stand_ins.proactive_schema import faults

NOW = datetime.now(UTC)
HOSTILE = 'Tom & "Jerry" <script>alert(1)</script>\r\nBcc: all@example.com \x00\ud800'


class Reader(HTMLParser):
    """The tags and the text of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def mail(told: Order, seller: str = "Bright Aisle", named: bool = True) -> Mail:
    customer = Customer("ana", "America/Denver", "home", 0, products_in_messages=named)
    return mail_about(told, customer, "ana@example.com", seller, "send it back.", NOW)


def with_name(name: str) -> Order:
    line = OrderLine("A", name, 1, Money(100, "USD"))
    return order("ana", lines=(line,), ship_to=name)


def test_a_hostile_name_changes_no_tag_and_no_header() -> None:
    plain, hostile = mail(with_name("ink")), mail(with_name(HOSTILE), seller=HOSTILE)
    assert Reader(hostile.html).tags == Reader(plain.html).tags
    assert "<script>alert(1)</script>" in Reader(hostile.html).text
    assert "<script>alert(1)</script>" in hostile.text
    assert "\n" not in hostile.subject
    assert "\r" not in hostile.subject
    for body in (hostile.subject, hostile.text, hostile.html):
        body.encode()
        assert "\x00" not in body


@given(name=st.text(min_size=1), named=st.booleans())
def test_any_name_makes_a_sound_e_mail(name: str, named: bool) -> None:
    written = mail(with_name(name), seller=name, named=named)
    for body in (written.subject, written.text, written.html):
        body.encode()
    assert Reader(written.html).tags[0] == "html"
    assert len(written.subject.splitlines()) <= 1


def test_the_document_loads_nothing() -> None:
    assert not re.search(r"https?:|src=|href=|url\(", mail(order("ana")).html)


def test_both_bodies_say_the_same() -> None:
    written = mail(order("ana", charges=(Charge("GIFT", "gift wrap", Money(300, "USD")),)))
    text, html = (re.sub(r"[\s:]+", "", one) for one in (written.text, Reader(written.html).text))
    assert html.removeprefix(re.sub(r"\s+", "", written.subject)) == text


@pytest.mark.parametrize(
    "line",
    ["Gift wrap: $3", "Delivery: free", "Tax: $5.28", "Expected: Wednesday, March 11, 2026"],
)
def test_the_rows_of_a_receipt(line: str) -> None:
    told = order(
        "ana",
        charges=(Charge("GIFT", "gift wrap", Money(300, "USD")),),
        delivery=Money(0, "USD"),
        expected_on=date(2026, 3, 11),
    )
    assert line in mail(told).text.splitlines()


def test_an_order_without_a_day_or_a_place_is_told_without() -> None:
    text = mail(order("ana", expected_on=None, ship_to=None)).text
    assert "Expected" not in text
    assert "None" not in text


def test_the_senders_name_is_quoted() -> None:
    sent: list[Mapping[str, Any]] = []

    class Client:
        def send_email(self, **parameters: Any) -> None:
            sent.append(parameters)

    mailer = SesMailer(Client(), "orders@example.com", 'Tom, "the" shop\r\nBcc: x@example.com')
    mailer.send(mail(order("ana")))
    sender = sent[0]["FromEmailAddress"]
    assert parseaddr(sender)[1] == "orders@example.com"
    assert "\n" not in sender


# The event ----------------------------------------------------------------------------------------

statuses = st.lists(st.sampled_from(OrderStatus), min_size=1, max_size=4)


@given(
    history=statuses,
    number=st.text(min_size=1, max_size=200),
    seller=st.text(min_size=1, max_size=50),
    zone=st.sampled_from(["America/Denver", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]),
    due=st.none() | st.dates(date(1999, 1, 1), date(2199, 1, 1)),
)
def test_every_event_is_in_amazons_schema(
    history: list[OrderStatus], number: str, seller: str, zone: str, due: date | None
) -> None:
    changes = tuple(StatusChange(status, NOW) for status in history)
    told = order("ana", number=number, history=changes, time_zone=zone, expected_on=due)
    event = alexa_event(told, "user", seller, ["en-US"], NOW)
    assert list(faults(event, NOW)) == []


@pytest.mark.parametrize("path", ["", "event", "event.payload", "event.payload.state"])
def test_a_key_that_amazon_does_not_know_is_found(path: str) -> None:
    event = alexa_event(order("ana"), "user", "Bright Aisle", ["en-US"], NOW)
    inner: Any = event
    for name in filter(None, path.split(".")):
        inner = inner[name]
    inner["product"] = "keyboard"
    assert list(faults(event, NOW))


@given(numbers=st.lists(st.text(min_size=1), min_size=2, max_size=2, unique=True))
def test_orders_and_statuses_have_references_of_their_own(numbers: list[str]) -> None:
    references = {
        reference(order("ana", number=number, history=(StatusChange(status, NOW),)))
        for number in numbers
        for status in OrderStatus
    }
    assert len(references) == 2 * len(OrderStatus)


def test_the_reference_is_the_order_and_its_status() -> None:
    assert reference(order("ana", number="1142")) == "1142~placed"
    out = moved(order("ana", number="1142"), OrderStatus.OUT_FOR_DELIVERY)
    assert reference(out) == "1142~outfordelivery"


@pytest.mark.parametrize("zone", ["America/Denver", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_arrival_is_noon_of_the_day_where_it_arrives(zone: str) -> None:
    due = (NOW + timedelta(days=2)).date()
    told = moved(order("ana", time_zone=zone, expected_on=due), OrderStatus.SHIPPED)
    state = alexa_event(told, "u", "s", ["en-US"], NOW)["event"]["payload"]["state"]
    arrival = datetime.fromisoformat(state["deliveryDetails"]["expectedArrival"])
    assert arrival.astimezone(ZoneInfo(zone)).date() == due
    assert arrival.astimezone(ZoneInfo(zone)).hour == 12


def test_a_day_that_has_gone_by_is_not_promised() -> None:
    gone = (NOW - timedelta(days=2)).date()
    told = moved(order("ana", expected_on=gone), OrderStatus.SHIPPED)
    state = alexa_event(told, "u", "s", ["en-US"], NOW)["event"]["payload"]["state"]
    assert "deliveryDetails" not in state


def test_that_it_is_out_for_delivery_is_not_told_the_next_day() -> None:
    told = moved(order("ana"), OrderStatus.OUT_FOR_DELIVERY)
    event = alexa_event(told, "u", "s", ["en-US"], NOW)
    sent, until = (datetime.fromisoformat(event[key]) for key in ("timestamp", "expiryTime"))
    assert until - sent == timedelta(hours=10)
    assert list(faults({**event, "expiryTime": event["timestamp"]}, NOW))


def test_a_customer_does_not_print_the_address() -> None:
    customer = replace(Customer("ana", "UTC", "home", 0), email="ana@example.com")
    assert "ana@example.com" not in repr(customer)
    assert "ana@example.com" not in repr(mail(order("ana")))
