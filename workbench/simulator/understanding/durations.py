"""AMAZON.DURATION: "an hour and a half" becomes PT1H30M."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.simulator.understanding.numbers import number

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_LETTERS = dict(zip(_UNITS, "YMWDHMS", strict=True))
_HALVES = {"year": ("month", 6), "day": ("hour", 12), "hour": ("minute", 30)} | {
    "minute": ("second", 30)
}


def duration(words: Sequence[str]) -> str | None:
    """ISO 8601 for one or more amounts with units, largest first; None for anything else."""
    amounts: dict[str, int] = {}
    rest = list(words)
    while rest:
        length = _amount(rest, amounts)
        if length is None:
            return None
        rest = rest[length:]
    return _iso(amounts) if amounts else None


def _amount(words: list[str], amounts: dict[str, int]) -> int | None:
    """Adds the leading amount; how many words it took, None where there is none."""
    skip = 1 if words[0] == "and" and amounts else 0
    if skip and words[1:] == ["a", "half"]:
        return _half(list(amounts)[-1], amounts, len(words))
    if words[skip : skip + 1] == ["half"] and len(words) >= skip + 3:
        return _half(_singular(words[skip + 2]), amounts, skip + 3)
    for end in range(skip + 1, len(words)):
        unit, count = _singular(words[end]), _count(words[skip:end])
        if unit in _UNITS and count is not None and unit not in amounts:
            amounts[unit] = count
            return end + 1
    return None


def _half(unit: str, amounts: dict[str, int], length: int) -> int | None:
    smaller, half = _HALVES.get(unit, ("", 0))
    if not smaller or smaller in amounts:
        return None
    amounts[smaller] = half
    return length


def _count(words: list[str]) -> int | None:
    if words in (["a"], ["an"]):
        return 1
    if words in (["a", "couple"], ["a", "couple", "of"]):
        return 2
    digits = number(words)
    return None if digits is None else int(digits)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _iso(amounts: dict[str, int]) -> str:
    def part(units: Sequence[str]) -> str:
        return "".join(f"{amounts[unit]}{_LETTERS[unit]}" for unit in units if unit in amounts)

    date, time = part(_UNITS[:4]), part(_UNITS[4:])
    return f"P{date}" + (f"T{time}" if time else "")
