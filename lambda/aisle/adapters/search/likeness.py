"""The catalogue's words that a word may have been: near spellings, then near sounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.domain.phrase.sounds import sound
from aisle.domain.phrase.spelling import distance, reach

_MOST = 5
_LONGEST = 24
_SOUND_REACH = 4.0
_SOUND_SHARE = 0.9
_LEAST_QUALITY = 0.4


@dataclass(frozen=True, slots=True)
class Alike:
    """A word and how likely it was meant: 1 for the very same."""

    word: IndexedWord
    quality: float


def alike(stem: str, file: IndexFile) -> list[Alike]:
    """The likeliest first; a word of three letters or with a digit is like no other."""
    if not stem.isalpha() or not reach(stem) or len(stem) > _LONGEST:
        return []
    best: dict[int, Alike] = {}
    for one in (*_spelled(stem, file), *_sounding(stem, file)):
        if one.quality > best[one.word.id].quality if one.word.id in best else True:
            best[one.word.id] = one
    ranked = sorted(best.values(), key=lambda one: (-one.quality, -one.word.count, one.word.text))
    return [one for one in ranked if one.quality >= _LEAST_QUALITY][:_MOST]


def _spelled(stem: str, file: IndexFile) -> Iterator[Alike]:
    limit = reach(stem)
    for word in file.near(stem):
        apart = distance(stem, word.text, limit)
        if 0 < apart <= limit:
            yield Alike(word, 1 - apart / len(stem))


def _sounding(stem: str, file: IndexFile) -> Iterator[Alike]:
    for word in file.sounding(sound(stem)):
        apart = distance(stem, word.text, _SOUND_REACH)
        if 0 < apart <= _SOUND_REACH:
            yield Alike(word, _SOUND_SHARE * (1 - apart / max(len(stem), len(word.text))))
