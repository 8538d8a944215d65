"""A stretch of the calendar that a shopper may name: "on Monday", "last week", "in spring"."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Span(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


_BY_WEEKDAY = frozenset({Span.WEEKEND, Span.WEEK})
_BY_YEAR = frozenset({Span.MONTH, Span.SEASON})
_ONE_DAY = timedelta(days=1)
_ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from `first` to `last`, both included."""

    span: Span
    first: date
    last: date

    def bounds(self, time_zone: str) -> tuple[datetime, datetime]:
        """The UTC moments at which it begins and is over where that IANA zone is."""
        return _midnight(self.first, time_zone), _midnight(self.last + _ONE_DAY, time_zone)

    def looking_back(self, today: date) -> Period:
        """The nearest period of the same name that has begun by `today`.

        Alexa takes "on Monday" and "in April" to be still to come; asked of the past they
        are last Monday and last April. A day up to a week ahead is taken for a weekday.
        """
        if self.first <= today:
            return self
        ahead = self.first - today
        if self.span in _BY_WEEKDAY or (self.span is Span.DAY and ahead <= _ONE_WEEK):
            return self._moved(-_ONE_WEEK * -(-ahead // _ONE_WEEK))
        if self.span in _BY_YEAR or self.span is Span.DAY:
            return self._in_a_year_before(today)
        return self

    def _moved(self, by: timedelta) -> Period:
        return Period(self.span, self.first + by, self.last + by)

    def _in_a_year_before(self, today: date) -> Period:
        years = today.year - self.first.year
        if _years_later(self.first, years) > today:
            years -= 1
        first = _years_later(self.first, years)
        if self.span is Span.DAY:
            return Period(self.span, first, first)
        return Period(self.span, first, _years_later(self.last + _ONE_DAY, years) - _ONE_DAY)


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone)).astimezone(UTC)


def _years_later(day: date, years: int) -> date:
    """The same day of the same month; for a leap day the one before it where there is none."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)
