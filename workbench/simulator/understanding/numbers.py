"""Numbers as they are said: AMAZON.NUMBER, AMAZON.Ordinal, AMAZON.FOUR_DIGIT_NUMBER."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate([*_UNITS, *_TEENS])} | {
    word: 20 + 10 * place for place, word in enumerate(_TENS)
}
# Each scale, and how many of it there may be: people say "eleven hundred".
_SCALES = (("million", 10**6, 1_000), ("thousand", 10**3, 1_000), ("hundred", 100, 100))
_IRREGULAR = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}
_NUMERAL_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ZEROS = {"oh", "o", "zero"}


def number(words: Sequence[str]) -> str | None:
    """Digits for a spoken number, a run of digits or of pairs ("eleven forty two")."""
    value = cardinal(words)
    if value is not None:
        return str(value)
    digits = digit_string(words)
    return None if digits is None else str(int(digits))


def four_digits(words: Sequence[str]) -> str | None:
    """Four digits, leading zeros kept: "oh one two three" is 0123."""
    value = cardinal(words)
    digits = digit_string(words) if value is None else str(value)
    if len(words) == 1 and words[0].isdecimal():
        digits = words[0]
    return digits if digits is not None and len(digits) == 4 else None


def ordinal(words: Sequence[str]) -> str | None:
    """Digits for "first", "twenty second" or "3rd"."""
    if not words:
        return None
    last = _cardinal_word(words[-1])
    value = None if last is None else cardinal([*words[:-1], last])
    return None if value is None else str(value)


def cardinal(words: Sequence[str]) -> int | None:
    """The value of "one thousand one hundred and forty two", or of a single numeral."""
    for name, size, bound in _SCALES:
        if name in words:
            return _scaled(words, words.index(name), size, bound)
    if len(words) == 1:
        return int(words[0]) if _is_numeral(words[0]) else _SMALL.get(words[0])
    return _tens_and_unit(words)


def digit_string(words: Sequence[str]) -> str | None:
    """The digits of numbers below a hundred said in a row, "oh" being a zero."""
    digits, at = "", 0
    while at < len(words):
        pair = _tens_and_unit(words[at : at + 2])
        single = _digits(words[at])
        if pair is None and single is None:
            return None
        digits += str(pair) if pair is not None else single or ""
        at += 1 if pair is None else 2
    # A lone "oh" is an exclamation, not a number.
    return digits if len(words) > 1 else None


def spoken(value: int) -> str:
    """The words for a number up to 999,999,999; the inverse of `cardinal`."""
    for name, size, _ in _SCALES:
        if value >= size:
            rest = f" {spoken(value % size)}" if value % size else ""
            return f"{spoken(value // size)} {name}{rest}"
    if value < 20:
        return [*_UNITS, *_TEENS][value]
    return _TENS[value // 10 - 2] + (f" {_UNITS[value % 10]}" if value % 10 else "")


def _scaled(words: Sequence[str], at: int, size: int, bound: int) -> int | None:
    before, after = words[:at], words[at + 1 :]
    many = 1 if list(before) == ["a"] else cardinal(before) if before else None
    if many is None or not 0 < many < bound:
        return None
    if not after:
        return many * size
    rest = cardinal(after[1:] if after[0] == "and" else after)
    return None if rest is None or not 0 < rest < size else many * size + rest


def _tens_and_unit(words: Sequence[str]) -> int | None:
    if len(words) != 2 or words[0] not in _TENS or words[1] not in _UNITS[1:]:
        return None
    return _SMALL[words[0]] + _SMALL[words[1]]


def _digits(word: str) -> str | None:
    if word in _ZEROS:
        return "0"
    if _is_numeral(word):
        return word
    return str(_SMALL[word]) if word in _SMALL else None


def _is_numeral(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _cardinal_word(word: str) -> str | None:
    numeral = _NUMERAL_ORDINAL.fullmatch(word)
    if numeral:
        return numeral[1]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = word[:-4] + "y" if word.endswith("ieth") else word.removesuffix("th")
    known = stem in _SMALL or stem in ("hundred", "thousand", "million")
    return stem if known and stem != word else None
