"""A stretch of the calendar that a shopper may name: "on Monday", "last week", "in spring"."""

from __future__ import annotations

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
            first = _in_a_year_before(self.first, today)
            return self._ending(first, _years_later(self.last, first.year - self.first.year))
        return self

    def _moved(self, by: timedelta) -> Period:
        return self._ending(self.first + by, self.last + by)

    def _ending(self, first: date, last: date) -> Period:
        return Period(self.span, first, last)


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(time_zone)).astimezone(UTC)


def _in_a_year_before(day: date, today: date) -> date:
    this_year = _years_later(day, today.year - day.year)
    return this_year if this_year <= today else _years_later(day, today.year - day.year - 1)


def _years_later(day: date, years: int) -> date:
    """The same day of the same month; the end of February stays the end of February."""
    if (day + _ONE_DAY).day == 1:
        following = day + _ONE_DAY
        return following.replace(year=following.year + years) - _ONE_DAY
    return day.replace(year=day.year + years)
