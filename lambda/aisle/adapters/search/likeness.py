"""The catalogue's words that a word may have been: near spellings, then near sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.domain.phrase.sounds import as_said, sound
from aisle.domain.phrase.spelling import distance, reach
from aisle.domain.phrase.words import singular

_MOST = 5
_SHORTEST, _LONGEST = 3, 24
_SOUND_REACH = 4.0
FAR = 2.0
_WRONG_SHARE = 0.32
_SOUND_SHARE = 0.9
_LEAST_QUALITY = 0.4


@dataclass(frozen=True, slots=True)
class Alike:
    """A word and how likely it was meant: 1 for the very same."""

    word: IndexedWord
    quality: float


def alike(heard: Iterable[str], file: IndexFile) -> dict[str, list[Alike]]:
    """For each text the likeliest first; a word of two letters or with a digit is like no
    other."""
    unsure = {text for text in heard if may_be_wrong(text)}
    near = _near(unsure, file)
    sounding = file.sounding(sound(singular(text)) for text in unsure)
    return {
        text: _best((*_spelled(text, near[text]), *_sounding(text, sounding))) for text in unsure
    }


def nearest(texts: Sequence[str], file: IndexFile) -> list[float]:
    """How far each text is from the word of the catalogue that is nearest to it; more than FAR
    where none is within that."""
    near = _near(texts, file)
    return [
        min((_apart(text, word.text, FAR) for word in near[text]), default=FAR + 1)
        for text in texts
    ]


def may_be_wrong(heard: str) -> bool:
    return heard.isalpha() and _SHORTEST <= len(heard) <= _LONGEST


def _near(heard: Iterable[str], file: IndexFile) -> dict[str, list[IndexedWord]]:
    """What may be near each text, or near it without the s of a plural."""
    forms = {text: _forms(text) for text in heard}
    near = file.near({form for each in forms.values() for form in each})
    return {
        text: list(dict.fromkeys(word for form in each for word in near[form]))
        for text, each in forms.items()
    }


def _forms(heard: str) -> tuple[str, ...]:
    """A regular plural is near what its singular is near, unless that is too short."""
    stem = singular(heard)
    is_regular = heard in (stem, stem + "s") and len(stem) >= _SHORTEST
    return (stem,) if is_regular else (stem, heard)


def _apart(heard: str, word: str, limit: float) -> float:
    """How far the two are apart, or their plurals, if that is less: what was heard wrongly
    may be in the plural only ("kis" for "kids")."""
    stem = singular(heard)
    apart = distance(stem, word, limit)
    if apart < 1 or not heard.endswith("s") or heard == stem + "s":
        return apart
    return min(apart, distance(heard, word + "s", limit))


def _best(choices: Iterable[Alike]) -> list[Alike]:
    best: dict[int, Alike] = {}
    for one in choices:
        other = best.get(one.word.id)
        if other is None or one.quality > other.quality:
            best[one.word.id] = one
    ranked = sorted(best.values(), key=lambda one: (-one.quality, -one.word.count, one.word.text))
    return [one for one in ranked if one.quality >= _LEAST_QUALITY][:_MOST]


def _spelled(heard: str, near: Iterable[IndexedWord]) -> Iterator[Alike]:
    stem = singular(heard)
    for word in near:
        length = max(len(heard), len(word.text) + heard.endswith("s"))
        limit = max(reach(stem), reach(word.text) or reach(word.text + "s"))
        apart = _apart(heard, word.text, limit)
        if word.text != stem and apart <= limit and apart <= _WRONG_SHARE * length:
            yield Alike(word, 1 - apart / length)


def _sounding(heard: str, words: dict[str, list[IndexedWord]]) -> Iterator[Alike]:
    stem = singular(heard)
    said = as_said(stem)
    for word in words.get(sound(stem), ()):
        apart = distance(said, as_said(word.text), _SOUND_REACH)
        if word.text != stem and apart <= _SOUND_REACH:
            yield Alike(word, _SOUND_SHARE * (1 - apart / max(len(stem), len(word.text))))
