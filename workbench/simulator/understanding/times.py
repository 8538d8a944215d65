"""AMAZON.TIME: "half past eight in the evening" becomes 20:30, "morning" becomes MO."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.simulator.understanding.numbers import number

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
# What tells the halves of the day apart, and how many hours it adds.
_HALVES = {
    ("am",): 0,
    ("in", "the", "morning"): 0,
    ("pm",): 12,
    ("in", "the", "afternoon"): 12,
    ("in", "the", "evening"): 12,
    ("at", "night"): 12,
}
_FRACTIONS = {"half": 30, "quarter": 15}
_NOTHING = (-1, 0)
_JOINED = re.compile(r"(\d+)([ap]m)")


def time_value(words: Sequence[str]) -> str | None:
    """The slot's value as Alexa sends it; None where the words are no time, or one that is twice
    a day ("at eight"), which Alexa would ask back about."""
    said = [part for word in words for part in _parted(word)]
    while said and said[0] in ("at", "in", "the"):
        said.pop(0)
    text = " ".join(said)
    return _PARTS.get(text) or _NAMED.get(text) or _clock_time(said)


def _parted(word: str) -> Sequence[str]:
    joined = _JOINED.fullmatch(word)
    return joined.groups() if joined else (word,)


def _clock_time(said: list[str]) -> str | None:
    for half, added in _HALVES.items():
        if len(said) > len(half) and tuple(said[-len(half) :]) == half:
            hour, minutes = _read(said[: -len(half)])
            in_the_half = 1 <= hour <= 12
            return _written(minutes % (12 * 60) + added * 60) if in_the_half else None
    hour, minutes = _read(said)
    return _written(minutes) if hour == 0 or hour > 12 else None


def _read(said: list[str]) -> tuple[int, int]:
    """The hour that is named and the minutes since midnight, or noon, of "eight", "ten to nine";
    an hour of -1 where there is none."""
    for joining, sign in (("past", 1), ("after", 1), ("to", -1), ("before", -1)):
        if joining in said[1:]:
            at = said.index(joining)
            moved, hour = _moved(said[:at]), _hour(said[at + 1 :])
            return _NOTHING if moved is None or hour is None else (hour, hour * 60 + sign * moved)
    return _hour_and_minute(said[:1] if said[1:] == ["oclock"] else said)


def _moved(said: list[str]) -> int | None:
    if said[:1] == ["a"]:
        said = said[1:]
    if len(said) == 1 and said[0] in _FRACTIONS:
        return _FRACTIONS[said[0]]
    return _below(60, [word for word in said if word not in ("minute", "minutes")])


def _hour_and_minute(said: list[str]) -> tuple[int, int]:
    for length in range(len(said), 0, -1):
        hour, minute = _hour(said[:length]), _minute(said[length:])
        if hour is not None and minute is not None:
            return hour, hour * 60 + minute
    return _NOTHING


def _minute(said: list[str]) -> int | None:
    """No words are the full hour; a minute below ten is said with its zero."""
    if not said:
        return 0
    minute = _below(60, said)
    single = minute is not None and minute < 10 and said[0] not in ("oh", "o", "zero")
    return None if single and not said[0].startswith("0") else minute


def _hour(said: list[str]) -> int | None:
    return _below(24, said)


def _below(bound: int, said: list[str]) -> int | None:
    digits = number(said)
    return int(digits) if digits is not None and int(digits) < bound else None


def _written(minutes: int) -> str:
    minutes %= 24 * 60
    return f"{minutes // 60:02}:{minutes % 60:02}"
