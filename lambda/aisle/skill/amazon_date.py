"""AMAZON.DATE's value as a period of the calendar.

Formats: developer.amazon.com, "Slot Type Reference", AMAZON.DATE: a day 2026-03-09, a week
2026-W10 (ISO, from Monday), its weekend 2026-W10-WE, a month 2026-03, a season 2026-SP, a
year 2026, a decade 202X, and PRESENT_REF for "now". Seasons are the northern hemisphere's,
by whole months; a winter begins in the December of its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from aisle.domain.period import Period, Span

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONE_DAY = timedelta(days=1)
_YEARS = range(1900, 2200)


def period_of(value: str, today: date) -> Period | None:
    """None for what is not one of AMAZON.DATE's forms, is no real date, or is no date that
    anybody could have ordered on (before 1900 or after 2199)."""
    if value == "PRESENT_REF":
        return Period(Span.DAY, today, today)
    for form, read in _FORMS.items():
        if parts := re.fullmatch(form, value, re.ASCII):
            return _if_real(read, parts)
    return None


def _if_real(read: Callable[[re.Match[str]], Period], parts: re.Match[str]) -> Period | None:
    try:
        period = read(parts)
    except ValueError:
        return None
    return period if period.first.year in _YEARS else None


def _day(parts: re.Match[str]) -> Period:
    day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    return Period(Span.DAY, day, day)


def _week(parts: re.Match[str]) -> Period:
    monday = date.fromisocalendar(int(parts[1]), int(parts[2]), 1)
    return Period(Span.WEEK, monday, monday + 6 * _ONE_DAY)


def _weekend(parts: re.Match[str]) -> Period:
    saturday = date.fromisocalendar(int(parts[1]), int(parts[2]), 6)
    return Period(Span.WEEKEND, saturday, saturday + _ONE_DAY)


def _month(parts: re.Match[str]) -> Period:
    return _months(Span.MONTH, int(parts[1]), int(parts[2]), 1)


def _season(parts: re.Match[str]) -> Period:
    return _months(Span.SEASON, int(parts[1]), _SEASONS[parts[2]], 3)


def _year(parts: re.Match[str]) -> Period:
    return _months(Span.YEAR, int(parts[1]), 1, 12)


def _decade(parts: re.Match[str]) -> Period:
    return _months(Span.DECADE, int(parts[1]) * 10, 1, 120)


def _months(span: Span, year: int, month: int, count: int) -> Period:
    years, month_after = divmod(month - 1 + count, 12)
    following = date(year + years, month_after + 1, 1)
    return Period(span, date(year, month, 1), following - _ONE_DAY)


_FORMS: dict[str, Callable[[re.Match[str]], Period]] = {
    r"(\d{4})-(\d\d)-(\d\d)": _day,
    r"(\d{4})-W(\d\d)": _week,
    r"(\d{4})-W(\d\d)-WE": _weekend,
    r"(\d{4})-(\d\d)": _month,
    r"(\d{4})-(SP|SU|FA|WI)": _season,
    r"(\d{4})": _year,
    r"(\d{3})X": _decade,
}
