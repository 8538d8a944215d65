"""What a query asks for, piece by piece, each with the products that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.adapters.search.halves import halves
from aisle.adapters.search.likeness import alike
from aisle.adapters.search.postings import Either, Listed, Postings, both
from aisle.adapters.search.schema import BRAND, CATEGORY
from aisle.domain.phrase.stems import key, stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery

_NOTHING = Listed()
_FACET_AS_WORDS = 0.7
_CATEGORY_AS_WORDS = 0.9
_LIKE_ENOUGH = 0.75
_REMEMBERED = 64
_MOST_HALVES = 6


class Kind(Enum):
    WORD = auto()
    CATEGORY = auto()
    BRAND = auto()
    COLOR = auto()
    SIZE = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """`weight` is how much the piece tells; `literal` that it was found as it was said."""

    kind: Kind
    text: str
    weight: float
    postings: Postings
    literal: bool
    meanings: frozenset[str] = frozenset()
    """The words that it may have been, where it was not found as it was said."""

    def pieces(self) -> list[frozenset[str]]:
        """For each of its words, those that it may have been."""
        return (
            [self.meanings] if self.meanings else [frozenset({stem}) for stem in stems(self.text)]
        )


@dataclass(frozen=True, slots=True)
class _Choice:
    weight: float
    postings: Postings
    quality: float
    meanings: set[str]


class Units:
    """Finds the units of queries in one index."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._choices = lru_cache(maxsize=_REMEMBERED)(self._find_choices)

    def of(self, query: ProductQuery) -> list[Unit]:
        """The facets, then the terms in their order."""
        known = self._file.words(set(_lookups(query)))
        units = list(self._facets(query, known))
        units += [self._word(term, known) for term in query.terms]
        return _with_weights(units)

    def widened(self, units: Iterable[Unit]) -> list[Unit]:
        """The same, each word with the words beside it that are spelled or sound alike."""
        return [self._wider(unit) if unit.kind is Kind.WORD else unit for unit in units]

    def _facets(self, query: ProductQuery, known: dict[str, IndexedWord]) -> Iterator[Unit]:
        if query.brand:
            yield self._marked(Kind.BRAND, BRAND, query.brand, known, _FACET_AS_WORDS)
        if query.category:
            yield self._marked(Kind.CATEGORY, CATEGORY, query.category, known, _CATEGORY_AS_WORDS)
        for kind, text in ((Kind.COLOR, query.color), (Kind.SIZE, query.size)):
            if text:
                yield self._said(kind, text, known)

    def _marked(
        self, kind: Kind, mark: str, text: str, known: dict[str, IndexedWord], quality: float
    ) -> Unit:
        """A brand or category: the products that are of it, then those that name it."""
        entry = known.get(mark + key(text))
        words = self._said(kind, text, known)
        if entry is None:
            return words
        postings = Either(
            ((self._file.postings(entry.id), 1.0), (words.postings, quality)),
        )
        return Unit(kind, text, entry.weight, postings, True)

    def _said(self, kind: Kind, text: str, known: dict[str, IndexedWord]) -> Unit:
        """All the words of a text."""
        found = [known.get(stem) for stem in stems(text)]
        words = [word for word in found if word]
        if not words or len(words) < len(found):
            return Unit(kind, text, 0.0, _NOTHING, True)
        postings: Postings = self._file.postings(words[0].id)
        for word in words[1:]:
            postings = both(postings, self._file.postings(word.id))
        return Unit(kind, text, max(word.weight for word in words), postings, True)

    def _word(self, text: str, known: dict[str, IndexedWord]) -> Unit:
        word = known.get(singular(text))
        if word and word.count:
            return Unit(Kind.WORD, text, word.weight, self._file.postings(word.id), True)
        return self._wider(self._said(Kind.WORD, text, known))

    def _wider(self, unit: Unit) -> Unit:
        """The unit with the words beside it that are spelled or sound alike."""
        choices = self._choices(unit.text)
        if not choices:
            return unit
        likely = max(choice.weight for choice in choices)
        weight = unit.weight if len(unit.postings) else likely
        others = ((choice.postings, choice.quality) for choice in choices)
        meanings = frozenset({singular(unit.text)}.union(*(one.meanings for one in choices)))
        postings = Either(((unit.postings, 1.0), *others))
        return Unit(unit.kind, unit.text, weight, postings, False, meanings)

    def _find_choices(self, text: str) -> list[_Choice]:
        """The words that it may have been; two run together where it is like no one word."""
        likely = alike([text], self._file).get(text, ())
        single = [self._choice([one.word], one.quality) for one in likely]
        if any(choice.quality >= _LIKE_ENOUGH for choice in single):
            return single
        parted = halves(text, self._file)[:_MOST_HALVES]
        return single + [
            self._choice([one.word for one in two.words], two.quality) for two in parted
        ]

    def _choice(self, words: Sequence[IndexedWord], quality: float) -> _Choice:
        """The products that have all of the words."""
        postings: Postings = self._file.postings(words[0].id)
        for word in words[1:]:
            postings = both(postings, self._file.postings(word.id))
        weight = max(word.weight for word in words)
        return _Choice(weight, postings, quality, {word.text for word in words})


def _with_weights(units: list[Unit]) -> list[Unit]:
    """What was not found as it was said weighs no more than the rest does on average."""
    weights = [unit.weight for unit in units if unit.literal and len(unit.postings)]
    usual = sum(weights) / len(weights) if weights else 1.0
    return [_weighed(unit, usual) for unit in units]


def _weighed(unit: Unit, usual: float) -> Unit:
    if not len(unit.postings):
        return replace(unit, weight=usual)
    return unit if unit.literal else replace(unit, weight=min(unit.weight, usual))


def _lookups(query: ProductQuery) -> Iterator[str]:
    for mark, text in ((BRAND, query.brand), (CATEGORY, query.category)):
        if text:
            yield mark + key(text)
    for facet in (query.brand, query.category, query.color, query.size):
        yield from stems(facet or "")
    yield from map(singular, query.terms)
