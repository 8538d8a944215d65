"""Words that speech recognition ran together, and units that it heard wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.likeness import nearest
from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.measures import is_unit, unit_before, unit_near
from aisle.domain.phrase.numbers import is_number_word
from aisle.domain.phrase.words import Word, singular

_SHORTEST_WHOLE = 4
_SHORTEST_PART = 2
_LINKS = frozenset({"with", "for", "and", "the"})


def parted(words: Sequence[Word], file: IndexFile) -> list[Word]:
    """ "flashdrive" as "flash", "drive": a word that the catalogue does not know, as two that
    it does, or that count or measure. Half of a word that was heard in two is
    left alone, and so is what is nearly one word."""
    texts = [word.text for word in words]
    joined = [one + two for one, two in pairwise(texts)]
    halves = {
        half for text in filter(_may_be_two, texts) for pair in _halves(text) for half in pair
    }
    known = file.words(map(singular, {*halves, *texts, *joined}))
    counts = {text: word.count for text, word in known.items()}
    found: list[Word] = []
    for at, word in enumerate(words):
        beside = (word.text, *joined[max(0, at - 1) : at + 1])
        is_known = any(counts.get(singular(text), 0) for text in beside)
        two = [] if is_known or not _may_be_two(word.text) else _best(word, counts)
        if two and nearest([word.text], file)[0] > 1:
            found += two
        else:
            found += [word] if is_known else _after_unit(word, words[at - 1 : at], counts)
    return found


def with_known_units(words: Sequence[Word], file: IndexFile) -> list[Word]:
    """A word after a number that the catalogue does not know and that is nearly a unit
    becomes that unit; a unit without a number, which nothing has, is dropped."""
    after = [last.is_number for last in (Word(""), *words)]
    unsure = {
        word.text
        for word, counts in zip(words, after, strict=False)
        if counts or is_unit(word.text)
    }
    known = {word.text for word in file.words(map(singular, unsure)).values() if word.count}
    found: list[Word] = []
    for word, counts in zip(words, after, strict=False):
        if word.text not in unsure or singular(word.text) in known:
            found.append(word)
        elif counts:
            found.append(Word(unit_near(word.text) or word.text, word.groups))
    return found or list(words)


def _may_be_two(text: str) -> bool:
    is_plain = text.isalpha() and text not in FILLERS and not is_number_word(text)
    return is_plain and len(text) >= _SHORTEST_WHOLE and not is_unit(text)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for at in range(_SHORTEST_PART, len(text) - _SHORTEST_PART + 1):
        yield text[:at], text[at:]


def _best(word: Word, counts: dict[str, int]) -> list[Word]:
    """The parting whose shorter part is the longest."""
    known = [pair for pair in _halves(word.text) if all(_is_known(half, counts) for half in pair)]
    best = max(known, key=lambda pair: min(map(len, pair)), default=())
    return [Word(half) for half in best]


def _after_unit(word: Word, before: Sequence[Word], counts: dict[str, int]) -> list[Word]:
    """ "24 inchmonitor": the unit that belongs to the number, and the word; a unit that was
    heard wrongly only before a word that the catalogue knows."""
    if not any(one.is_number or is_number_word(one.text) for one in before):
        return [word]
    unit = unit_before(word.text)
    if unit:
        return [Word(unit), Word(word.text[len(unit) :])]
    parts = _halves(word.text) if _may_be_two(word.text) else ()
    known = ((one, two) for one, two in parts if len(one) > 2 and counts.get(singular(two), 0))
    near = ((unit_near(one), two) for one, two in known)
    heard = word.text[:1]
    return next(([Word(one), Word(two)] for one, two in near if one and one[0] == heard), [word])


def _is_known(half: str, counts: dict[str, int]) -> bool:
    if counts.get(singular(half), 0) or half in _LINKS:
        return True
    return len(half) > _SHORTEST_PART and (is_number_word(half) or is_unit(half))
