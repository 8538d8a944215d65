"""Which option is meant: by place, by name, by day, and by two of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.services.choose import LAST, Choice, at_position, chosen
from aisle.services.outcome import Option

INK = Option("1142", "HP 67 black ink", ("printer paper", "1142"), "2026-03-02")
HEADPHONES = Option("1177", "Sony headphones", ("ear pads",), "2026-03-06")
MORE_INK = Option("1190", "HP 67 color ink", (), "2026-03-06")
ORDERS = (INK, HEADPHONES, MORE_INK)


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        (Choice("1"), [INK]),
        (Choice("3"), [MORE_INK]),
        (Choice(LAST), [MORE_INK]),
        (Choice("4"), []),
        (Choice("0"), []),
        (Choice("42"), [INK]),
        (Choice("1177"), [HEADPHONES]),
        (Choice(names=("headphone",)), [HEADPHONES]),
        (Choice(names=("the ear pads",)), [HEADPHONES]),
        (Choice(names=("ink cartridge", "ink")), [INK, MORE_INK]),
        (Choice(names=("black ink",)), [INK]),
        (Choice(names=("toaster",)), []),
        (Choice(names=("the one",)), []),
        (Choice("2", names=("ink",)), [MORE_INK]),
        (Choice("3", names=("ink",)), [MORE_INK]),
        (Choice(day="2026-03-02"), [INK]),
        (Choice(day="2026-03-13"), [HEADPHONES, MORE_INK]),
        (Choice(day="2026-W10"), [INK, HEADPHONES, MORE_INK]),
        (Choice(day="2026-03"), [INK, HEADPHONES, MORE_INK]),
        (Choice(day="2026-03-03"), []),
        (Choice(names=("ink",), day="2026-03-06"), [MORE_INK]),
        (Choice(day="PRESENT_REF"), []),
        (Choice(), []),
    ],
)
def test_what_is_meant(choice: Choice, meant: list[Option]) -> None:
    assert list(chosen(ORDERS, choice)) == meant


def test_an_option_without_a_day_is_never_the_one_from_monday() -> None:
    assert chosen([Option("INK", "ink")], Choice(day="2026-03-02")) == ()


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_monday_is_the_next_for_alexa_and_the_last_for_the_shopper(day: date) -> None:
    option = Option("1", "ink", (), day.isoformat())
    said = (day + timedelta(days=7)).isoformat()
    assert chosen([option], Choice(day=said)) == (option,)


@given(things=st.lists(st.integers()), place=st.integers(-5, 50))
def test_a_place_counts_from_one(things: list[int], place: int) -> None:
    expected = things[place - 1] if 1 <= place <= len(things) else None
    assert at_position(things, str(place)) == expected


@given(position=st.text(max_size=8), name=st.text(max_size=20), day=st.text(max_size=12))
def test_whatever_is_said_only_options_come_back(position: str, name: str, day: str) -> None:
    meant = chosen(ORDERS, Choice(position or None, (name,) if name else (), day or None))
    assert set(meant) <= set(ORDERS)
