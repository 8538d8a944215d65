"""The catalogue's words that a word may have been: near spellings, then near sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.domain.phrase.sounds import as_said, sound
from aisle.domain.phrase.spelling import distance, reach

_MOST = 5
_SHORTEST, _LONGEST = 3, 24
_SHORTEST_HALF = 3
_SOUND_REACH = 4.0
FAR = 2.0
_WRONG_SHARE = 0.32
_SOUND_SHARE = 0.9
_LEAST_QUALITY = 0.4
_LEAST_OF_TWO = 0.65


@dataclass(frozen=True, slots=True)
class Alike:
    """A word and how likely it was meant: 1 for the very same."""

    word: IndexedWord
    quality: float


def alike(stem: str, file: IndexFile) -> list[Alike]:
    """The likeliest first; a word of two letters or with a digit is like no other."""
    if not _may_be_wrong(stem):
        return []
    near = file.near([stem])[stem]
    return _best((*_spelled(stem, near), *_sounding(stem, file)))


def nearest(texts: Sequence[str], file: IndexFile) -> list[float]:
    """How far each text is from the word of the catalogue that is nearest to it; more than FAR
    where none is within that."""
    near = file.near(texts)
    return [
        min((distance(text, word.text, FAR) for word in near[text]), default=FAR + 1)
        for text in texts
    ]


def alike_in_two(stem: str, file: IndexFile) -> Sequence[tuple[Alike, ...]]:
    """The likeliest two words that were run together and heard wrongly."""
    if not _may_be_wrong(stem):
        return []
    places = range(_SHORTEST_HALF, len(stem) - _SHORTEST_HALF + 1)
    halves = [(stem[:at], stem[at:]) for at in places]
    texts = {half for pair in halves for half in pair}
    known, near = file.words(texts), file.near(texts)
    choices = {text: _half(text, known.get(text), near[text]) for text in texts}
    pairs = [(*choices[one][:1], *choices[two][:1]) for one, two in halves]
    good = [pair for pair in pairs if len(pair) == 2 and _together(pair) >= _LEAST_OF_TWO]
    return sorted(good, key=_together, reverse=True)[:_MOST]


def _together(pair: Sequence[Alike]) -> float:
    return pair[0].quality * pair[1].quality


def _half(text: str, known: IndexedWord | None, near: Sequence[IndexedWord]) -> list[Alike]:
    if known and known.count:
        return [Alike(known, 1.0)]
    return _best(_spelled(text, near)) if _may_be_wrong(text) else []


def _may_be_wrong(stem: str) -> bool:
    return stem.isalpha() and _SHORTEST <= len(stem) <= _LONGEST


def _best(choices: Iterable[Alike]) -> list[Alike]:
    best: dict[int, Alike] = {}
    for one in choices:
        other = best.get(one.word.id)
        if other is None or one.quality > other.quality:
            best[one.word.id] = one
    ranked = sorted(best.values(), key=lambda one: (-one.quality, -one.word.count, one.word.text))
    return [one for one in ranked if one.quality >= _LEAST_QUALITY][:_MOST]


def _spelled(stem: str, near: Iterable[IndexedWord]) -> Iterator[Alike]:
    for word in near:
        limit = max(reach(stem), reach(word.text))
        apart = distance(stem, word.text, limit)
        if 0 < apart <= limit and apart <= _WRONG_SHARE * max(len(stem), len(word.text)):
            yield Alike(word, 1 - apart / max(len(stem), len(word.text)))


def _sounding(stem: str, file: IndexFile) -> Iterator[Alike]:
    said = as_said(stem)
    for word in file.sounding(sound(stem)):
        apart = distance(said, as_said(word.text), _SOUND_REACH)
        if word.text != stem and apart <= _SOUND_REACH:
            yield Alike(word, _SOUND_SHARE * (1 - apart / max(len(stem), len(word.text))))
