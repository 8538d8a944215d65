"""What a query asks for, piece by piece, each with the products that have it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from aisle.adapters.search.file import IndexedWord, IndexFile
from aisle.adapters.search.likeness import Alike, alike
from aisle.adapters.search.postings import Postings, both, either
from aisle.adapters.search.schema import BRAND, CATEGORY
from aisle.domain.phrase.stems import key, stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery

_NOTHING = Postings((), ())
_FACET_AS_WORDS = 0.7
_CATEGORY_AS_WORDS = 0.9
_SPLIT = 0.95
_SHORTEST_SPLIT = 5
_SHORTEST_HALF = 2


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


class Units:
    """Finds the units of queries in one index."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file

    def of(self, query: ProductQuery) -> list[Unit]:
        """The facets, then the terms in their order."""
        known = self._file.words(set(_lookups(query)))
        units = list(self._facets(query, known))
        return units + [self._word(singular(term), known) for term in query.terms]

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
        postings = either(
            ((self._file.postings(entry.id), 1.0), (words.postings, quality)),
        )
        return Unit(kind, text, entry.weight, postings, True)

    def _said(self, kind: Kind, text: str, known: dict[str, IndexedWord]) -> Unit:
        """All the words of a text."""
        found = [known.get(stem) for stem in stems(text)]
        words = [word for word in found if word]
        if not words or len(words) < len(found):
            return Unit(kind, text, self._unknown_weight, _NOTHING, True)
        postings = self._file.postings(words[0].id)
        for word in words[1:]:
            postings = both(postings, self._file.postings(word.id))
        return Unit(kind, text, max(word.weight for word in words), postings, True)

    def _word(self, stem: str, known: dict[str, IndexedWord]) -> Unit:
        word = known.get(stem)
        if word and word.count:
            return Unit(Kind.WORD, stem, word.weight, self._file.postings(word.id), True)
        choices = list(self._splits(stem, known)) or self._alike(stem)
        if word:
            choices.append((Alike(word, 1.0), self._file.postings(word.id)))
        return self._chosen(stem, choices, literal=bool(word))

    def _splits(self, stem: str, known: dict[str, IndexedWord]) -> Iterator[tuple[Alike, Postings]]:
        """ "flashdrive": two words of the catalogue that stand in one name."""
        for first, second in _halves(stem):
            words = known.get(first), known.get(second)
            if words[0] and words[1] and words[0].count and words[1].count:
                postings = both(*(self._file.postings(word.id) for word in words if word))
                if len(postings):
                    yield Alike(max(words[0], words[1], key=lambda w: w.weight), _SPLIT), postings

    def _alike(self, stem: str) -> list[tuple[Alike, Postings]]:
        return [(one, self._file.postings(one.word.id)) for one in alike(stem, self._file)]

    def _wider(self, unit: Unit) -> Unit:
        choices = self._alike(unit.text)
        if not choices:
            return unit
        own = (unit.postings, 1.0)
        others = ((postings, one.quality) for one, postings in choices)
        weight = max(unit.weight, *(one.word.weight for one, _ in choices))
        return Unit(unit.kind, unit.text, weight, either((own, *others)), False)

    def _chosen(self, stem: str, choices: Sequence[tuple[Alike, Postings]], literal: bool) -> Unit:
        if not choices:
            return Unit(Kind.WORD, stem, self._unknown_weight, _NOTHING, False)
        weight = max(one.word.weight for one, _ in choices)
        postings = either((postings, one.quality) for one, postings in choices)
        return Unit(Kind.WORD, stem, weight, postings, literal)

    @property
    def _unknown_weight(self) -> float:
        """As much as a word that stands for one product."""
        return math.log(1 + self._file.product_count)


def _lookups(query: ProductQuery) -> Iterator[str]:
    for mark, text in ((BRAND, query.brand), (CATEGORY, query.category)):
        if text:
            yield mark + key(text)
    for facet in (query.brand, query.category, query.color, query.size):
        yield from stems(facet or "")
    for term in map(singular, query.terms):
        yield term
        for halves in _halves(term):
            yield from halves


def _halves(stem: str) -> Iterator[tuple[str, str]]:
    if len(stem) >= _SHORTEST_SPLIT and stem.isalpha():
        for at in range(_SHORTEST_HALF, len(stem) - _SHORTEST_HALF + 1):
            yield singular(stem[:at]), stem[at:]
