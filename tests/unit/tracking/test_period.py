"""Stretches of the calendar, in a zone and looked back upon."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.period import Period, Span
from aisle.skill.amazon_date import period_of

TODAY = date(2026, 3, 10)  # a Tuesday
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
ZONES = st.sampled_from(
    ["America/Denver", "America/Phoenix", "Pacific/Kiritimati", "Pacific/Honolulu", "UTC"]
)


def period(value: str) -> Period:
    found = period_of(value, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "first", "last", "span"),
    [
        ("2026-03-09", (2026, 3, 9), (2026, 3, 9), Span.DAY),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29), Span.DAY),
        ("2026-W10", (2026, 3, 2), (2026, 3, 8), Span.WEEK),
        ("2026-W01", (2025, 12, 29), (2026, 1, 4), Span.WEEK),
        ("2020-W53", (2020, 12, 28), (2021, 1, 3), Span.WEEK),
        ("2026-W10-WE", (2026, 3, 7), (2026, 3, 8), Span.WEEKEND),
        ("2026-03", (2026, 3, 1), (2026, 3, 31), Span.MONTH),
        ("2025-12", (2025, 12, 1), (2025, 12, 31), Span.MONTH),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), Span.MONTH),
        ("2026-SP", (2026, 3, 1), (2026, 5, 31), Span.SEASON),
        ("2025-SU", (2025, 6, 1), (2025, 8, 31), Span.SEASON),
        ("2025-FA", (2025, 9, 1), (2025, 11, 30), Span.SEASON),
        ("2025-WI", (2025, 12, 1), (2026, 2, 28), Span.SEASON),
        ("2026", (2026, 1, 1), (2026, 12, 31), Span.YEAR),
        ("202X", (2020, 1, 1), (2029, 12, 31), Span.DECADE),
        ("PRESENT_REF", (2026, 3, 10), (2026, 3, 10), Span.DAY),
    ],
)
def test_alexas_forms_of_a_date(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int], span: Span
) -> None:
    assert period(value) == Period(span, date(*first), date(*last))


@pytest.mark.parametrize(
    "value",
    [
        *("", "yesterday", "2026-02-30", "2025-02-29", "2026-13", "2026-00", "2021-W53"),
        *("2026-W00", "2026-W10-XX", "2026-XX", "XXXX-12-25", "20XX", "0000", "9999", "000X"),
        *("2026-3-9", " 2026", "2026\n", "٢٠٢٦", "T2026-03-09", "2026-03-09T10:00"),
    ],
)
def test_anything_else_is_no_period(value: str) -> None:
    assert period_of(value, TODAY) is None


@given(st.text(max_size=12))
def test_no_slot_value_breaks_it(value: str) -> None:
    found = period_of(value, TODAY)
    assert found is None or found.first <= found.last


@given(DAYS, ZONES)
def test_a_day_is_told_by_the_clock_of_its_zone(day: date, zone: str) -> None:
    start, end = Period(Span.DAY, day, day).bounds(zone)
    assert (start.tzinfo, end.tzinfo) == (UTC, UTC)
    assert start.astimezone(ZoneInfo(zone)).date() == day
    assert (end - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date() == day
    assert end.astimezone(ZoneInfo(zone)).date() == day + timedelta(days=1)


def test_the_day_the_clocks_change_is_shorter() -> None:
    start, end = period("2026-03-08").bounds("America/Denver")
    assert start == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert end - start == timedelta(hours=23)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-03-16", "2026-03-09"),  # on Monday
        ("2026-03-17", "2026-03-10"),  # on Tuesday, said on a Tuesday
        ("2026-03-20", "2025-03-20"),  # on March twentieth
        ("2026-12-24", "2025-12-24"),  # on Christmas Eve
        ("2028-02-29", "2026-02-28"),
        ("2026-W11-WE", "2026-W10-WE"),  # at the weekend
        ("2026-W12", "2026-W11"),
        ("2026-04", "2025-04"),  # in April
        ("2026-12", "2025-12"),
        ("2028-02", "2026-02"),
        ("2026-SU", "2025-SU"),
        ("2026-WI", "2025-WI"),
    ],
)
def test_what_is_still_to_come_is_meant_of_the_past(said: str, meant: str) -> None:
    assert period(said).looking_back(TODAY) == period(meant)


@pytest.mark.parametrize("value", ["2026-03-10", "2026-W11", "2026-03", "2026-SP", "2026", "202X"])
def test_what_has_begun_is_meant_as_it_is(value: str) -> None:
    assert period(value).looking_back(TODAY) == period(value)


@given(DAYS, st.dates(date(1990, 1, 1), date(2150, 12, 31)))
def test_looking_back_never_looks_ahead(day: date, today: date) -> None:
    found = Period(Span.DAY, day, day).looking_back(today)
    assert found.first <= today
    assert found.looking_back(today) == found


def test_the_end_of_february_is_no_leap_day_of_an_earlier_year() -> None:
    day = date(2025, 2, 28)
    found = Period(Span.DAY, day, day).looking_back(date(2024, 3, 10))
    assert found.first == found.last == date(2024, 2, 28)


@pytest.mark.parametrize("value", ["2027", "203X"])
def test_a_year_to_come_stays_one(value: str) -> None:
    assert period(value).looking_back(TODAY) == period(value)
