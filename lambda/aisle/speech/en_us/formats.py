"""Money, days, numbers and lists as people say them in American English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aisle.domain.money import Money, minor_digits
from aisle.speech.markup import Markup, sentences

_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "CAD": "CA$", "AUD": "A$", "JPY": "¥"}
_SMALL = "zero one two three four five six seven eight nine ten".split()
_DETERMINERS = frozenset("a an the my our your some any this that these those".split())
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def money(amount: Money) -> str:
    """As Alexa reads it well: "$49.99" aloud is "forty-nine dollars and ninety-nine cents".

    >>> money(Money(129900, "USD"))
    '$1,299'
    """
    digits = minor_digits(amount.currency)
    major, minor = divmod(abs(amount.minor), 10**digits)
    text = f"{major:,}" + (f".{minor:0{digits}d}" if minor else "")
    symbol = symbol_of(amount.currency)
    text = f"{symbol}{text}" if symbol else f"{text} {amount.currency}"
    return f"minus {text}" if amount.minor < 0 else text


def symbol_of(currency: str) -> str | None:
    return _SYMBOLS.get(currency)


def number(count: int) -> str:
    """Small numbers as words, larger ones as digits."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """
    >>> counted(1, "order"), counted(3, "battery", "batteries")
    ('one order', 'three batteries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def the(name: str) -> str:
    """A product's name within a sentence; some names bring the article with them.

    >>> the("kettle"), the("The One lamp")
    ('the kettle', 'the One lamp')
    """
    return f"the {name[4:] if name.casefold().startswith('the ') else name}"


def quantity_of(count: int, name: str) -> str:
    """How many of a product, whose name is never bent into a plural.

    >>> quantity_of(1, "Kettle"), quantity_of(2, "Kettle")
    ('the Kettle', 'two of the Kettle')
    """
    return the(name) if count == 1 else f"{number(count)} of {the(name)}"


def bare_noun(said: str) -> str:
    """What a shopper called a thing, without the article: to be told that there is none.

    >>> bare_noun("the black ink"), bare_noun("Anything")
    ('black ink', 'Anything')
    """
    first, _, rest = said.partition(" ")
    return rest if rest and first.casefold() in _DETERMINERS else said


def day(when: date, today: date) -> str:
    """Relative within a week, then the date, with the year only where it is another one.

    >>> day(date(2026, 3, 13), date(2026, 3, 10)), day(date(2026, 2, 3), date(2026, 3, 10))
    ('on Friday', 'on February 3rd')
    """
    distance = (when - today).days
    if distance in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if -7 < distance < 7:
        return f"on {WEEKDAYS[when.weekday()]}"
    return f"on {calendar_date(when, today)}"


def calendar_date(when: date, today: date) -> str:
    """
    >>> calendar_date(date(2025, 2, 3), date(2026, 3, 10))
    'February 3rd, 2025'
    """
    text = f"{MONTHS[when.month - 1]} {ordinal(when.day)}"
    return text if when.year == today.year else f"{text}, {when.year}"


def ordinal(count: int) -> str:
    """
    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    suffix = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{suffix}"


def listed(items: Sequence[str], conjunction: str = "and") -> Markup:
    """
    >>> listed(["ink", "paper", "a pen"])
    'ink, paper, and a pen'
    """
    safe = [sentences(item) for item in items]
    if len(safe) <= 1:
        return Markup(safe[0] if safe else "")
    if len(safe) == 2:
        return Markup(f"{safe[0]} {conjunction} {safe[1]}")
    return Markup(f"{', '.join(safe[:-1])}, {conjunction} {safe[-1]}")
