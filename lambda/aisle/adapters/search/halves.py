"""Two words that speech recognition ran together and heard wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.likeness import Alike, alike, may_be_wrong
from aisle.domain.phrase.words import singular

_SHORTEST_HALF, _SHORTEST_ALONE = 3, 4
_MOST_OF_HALF = 2
_LEAST = 0.65
_ALONE, _LEAST_ALONE = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Halves:
    """The words that were run together and how likely they were meant, 0 to 1."""

    words: tuple[Alike, ...]
    quality: float


def halves(heard: str, file: IndexFile) -> list[Halves]:
    """The likeliest first; one half is a word of the catalogue. After the pairs, words that
    were heard well beside a half that is like nothing: that much at least was meant."""
    if not may_be_wrong(heard):
        return []
    places = range(_SHORTEST_HALF, len(heard) - _SHORTEST_HALF + 1)
    parted = [(heard[:at], heard[at:]) for at in places]
    sure = _sure({half for pair in parted for half in pair}, file)
    parted = [pair for pair in parted if not sure.keys().isdisjoint(pair)]
    near = alike({half for pair in parted for half in pair} - sure.keys(), file)
    choices = sure | {half: words[:_MOST_OF_HALF] for half, words in near.items()}
    pairs = [
        _together(one, two, len(first) / len(heard))
        for first, second in parted
        for one, two in product(choices.get(first, ()), choices.get(second, ()))
    ]
    good = [pair for pair in pairs if pair.quality >= _LEAST]
    return sorted([*good, *_alone(heard, sure)], key=lambda pair: -pair.quality)


def _sure(texts: set[str], file: IndexFile) -> dict[str, list[Alike]]:
    """The halves that are words of the catalogue."""
    known = file.words(map(singular, texts))
    words = {text: known[singular(text)] for text in texts if singular(text) in known}
    return {text: [Alike(word, 1.0)] for text, word in words.items() if word.count}


def _together(one: Alike, two: Alike, share: float) -> Halves:
    return Halves((one, two), share * one.quality + (1 - share) * two.quality)


def _alone(heard: str, sure: dict[str, list[Alike]]) -> Iterator[Halves]:
    """Words of the catalogue that are half of what was heard, or more."""
    for half, (word,) in sure.items():
        share = len(half) / len(heard)
        if len(half) >= _SHORTEST_ALONE and share >= _LEAST_ALONE:
            yield Halves((word,), _ALONE * share)
