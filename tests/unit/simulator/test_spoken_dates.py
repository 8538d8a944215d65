"""AMAZON.DATE and AMAZON.DURATION."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.understanding.dates import date_value
from workbench.simulator.understanding.durations import duration

TUESDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("right now", "PRESENT_REF"),
        ("today", "2026-03-10"),
        ("yesterday", "2026-03-09"),
        ("the day before yesterday", "2026-03-08"),
        ("tomorrow", "2026-03-11"),
        ("monday", "2026-03-16"),
        ("on monday", "2026-03-16"),
        ("tuesday", "2026-03-10"),
        ("next tuesday", "2026-03-17"),
        ("last tuesday", "2026-03-03"),
        ("last monday", "2026-03-09"),
        ("this friday", "2026-03-13"),
        ("this week", "2026-W11"),
        ("last week", "2026-W10"),
        ("next week", "2026-W12"),
        ("this weekend", "2026-W11-WE"),
        ("the weekend", "2026-W11-WE"),
        ("last weekend", "2026-W10-WE"),
        ("this month", "2026-03"),
        ("last month", "2026-02"),
        ("in march", "2026-03"),
        ("in february", "2027-02"),
        ("last december", "2025-12"),
        ("last march", "2025-03"),
        ("next march", "2027-03"),
        ("march of last year", "2025-03"),
        ("march 2025", "2025-03"),
        ("march twenty twenty five", "2025-03"),
        ("last year", "2025"),
        ("in 2025", "2025"),
        ("this decade", "202X"),
        ("last quarter", "2025-Q4"),
        ("this winter", "2026-WI"),
        ("last winter", "2025-WI"),
        ("next summer", "2026-SU"),
        ("last fall", "2025-FA"),
        ("march third", "2027-03-03"),
        ("march the twelfth", "2026-03-12"),
        ("the third of march 2025", "2025-03-03"),
        ("march twenty first twenty twenty five", "2025-03-21"),
        ("march 15", "2026-03-15"),
        ("february twenty ninth", "2028-02-29"),
        ("the fifteenth", "2026-03-15"),
        ("the ninth", "2026-04-09"),
        ("three days ago", "2026-03-07"),
        ("a week ago", "2026-03-03"),
        ("a month ago", "2026-02-10"),
        ("in two weeks", "2026-03-24"),
        ("ten days from now", "2026-03-20"),
        ("2026 03 09", "2026-03-09"),
    ],
)
def test_a_spoken_date_becomes_alexas(said: str, value: str) -> None:
    assert date_value(said.split(), TUESDAY) == value


@pytest.mark.parametrize(
    "said",
    ["", "on", "the", "ink", "next", "last", "two days", "days ago", "many days ago",
     "february thirtieth", "april thirty first 2026", "the fortieth",
     "ago", "from now", "5", "the week"],
)  # fmt: skip
def test_what_is_no_date_is_none(said: str) -> None:
    assert date_value(said.split(), TUESDAY) is None


def test_a_month_before_a_short_month_is_its_last_day() -> None:
    assert date_value(["a", "month", "ago"], date(2026, 3, 31)) == "2026-02-28"
    assert date_value(["in", "a", "month"], date(2026, 5, 31)) == "2026-06-30"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from("monday friday".split()))
def test_a_weekday_is_within_a_week_and_never_past(today: date, name: str) -> None:
    value = date_value([name], today)
    assert value is not None
    assert timedelta(0) <= date.fromisoformat(value) - today < timedelta(7)
    assert date.fromisoformat(value).strftime("%A").lower() == name


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_last_week_is_the_iso_week_of_seven_days_ago(today: date) -> None:
    year, week, _ = (today - timedelta(7)).isocalendar()
    assert date_value(["last", "week"], today) == f"{year}-W{week:02}"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("ten minutes", "PT10M"),
        ("a week", "P1W"),
        ("two weeks", "P2W"),
        ("an hour and a half", "PT1H30M"),
        ("half an hour", "PT30M"),
        ("one hour and thirty minutes", "PT1H30M"),
        ("two years and two months", "P2Y2M"),
        ("three days twelve hours", "P3DT12H"),
        ("a year and a half", "P1Y6M"),
        ("a couple of weeks", "P2W"),
        ("a couple weeks", "P2W"),
        ("a couple of hours and ten minutes", "PT2H10M"),
        ("a couple", None),
        ("couple of weeks", None),
        ("two", None),
        ("minutes", None),
        ("a few days", None),
        ("two days two days", None),
        ("", None),
    ],
)
def test_durations(said: str, value: str | None) -> None:
    assert duration(said.split()) == value
