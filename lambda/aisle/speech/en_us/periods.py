"""A stretch of the calendar as a shopper names it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from aisle.domain.period import Period, Span
from aisle.speech.en_us.formats import MONTHS, calendar_date, day

_SEASONS = {3: "spring", 6: "summer", 9: "fall", 12: "winter"}


def period_words(period: Period, today: date) -> str:
    """
    >>> period_words(Period(Span.WEEK, date(2026, 3, 2), date(2026, 3, 8)), date(2026, 3, 10))
    'last week'
    """
    return _WORDS[period.span](period, today)


def _day(period: Period, today: date) -> str:
    return day(period.first, today)


def _week(period: Period, today: date) -> str:
    monday = period.first - timedelta(days=period.first.weekday())
    ago = (today - timedelta(days=today.weekday()) - monday).days // 7
    name = period.span.value
    if ago in (0, 1):
        return f"{('this', 'last')[ago]} {name}"
    preposition = "on" if period.span is Span.WEEKEND else "in"
    return f"{preposition} the {name} of {calendar_date(period.first, today)}"


def _month(period: Period, today: date) -> str:
    first = period.first
    ago = (today.year - first.year) * 12 + today.month - first.month
    if ago in (0, 1):
        return f"{('this', 'last')[ago]} month"
    return f"in {MONTHS[first.month - 1]}{_year_if_other(first, today)}"


def _season(period: Period, today: date) -> str:
    name = _SEASONS[period.first.month]
    if period.last < today:
        recent = today - period.last < timedelta(days=366)
        return f"last {name}" if recent else f"in {name} {period.first.year}"
    return f"this {name}"


def _year(period: Period, today: date) -> str:
    ago = today.year - period.first.year
    return f"{('this', 'last')[ago]} year" if ago in (0, 1) else f"in {period.first.year}"


def _decade(period: Period, _: date) -> str:
    return f"in the {period.first.year}s"


def _year_if_other(when: date, today: date) -> str:
    return "" if when.year == today.year else f" {when.year}"


_WORDS: dict[Span, Callable[[Period, date], str]] = {
    Span.DAY: _day,
    Span.WEEKEND: _week,
    Span.WEEK: _week,
    Span.MONTH: _month,
    Span.SEASON: _season,
    Span.YEAR: _year,
    Span.DECADE: _decade,
}
