"""Money, days and lists as they are heard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aisle.domain.money import Money
from aisle.speech.en_us.formats import counted, day, listed, money, ordinal, quantity_of

TUESDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("minor", "currency", "heard"),
    [
        (4999, "USD", "$49.99"),
        (5000, "USD", "$50"),
        (129_905, "USD", "$1,299.05"),
        (0, "USD", "$0"),
        (-250, "USD", "minus $2.50"),
        (255, "GBP", "£2.55"),
        (1200, "JPY", "¥1,200"),
        (1999, "SEK", "19.99 SEK"),
    ],
)
def test_money(minor: int, currency: str, heard: str) -> None:
    assert money(Money(minor, currency)) == heard


@pytest.mark.parametrize(
    ("when", "heard"),
    [
        (TUESDAY, "today"),
        (TUESDAY + timedelta(1), "tomorrow"),
        (TUESDAY - timedelta(1), "yesterday"),
        (TUESDAY + timedelta(3), "on Friday"),
        (TUESDAY - timedelta(6), "on Wednesday"),
        (TUESDAY + timedelta(7), "on March 17th"),
        (date(2026, 2, 3), "on February 3rd"),
        (date(2025, 12, 1), "on December 1st, 2025"),
    ],
)
def test_a_day_is_told_from_where_the_listener_stands(when: date, heard: str) -> None:
    assert day(when, TUESDAY) == heard


def test_a_list_for_the_ear() -> None:
    assert listed([]) == ""
    assert listed(["ink"]) == "ink"
    assert listed(["ink", "paper"], "or") == "ink or paper"
    assert listed(["ink & toner", "paper", "pens"]) == "ink &amp; toner, paper, and pens"


def test_counts() -> None:
    assert counted(1, "order") == "one order"
    assert counted(12, "order") == "12 orders"
    assert counted(2, "battery", "batteries") == "two batteries"
    assert quantity_of(3, "Kettle") == "three of the Kettle"


@pytest.mark.parametrize(
    ("number", "heard"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")]
)
def test_ordinals(number: int, heard: str) -> None:
    assert ordinal(number) == heard
