"""From what the shopper said to a ProductQuery, with the catalogue's own vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.joining import joined
from aisle.adapters.search.parting import parted, with_known_units
from aisle.domain.money import minor_digits
from aisle.domain.phrase.english import COLORS, FILLERS, TURNS
from aisle.domain.phrase.measures import size, with_units
from aisle.domain.phrase.numbers import with_digits, with_whole_numbers
from aisle.domain.phrase.prices import Limits, Priced, take_price
from aisle.domain.phrase.words import PHRASE_LIMIT, Word, singular, words
from aisle.domain.query import ProductQuery

_LONGEST_FACET = 5
_MOST_WORDS = 24


def understood(phrase: str, file: IndexFile) -> tuple[ProductQuery, Limits | None]:
    """The query, and the limits that it would have were its price taken the second way."""
    said = with_whole_numbers(words(phrase))
    priced = take_price(said, file.currency, minor_digits(file.currency))
    heard = with_digits(parted(priced.words[:_MOST_WORDS], file))
    said = with_units(with_known_units(joined(heard, file), file))
    texts = _content(said, is_limited=priced.is_limited)
    remaining = _Remaining(texts, _known_facets(texts, file))
    return _with_facets(_query(phrase, priced), remaining), priced.other


def _query(phrase: str, priced: Priced) -> ProductQuery:
    limits = priced.limits
    heard = (letter if letter.isprintable() else " " for letter in phrase[:PHRASE_LIMIT])
    said = " ".join("".join(heard).split())
    return ProductQuery(
        said, minimum_price=limits.minimum, maximum_price=limits.maximum, sort=priced.sort
    )


def _content(said: Sequence[Word], is_limited: bool) -> list[str]:
    """The words that name something; where none does, and no price or order was asked for
    either, all of them: there are products called "it" and "her".
    A "for" before anything is named belongs to the asking."""
    texts: list[str] = []
    before = ""
    for word in said:
        asks = word.text in FILLERS or (before == "a" and word.text == "new")
        if not asks and (texts or word.text not in TURNS):
            texts.append(word.text)
        before = word.text
    while texts and texts[-1] in TURNS:
        texts.pop()
    return texts if texts or is_limited else [word.text for word in said if len(word.text) > 1]


def _known_facets(texts: Sequence[str], file: IndexFile) -> dict[tuple[str, str], str]:
    return file.facets(_key(texts[start:end]) for start, end in _runs(len(texts)))


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Every run of at most _LONGEST_FACET places, the longest first, then from the left."""
    for length in range(min(_LONGEST_FACET, count), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _key(texts: Iterable[str]) -> str:
    return "".join(map(singular, texts))


def _with_facets(query: ProductQuery, remaining: _Remaining) -> ProductQuery:
    """A category of several words keeps its words from being taken for a brand or a color;
    a category of one word must be what the phrase is about."""
    remaining.reserve("category")
    brand = remaining.take("brand")
    color = remaining.take("color") or remaining.take_if(lambda text: text in COLORS)
    measured = remaining.take("size") or remaining.take_if(lambda text: size(text) is not None)
    category = remaining.take_head("category")
    return replace(
        query,
        brand=brand,
        category=category,
        color=color.casefold() if color else None,
        size=(size(measured) or measured) if measured else None,
        terms=remaining.terms(),
    )


@dataclass(slots=True)
class _Remaining:
    """The words of a phrase that no facet has taken yet."""

    texts: list[str]
    facets: dict[tuple[str, str], str]
    reserved: range = range(0)

    def reserve(self, kind: str) -> None:
        for start, end in _runs(len(self.texts)):
            if end - start > 1 and (kind, _key(self.texts[start:end])) in self.facets:
                self.reserved = range(start, end)
                return

    def take(self, kind: str) -> str | None:
        """The longest run that is a facet of that kind, in the catalogue's spelling."""
        for start, end in _runs(len(self.texts)):
            value = self.facets.get((kind, _key(self.texts[start:end])))
            if value and not self._is_reserved(start, end):
                self._remove(start, end)
                return value
        return None

    def take_if(self, is_wanted: Callable[[str], bool]) -> str | None:
        for at, text in enumerate(self.texts):
            if is_wanted(text) and at not in self.reserved:
                self._remove(at, at + 1)
                return text
        return None

    def take_head(self, kind: str) -> str | None:
        """The longest run of that kind that ends where the phrase says what is wanted."""
        end = next((at for at, text in enumerate(self.texts) if text in TURNS), len(self.texts))
        for start in range(max(0, end - _LONGEST_FACET), end):
            value = self.facets.get((kind, _key(self.texts[start:end])))
            if value:
                self._remove(start, end)
                return value
        return None

    def terms(self) -> tuple[str, ...]:
        """What is left, the thing itself last: "a case for a phone" as "phone case". A "one"
        that is left alone is no number ("the black one")."""
        turn = next((at for at, text in enumerate(self.texts) if text in TURNS), len(self.texts))
        ordered = self.texts[turn:] + self.texts[:turn]
        left = tuple(text for text in ordered if text not in TURNS)
        return left if left != ("1",) else ()

    def _is_reserved(self, start: int, end: int) -> bool:
        return any(at in self.reserved for at in range(start, end))

    def _remove(self, start: int, end: int) -> None:
        del self.texts[start:end]
        if start < self.reserved.start:
            moved = end - start
            self.reserved = range(self.reserved.start - moved, self.reserved.stop - moved)
