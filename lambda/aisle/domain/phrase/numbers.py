"""Number words to digits: "a hundred and fifty", "nineteen ninety nine", "two point oh"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aisle.domain.phrase.words import Word

BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_SMALL = {word: value for value, word in enumerate(BELOW_TWENTY)}
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TENS = {word: value for value, word in zip(range(20, 100, 10), TENS_WORDS, strict=True)}
_TENS["fourty"] = 40
_SMALL |= {"sixes": 6} | {f"{word}s": value for word, value in _SMALL.items() if value > 1}
_TENS |= {f"{word[:-1]}ies": value for word, value in _TENS.items()}
_POINT = frozenset({"point", "points"})
_SCALES = {"thousand": 1_000, "grand": 1_000, "million": 1_000_000}
_SCALE_OPENINGS = ((("a", "couple", "of"), 2), (("a", "couple"), 2), (("a",), 1), ((), 1))
_NAUGHT = frozenset({"oh", "o"})
_LARGEST = 999_999_999
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read: its digits, its groups (see Word) and where it ends."""

    text: str
    groups: tuple[str, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    value: int
    end: int
    groups: tuple[str, ...] = ()


def read_number(words: Sequence[str], start: int) -> Number | None:
    """The longest number that begins at `start`, in words or digits; None where none does."""
    whole = _cardinal(words, start)
    if whole is None:
        return _as_written(words, start)
    fraction, end = _fraction(words, whole.end)
    if fraction:
        return Number(f"{whole.value}.{fraction}", (), end)
    return Number(str(whole.value), whole.groups, whole.end)


def is_number_word(word: str) -> bool:
    return word in _SMALL or word in _TENS or word in _SCALES or word == "hundred"


def with_whole_numbers(words: Sequence[Word]) -> list[Word]:
    """A number word that was heard in two, "fif teen" or "hun dred", as one."""
    found: list[Word] = []
    for word in words:
        whole = found[-1].text + word.text if found else ""
        if is_number_word(whole) and not is_number_word(word.text):
            found[-1] = Word(whole)
        else:
            found.append(word)
    return found


def with_digits(words: Sequence[Word]) -> list[Word]:
    """The words with each number in digits."""
    texts = [word.text for word in words]
    found: list[Word] = []
    at = 0
    while at < len(words):
        number = read_number(texts, at)
        found.append(Word(number.text, number.groups) if number else words[at])
        at = number.end if number else at + 1
    return found


def _as_written(words: Sequence[str], start: int) -> Number | None:
    """Digits with a decimal point, which no scale follows."""
    if start < len(words) and words[start][:1].isdigit():
        return Number(words[start], (), start + 1)
    return None


def _fraction(words: Sequence[str], at: int) -> tuple[str, int]:
    """What is said after "point": digit by digit, or "ninety nine"."""
    if at >= len(words) or words[at] not in _POINT:
        return "", at
    digits, end = "", at + 1
    while end < len(words) and len(digits) < _DIGITS:
        part = _Part(0, end + 1) if words[end] in _NAUGHT else _below_hundred(words, end)
        if part is None:
            break
        digits, end = digits + str(part.value), part.end
    return digits, end


def _cardinal(words: Sequence[str], start: int) -> _Part | None:
    """Thousands and hundreds; a scale must be smaller than the one before it."""
    part = _below_thousand(words, start)
    if part is None:
        return None
    total, last = 0, _LARGEST
    while part.end < len(words) and (scale := _SCALES.get(words[part.end], last)) < last:
        total, last = total + part.value * scale, scale
        rest = _after_and(words, part.end + 1, scale)
        if rest is None:
            return _Part(total, part.end + 1)
        part = rest
    return _Part(total + part.value, part.end, part.groups if not total else ())


def _after_and(words: Sequence[str], at: int, scale: int) -> _Part | None:
    joined = at < len(words) and words[at] == "and"
    rest = _below_thousand(words, at + joined)
    if rest is None or rest.groups or rest.value >= scale or words[at + joined][0].isdigit():
        return None
    following = _SCALES.get(words[rest.end], 0) if rest.end < len(words) else 0
    return rest if following < scale else None


def _below_thousand(words: Sequence[str], start: int) -> _Part | None:
    start, several = _article(words, start)
    first = (
        _Part(several, start) if several else _below_hundred(words, start) or _digits(words, start)
    )
    if first is None:
        return None
    if first.end < len(words) and words[first.end] == "hundred" and first.value < 100:
        return _hundreds(words, first)
    return first if several or words[start][0].isdigit() else _said_in_groups(words, first)


def _article(words: Sequence[str], start: int) -> tuple[int, int]:
    """ "a hundred" is 1, "a couple hundred" 2, "hundred" 1 as well: where the scale stands,
    and how many of it there are."""
    for opening, several in _SCALE_OPENINGS:
        end = start + len(opening)
        scaled = end < len(words) and (words[end] == "hundred" or words[end] in _SCALES)
        if scaled and tuple(words[start:end]) == opening and (opening or words[end] != "grand"):
            return end, several
    return start, 0


def _hundreds(words: Sequence[str], first: _Part) -> _Part:
    at = first.end + 1
    joined = at < len(words) and words[at] == "and"
    rest = _below_hundred(words, at + joined)
    if rest is None or rest.value == 0 or (joined and _is_hundred(words, rest.end)):
        return _Part(first.value * 100, at)
    return _Part(first.value * 100 + rest.value, rest.end)


def _is_hundred(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] == "hundred"


def _said_in_groups(words: Sequence[str], first: _Part) -> _Part:
    """ "one fifty", "ten eighty", "seven oh five": two groups, the second of two digits."""
    naught = first.end < len(words) and words[first.end] in _NAUGHT
    second = _below_hundred(words, first.end + naught)
    if first.value == 0 or second is None or (second.value < 10) != naught:
        return first
    if _is_hundred(words, second.end) or (second.end < len(words) and words[second.end] in _SCALES):
        return first
    groups = (str(first.value), f"{second.value:02}")
    return _Part(first.value * 100 + second.value, second.end, groups)


def _below_hundred(words: Sequence[str], start: int) -> _Part | None:
    if start >= len(words):
        return None
    word = words[start]
    if word in _SMALL:
        return _Part(_SMALL[word], start + 1)
    if word not in _TENS:
        return None
    unit = _SMALL.get(words[start + 1], 0) if start + 1 < len(words) else 0
    return _Part(_TENS[word] + unit, start + 2) if 1 <= unit <= 9 else _Part(_TENS[word], start + 1)


def _digits(words: Sequence[str], start: int) -> _Part | None:
    """Digits count as a part only before "hundred" or a scale: "2 hundred", "50 thousand"."""
    if start + 1 >= len(words) or not words[start].isdecimal() or len(words[start]) > _DIGITS:
        return None
    scaled = words[start + 1] == "hundred" or words[start + 1] in _SCALES
    return _Part(int(words[start]), start + 1) if scaled else None
