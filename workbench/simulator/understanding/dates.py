"""AMAZON.DATE: what Alexa makes of "last week" or "March third".

As Amazon documents the type: a day, month or season without a direction is the first on or after
today; whole weeks, weekends, months, seasons, quarters and years have formats of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from workbench.simulator.understanding.date_spans import (
    MONTHS,
    STEPS,
    month_and_year,
    named_month,
    season,
    span,
    spoken_year,
    stepped,
    year_alone,
)
from workbench.simulator.understanding.numbers import number, ordinal

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def date_value(words: Sequence[str], today: date) -> str | None:
    """The slot's value as Alexa sends it; None where the words are no date."""
    said = list(words)
    if said[:1] == ["in"]:
        ahead = _ago([*said[1:], "from", "now"], today)
        if ahead is not None:
            return ahead
    while said and said[0] in ("on", "in", "the"):
        said.pop(0)
    if not said:
        return None
    if " ".join(said) in ("now", "right now"):
        return "PRESENT_REF"
    for read in _READINGS:
        value = read(said, today)
        if value is not None:
            return value
    return None


def _named_day(said: list[str], today: date) -> str | None:
    days = _DAYS.get(" ".join(said))
    return None if days is None else _day(today + timedelta(days=days))


def _weekday(said: list[str], today: date) -> str | None:
    step, name = stepped(said)
    name = name.removesuffix("s") if said[0] in STEPS else name
    if name not in _WEEKDAYS:
        return None
    ahead = (_WEEKDAYS.index(name) - today.weekday()) % 7
    if step == 1 and ahead == 0:
        ahead = 7
    return _day(today + timedelta(days=ahead - 7 if step == -1 else ahead))


def _day_of_month(said: list[str], today: date) -> str | None:
    """Reads "March third", "the third of March 2025", "the fifteenth"."""
    plain = [word for word in said if word not in ("of", "the")]
    named = [place for place, word in enumerate(plain) if word in MONTHS]
    if not named:
        return _day_alone(plain, today)
    at = named[0]
    month, before, after = MONTHS.index(plain[at]) + 1, plain[:at], plain[at + 1 :]
    if before:
        return _on(month, _ordinal_day(before), after, today)
    for length in range(len(after), 0, -1):
        found = _on(month, _any_day(after[:length]), after[length:], today)
        if found is not None:
            return found
    return None


def _on(month: int, day: int | None, year_words: list[str], today: date) -> str | None:
    year = spoken_year(year_words, today) if year_words else None
    if day is None or (year_words and year is None):
        return None
    years = [year] if year is not None else range(today.year, today.year + 9)
    for candidate in years:
        when = _date(candidate, month, day)
        if when is not None and (year_words or when >= today):
            return _day(when)
    return None


def _day_alone(said: list[str], today: date) -> str | None:
    day = _ordinal_day(said)
    if day is None:
        return None
    for ahead in range(3):
        months = today.year * 12 + today.month - 1 + ahead
        when = _date(months // 12, months % 12 + 1, day)
        if when is not None and when >= today:
            return _day(when)
    return None


def _ago(said: list[str], today: date) -> str | None:
    """Reads "three days ago", "a month from now"."""
    if said[-1] == "ago":
        amount, sign = said[:-1], -1
    elif said[-2:] == ["from", "now"]:
        amount, sign = said[:-2], 1
    else:
        return None
    if len(amount) < 2:
        return None
    count = "1" if amount[:-1] in (["a"], ["an"]) else number(amount[:-1])
    if count is None or int(count) > 10_000:
        return None
    return _moved(today, sign * int(count), amount[-1].removesuffix("s"))


def _moved(today: date, count: int, unit: str) -> str | None:
    if unit in ("day", "week"):
        return _day(today + timedelta(days=count * (7 if unit == "week" else 1)))
    if unit not in ("month", "year"):
        return None
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    for day in range(today.day, 27, -1):
        when = _date(months // 12, months % 12 + 1, day)
        if when is not None:
            return _day(when)
    return _day(date(months // 12, months % 12 + 1, today.day))


def _iso_day(said: list[str], today: date) -> str | None:  # noqa: ARG001
    if len(said) != 3 or len(said[0]) != 4 or not all(word.isdecimal() for word in said):
        return None
    when = _date(*(int(word) for word in said))
    return None if when is None else _day(when)


_READINGS: tuple[Callable[[list[str], date], str | None], ...] = (
    _named_day,
    _weekday,
    span,
    named_month,
    season,
    month_and_year,
    _day_of_month,
    _ago,
    year_alone,
    _iso_day,
)


def _ordinal_day(said: list[str]) -> int | None:
    digits = ordinal(said)
    return int(digits) if digits else None


def _any_day(said: list[str]) -> int | None:
    digits = ordinal(said) or number(said)
    return int(digits) if digits else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(when: date) -> str:
    return when.isoformat()
