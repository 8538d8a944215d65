"""Quantities with a unit: "fifty five inches", "sixteen gig", 720p; one word for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aisle.domain.phrase.spelling import distance
from aisle.domain.phrase.words import Word

_SPELLINGS = {
    "inch": "inch inches",
    "foot": "foot feet ft",
    "yard": "yard yards yd",
    "mile": "mile miles",
    "gb": "gb gig gigs gigabyte gigabytes",
    "tb": "tb terabyte terabytes",
    "mb": "mb meg megs megabyte megabytes",
    "hz": "hz hertz",
    "mhz": "mhz megahertz",
    "ghz": "ghz gigahertz",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "cm": "cm centimeter centimeters centimetre centimetres",
    "meter": "meter meters metre metres",
    "oz": "oz ounce ounces",
    "lb": "lb lbs",
    "g": "g gram grams",
    "kg": "kg kilo kilos kilogram kilograms",
    "ml": "ml milliliter milliliters millilitre millilitres",
    "liter": "liter liters litre litres",
    "quart": "quart quarts qt",
    "gallon": "gallon gallons gal",
    "cup": "cup cups",
    "watt": "w watt watts",
    "volt": "v volt volts",
    "amp": "amp amps",
    "mah": "mah",
    "mp": "mp megapixel megapixels",
    "dollar": "dollar dollars buck bucks",
    "p": "p",
    "k": "k",
    "d": "d",
    "x": "x",
}
_UNITS = {word: unit for unit, spellings in _SPELLINGS.items() for word in spellings.split()}
_WHOLE = tuple(word for word in _UNITS if len(word) > 3)
_SIZES = frozenset(
    "inch foot yard gb tb mb mm cm meter oz lb kg ml liter quart gallon cup watt".split()
)
_SIZE_WORDS = {
    "xs": "extra small", "s": "small", "m": "medium", "l": "large", "xl": "extra large",
    "xxl": "double extra large",
}  # fmt: skip


def is_unit(word: str) -> bool:
    """A word that makes a quantity of the number before it, money aside."""
    return word in _UNITS and _UNITS[word] != "dollar"


def unit_near(word: str) -> str | None:
    """The unit that a word is, or nearly is where the unit is a whole word."""
    if word in _UNITS:
        return word
    near = (unit for unit in _WHOLE if distance(word, unit, 1) <= 1)
    return next(near, None)


def unit_before(word: str) -> str | None:
    """The unit that a word begins with, where another word was run together with it."""
    units = (unit for unit in _WHOLE if word.startswith(unit) and len(word) > len(unit) + 2)
    return max(units, key=len, default=None)


def with_units(words: Sequence[Word]) -> list[Word]:
    """The words with each quantity as one: "16", "gigabytes" becomes "16gb"."""
    found: list[Word] = []
    for word in words:
        unit = _UNITS.get(word.text)
        if unit and found and found[-1].is_number and not found[-1].text[-1].isalpha():
            found[-1] = _joined(found[-1], unit)
        else:
            found.append(word)
    return found


def _joined(number: Word, unit: str) -> Word:
    groups = (*number.groups[:-1], number.groups[-1] + unit) if number.groups else ()
    return Word(number.text + unit, groups)


def measure(word: str) -> tuple[str, str] | None:
    """("55", "inch") of "55inch"; None for a word that is no quantity with a unit."""
    number = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = word[len(number) :]
    return (number, unit) if number.replace(".", "").isdigit() and unit in _SPELLINGS else None


def size(word: str) -> str | None:
    """The size as it is spoken, "55 inch" of "55inch"; None for what is no size."""
    parts = measure(word)
    return " ".join(parts) if parts and parts[1] in _SIZES else None


def size_word(text: str) -> str:
    """A clothes size in full: "L" and "large" are one."""
    plain = text.casefold().strip()
    return _SIZE_WORDS.get(plain, plain)


def rounded(words: Iterable[str]) -> list[str]:
    """The whole inches by which a size with a fraction goes: 15.6 is sold as 15 and as 16."""
    found = []
    for word in words:
        number, unit = measure(word) or ("", "")
        whole, point, _ = number.partition(".")
        if point and unit == "inch":
            found += [f"{whole}inch", f"{int(whole) + 1}inch"]
    return found
