"""The products of a word and how strongly it stands for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import Protocol

_SEARCH_COST = 8


class Postings(Protocol):
    """Products by ordinal, each with a strength of 1 to 255."""

    def __len__(self) -> int: ...

    def all(self) -> Sequence[int]:
        """The ordinals, the most popular products' first."""
        ...

    def among(self, ordinals: Sequence[int]) -> Sequence[int]:
        """Those of the ordinals that have the word."""
        ...

    def strengths(self, ordinals: Sequence[int]) -> Sequence[int]:
        """The strength for each of the ordinals, 0 where the word does not stand."""
        ...

    def quality(self, ordinal: int) -> float:
        """How surely it is what was said that this product has: 1 for the very word, 0 for
        none of it."""
        ...


class Listed:
    """A word's own products. `spread` is one strength for every product of the index, 0 for
    most: long lists have it stored, to be looked up in."""

    __slots__ = ("ordinals", "spread", "weights")

    def __init__(
        self, ordinals: Sequence[int] = (), weights: bytes = b"", spread: bytes | None = None
    ) -> None:
        self.ordinals = ordinals
        self.weights = weights
        self.spread = spread

    def __len__(self) -> int:
        return len(self.ordinals)

    def all(self) -> Sequence[int]:
        return self.ordinals

    def items(self) -> Iterator[tuple[int, int]]:
        return zip(self.ordinals, self.weights, strict=True)

    def among(self, ordinals: Sequence[int]) -> Sequence[int]:
        if self.spread is not None or len(ordinals) * _SEARCH_COST < len(self.ordinals):
            return list(compress(ordinals, self.strengths(ordinals)))
        return list(filter(set(self.ordinals).__contains__, ordinals))

    def strengths(self, ordinals: Sequence[int]) -> Sequence[int]:
        if self.spread is not None:
            return list(map(self.spread.__getitem__, ordinals))
        if len(ordinals) * _SEARCH_COST < len(self.ordinals):
            return [self._strength(ordinal) for ordinal in ordinals]
        by_ordinal = dict(self.items())
        return [by_ordinal.get(ordinal, 0) for ordinal in ordinals]

    def quality(self, ordinal: int) -> float:
        return float(self._strength(ordinal) > 0)

    def weakened(self, quality: float) -> Listed:
        """The same products, each as strong as the quality (0 to 1) leaves it."""
        if quality == 1:
            return self
        table = _weakening(round(quality * 100))
        spread = self.spread.translate(table) if self.spread is not None else None
        return Listed(self.ordinals, self.weights.translate(table), spread)

    def _strength(self, ordinal: int) -> int:
        at = bisect_left(self.ordinals, ordinal)
        found = at < len(self.ordinals) and self.ordinals[at] == ordinal
        return self.weights[at] if found else 0


class Either:
    """The products of any of the choices; the likeliest choice that has a product counts."""

    __slots__ = ("_choices", "_qualities")

    def __init__(self, choices: Iterable[tuple[Postings, float]]) -> None:
        ordered = sorted(choices, key=lambda choice: -choice[1])
        self._qualities = [quality for some, quality in ordered if len(some)]
        self._choices = [_listed(some).weakened(quality) for some, quality in ordered if len(some)]

    def __len__(self) -> int:
        return sum(map(len, self._choices))

    def all(self) -> Sequence[int]:
        return sorted(set().union(*(choice.ordinals for choice in self._choices)))

    def among(self, ordinals: Sequence[int]) -> Sequence[int]:
        return list(compress(ordinals, self.strengths(ordinals)))

    def strengths(self, ordinals: Sequence[int]) -> Sequence[int]:
        best: Sequence[int] = [0] * len(ordinals)
        for choice in reversed(self._choices):
            strengths = choice.strengths(ordinals)
            best = [new or old for new, old in zip(strengths, best, strict=True)]
        return best

    def quality(self, ordinal: int) -> float:
        pairs = zip(self._choices, self._qualities, strict=True)
        return next((quality for some, quality in pairs if some.quality(ordinal)), 0.0)


def both(first: Postings, second: Postings) -> Listed:
    """The products of both, as strong as the weaker of the two."""
    small, large = sorted((first, second), key=len)
    ordinals = large.among(small.all())
    pairs = zip(small.strengths(ordinals), large.strengths(ordinals), strict=True)
    return Listed(ordinals, bytes(map(min, pairs)))


def _listed(postings: Postings) -> Listed:
    if isinstance(postings, Listed):
        return postings
    ordinals = postings.all()
    return Listed(ordinals, bytes(postings.strengths(ordinals)))


@lru_cache(maxsize=101)
def _weakening(percent: int) -> bytes:
    return bytes([0, *(max(1, strength * percent // 100) for strength in range(1, 256))])
