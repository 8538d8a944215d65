"""Numbers, dates and durations in any form, said to a device; dates against python-dateutil."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from dateutil.rrule import YEARLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.simulator.library_desk import LIBRARY_DESK, Desk
from workbench.simulator import Alexa, load_model
from workbench.simulator.understanding.numbers import spoken

LIBRARY = load_model(LIBRARY_DESK)
TODAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
WEEKDAYS = {
    "monday": MO, "tuesday": TU, "wednesday": WE, "thursday": TH, "friday": FR, "saturday": SA,
    "sunday": SU,
}  # fmt: skip
MONTHS = (
    "january february march april may june july august september october november december"
).split()
UNITS = ["day", "week", "month", "year"]
DURATIONS = {"year": "Y", "month": "M", "week": "W", "day": "D"}


def slots(said: str, today: date = date(2026, 3, 10)) -> dict[str, Any]:
    """The slots that the skill hears of what is said at noon of a day."""
    desk = Desk()
    alexa = Alexa(LIBRARY, desk, clock=lambda: datetime.combine(today, time(12), UTC))
    alexa.say(said)
    return {name: slot.get("value") for name, slot in desk.last["intent"]["slots"].items()}


def day(said: str, today: date) -> str:
    value: str = slots(f"is downtown open {said}", today)["day"]
    return value


@settings(deadline=None)
@given(st.integers(0, 999_999_999), st.sampled_from(["words", "words with and", "1234", "1,234"]))
def test_a_number_said_in_any_form_comes_back(value: int, form: str) -> None:
    said = {
        "words": spoken(value),
        "words with and": re.sub("hundred (?!thousand|million)", "hundred and ", spoken(value)),
        "1234": str(value),
        "1,234": f"{value:,}",
    }[form]
    assert slots(f"reserve {said} mystery")["copies"] == str(value)


@settings(deadline=None)
@given(st.integers(0, 9999), st.booleans())
def test_four_digits_said_one_by_one_keep_their_zeros(value: int, oh: bool) -> None:
    zero = "oh" if oh else "zero"
    said = " ".join(spoken(int(digit)) if digit != "0" else zero for digit in f"{value:04}")
    assert slots(f"my pin is {said}")["pin"] == f"{value:04}"


@settings(deadline=None)
@given(st.integers(1, 999))
def test_an_ordinal_in_figures_comes_back(value: int) -> None:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    assert slots(f"the {value}{ending or 'th'} shelf")["shelf"] == str(value)


@settings(deadline=None)
@given(TODAY, st.sampled_from(sorted(WEEKDAYS)))
def test_weekdays_are_those_of_the_calendar(today: date, name: str) -> None:
    weekday = WEEKDAYS[name]
    assert day(name, today) == str(today + relativedelta(weekday=weekday(+1)))
    assert day(f"last {name}", today) == str(today + relativedelta(days=-1, weekday=weekday(-1)))
    assert day(f"next {name}", today) == str(today + relativedelta(days=+1, weekday=weekday(+1)))


@settings(deadline=None)
@given(TODAY, st.integers(1, 400), st.sampled_from(UNITS))
def test_a_distance_in_time_is_dateutils(today: date, count: int, unit: str) -> None:
    count = min(count, 60) if unit == "year" else count
    said, step = f"{spoken(count)} {unit}{'s' if count > 1 else ''}", relativedelta()
    step += relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    assert day(f"{said} ago", today) == str(today - step)
    assert day(f"{said} from now", today) == str(today + step)
    assert day(f"in {said}", today) == str(today + step)


@settings(deadline=None)
@given(TODAY, st.sampled_from(range(12)), st.integers(1, 28))
def test_a_day_of_a_month_is_the_first_on_or_after_today(today: date, at: int, number: int) -> None:
    rule = rrule(YEARLY, today, bymonth=at + 1, bymonthday=number, count=1)
    assert day(f"{MONTHS[at]} {number}", today) == str(rule[0].date())


@settings(deadline=None)
@given(TODAY, st.sampled_from([("last", -1), ("this", 0), ("next", 1)]))
def test_a_month_or_year_from_here_is_dateutils(today: date, step: tuple[str, int]) -> None:
    word, count = step
    assert day(f"{word} month", today) == f"{today + relativedelta(months=count):%Y-%m}"
    assert day(f"{word} year", today) == f"{today + relativedelta(years=count):%Y}"
    year, week, _ = (today + relativedelta(weeks=count)).isocalendar()
    assert day(f"{word} week", today) == f"{year}-W{week:02}"


@settings(deadline=None)
@given(st.integers(1, 500), st.sampled_from(sorted(DURATIONS)))
def test_a_duration_of_one_unit_is_iso_8601(count: int, unit: str) -> None:
    said = f"{spoken(count)} {unit}{'s' if count > 1 else ''}"
    assert slots(f"renew for {said}")["extension"] == f"P{count}{DURATIONS[unit]}"
