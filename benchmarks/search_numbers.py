"""Numbers in English words, in one of the ways in which people say them."""

from __future__ import annotations

from random import Random

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: str, random: Random) -> str:
    """Digits, with a decimal point or without. A zero at the front is said as such, and what
    is too long to be a number digit by digit."""
    whole, _, fraction = number.partition(".")
    said = _whole(whole, random)
    if fraction:
        zero = random.choice(("zero", "oh"))
        said += " point " + " ".join(_SMALL[int(d)] if d != "0" else zero for d in fraction)
    return said


def _whole(digits: str, random: Random) -> str:
    if len(digits) > 6 or (digits[0] == "0" and len(digits) > 1):
        return " ".join(_SMALL[int(digit)] for digit in digits)
    number = int(digits)
    if 100 < number < 10_000 and number % 100 > 9 and random.random() < 0.5:
        return f"{_cardinal(number // 100, '')} {_cardinal(number % 100, '')}"
    return _cardinal(number, random.choice(("", "and ")))


def _cardinal(number: int, link: str) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f" {_SMALL[number % 10]}" if number % 10 else "")
    scale, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    said = f"{_cardinal(number // scale, link)} {name}"
    rest = number % scale
    joined = link if rest < 100 else ""
    return said + (f" {joined}{_cardinal(rest, link)}" if rest else "")
