"""Digits to number words, as people read them off a box: the way back of `numbers`."""

from __future__ import annotations

from aisle.domain.phrase.numbers import BELOW_TWENTY, TENS_WORDS

_SCALES = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))
_COUNTED = 6  # digits; more of them are a code, which is read out digit by digit


def cardinal(digits: str) -> str:
    """
    >>> cardinal("564"), cardinal("10.9"), cardinal("5012345")
    ('five hundred sixty four', 'ten point nine', 'five zero one two three four five')
    """
    whole, _, fraction = digits.partition(".")
    told = _each(whole) if _is_code(whole) else _counted(int(whole))
    return f"{told} point {_each(fraction)}" if fraction else told


def in_pairs(digits: str) -> str:
    """A number of three or four digits in two groups; any other as `cardinal` has it.

    >>> in_pairs("564"), in_pairs("1080"), in_pairs("705"), in_pairs("2700")
    ('five sixty four', 'ten eighty', 'seven oh five', 'twenty seven hundred')
    """
    first, last = digits[:-2], digits[-2:]
    if not digits.isdecimal() or len(first) not in (1, 2) or first[0] == "0" or digits[1:] == "000":
        return cardinal(digits)
    if last == "00":
        return f"{_counted(int(first))} hundred"
    return f"{_counted(int(first))} {'oh ' if last[0] == '0' else ''}{_counted(int(last))}"


def _is_code(whole: str) -> bool:
    return len(whole) > _COUNTED or (whole[0] == "0" and len(whole) > 1)


def _each(digits: str) -> str:
    return " ".join(BELOW_TWENTY[int(digit)] for digit in digits)


def _counted(value: int) -> str:
    for size, name in _SCALES:
        if value >= size:
            rest = f" {_counted(value % size)}" if value % size else ""
            return f"{_counted(value // size)} {name}{rest}"
    if value < len(BELOW_TWENTY):
        return BELOW_TWENTY[value]
    return TENS_WORDS[value // 10 - 2] + (f" {BELOW_TWENTY[value % 10]}" if value % 10 else "")
