"""The longer spans of AMAZON.DATE: weeks, weekends, months, seasons, quarters, years, decades."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.simulator.understanding.numbers import number

MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SEASONS = {"winter": "WI", "spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA"}
_FIRST_MONTHS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
STEPS = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


def stepped(said: list[str]) -> tuple[int | None, str]:
    """Reads "last", "this" or "next" as a step, and what of; no step where none was said."""
    if len(said) == 2 and said[0] in STEPS:
        return STEPS[said[0]], said[1]
    return None, said[0] if len(said) == 1 else ""


def spoken_year(said: list[str], today: date) -> int | None:
    step, name = stepped(said)
    if step is not None and name == "year":
        return today.year + step
    digits = number(said)
    return int(digits) if digits and 1900 <= int(digits) <= 2099 else None


def span(said: list[str], today: date) -> str | None:
    """Whole weeks, weekends, months, quarters, years and decades: "last month"."""
    step, name = stepped(said)
    if said == ["weekend"]:
        step = 0
    if step is None:
        return None
    if name in ("week", "weekend"):
        year, week, _ = (today + timedelta(weeks=step)).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if name == "weekend" else "")
    return _long_span(name, step, today)


def _long_span(name: str, step: int, today: date) -> str | None:
    months = today.year * 12 + today.month - 1
    if name == "month":
        return _month(months + step)
    if name == "quarter":
        quarters = months // 3 + step
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    if name == "year":
        return str(today.year + step)
    return f"{today.year // 10 + step}X" if name == "decade" else None


def named_month(said: list[str], today: date) -> str | None:
    step, name = stepped(said)
    if name not in MONTHS:
        return None
    return _month(_nearest(MONTHS.index(name), step, today))


def season(said: list[str], today: date) -> str | None:
    step, name = stepped(said)
    letters = _SEASONS.get(name)
    if letters is None:
        return None
    first = _FIRST_MONTHS[letters] - 1
    months = _nearest(first, step, today)
    under_way = (today.month - 1 - first) % 12 < 3
    if under_way and step in (None, 0):
        months = today.year * 12 + today.month - 1 - (today.month - 1 - first) % 12
    return f"{months // 12}-{letters}"


def _nearest(month: int, step: int | None, today: date) -> int:
    """Months since year 0 of the one meant: "last" before, "next" after, else on or after."""
    ahead = (month - (today.month - 1)) % 12
    if step == 0:
        return today.year * 12 + month
    if step == -1:
        ahead -= 12
    elif step == 1 and ahead == 0:
        ahead = 12
    return today.year * 12 + today.month - 1 + ahead


def month_and_year(said: list[str], today: date) -> str | None:
    if said[0] not in MONTHS:
        return None
    found = spoken_year([word for word in said[1:] if word != "of"], today)
    return None if found is None else f"{found}-{MONTHS.index(said[0]) + 1:02}"


def year_alone(said: list[str], today: date) -> str | None:
    found = spoken_year(said, today)
    return None if found is None else str(found)


def _month(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02}"
