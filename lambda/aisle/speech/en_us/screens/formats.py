"""Amounts and days as they are read, not heard."""

from __future__ import annotations

from datetime import date

from aisle.domain.money import Money, minor_digits
from aisle.speech.en_us.formats import MONTHS, WEEKDAYS, symbol_of


def amount(money: Money) -> str:
    """With its cents always, so that a column of prices lines up.

    >>> amount(Money(129900, "USD")), amount(Money(-500, "CHF"))
    ('$1,299.00', '−5.00 CHF')
    """
    digits = minor_digits(money.currency)
    major, minor = divmod(abs(money.minor), 10**digits)
    text = f"{major:,}" + (f".{minor:0{digits}d}" if digits else "")
    symbol = symbol_of(money.currency)
    text = f"{symbol}{text}" if symbol else f"{text} {money.currency}"
    return f"−{text}" if money.minor < 0 else text


def full_date(day: date) -> str:
    """
    >>> full_date(date(2026, 11, 26))
    'Thursday, November 26'
    """
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"


def short_date(day: date) -> str:
    """
    >>> short_date(date(2026, 11, 26))
    'Nov 26'
    """
    return f"{MONTHS[day.month - 1][:3]} {day.day}"


def coming(day: date, today: date) -> str:
    """The day of something to come, as short as it can be.

    >>> coming(date(2026, 3, 11), date(2026, 3, 10)), coming(date(2026, 4, 1), date(2026, 3, 10))
    ('tomorrow', 'April 1')
    """
    distance = (day - today).days
    if distance in (0, 1):
        return ("today", "tomorrow")[distance]
    return WEEKDAYS[day.weekday()] if distance < 7 else f"{MONTHS[day.month - 1]} {day.day}"


def counted(quantity: int, name: str) -> str:
    """
    >>> counted(1, "ink"), counted(2, "ink")
    ('ink', '2 × ink')
    """
    return name if quantity == 1 else f"{quantity} × {name}"
