"""The products of a word and how strongly it stands for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

_SEARCH_COST = 8


class Postings:
    """Sorted ordinals with a strength of 0 to 255 each."""

    def __init__(self, ordinals: Sequence[int], strengths: Sequence[int]) -> None:
        self._ordinals = ordinals
        self._strengths = strengths

    @classmethod
    def of(cls, strengths: dict[int, int]) -> Postings:
        ordered = sorted(strengths)
        return cls(ordered, [strengths[ordinal] for ordinal in ordered])

    def __len__(self) -> int:
        return len(self._ordinals)

    def items(self, first: int | None = None) -> Iterator[tuple[int, int]]:
        """Ordinal and strength, of the first (the most popular) so many products."""
        return zip(self._ordinals[:first], self._strengths[:first], strict=True)

    def strengths(self, ordinals: Sequence[int]) -> list[int]:
        """The strength for each of the ordinals, 0 where the word does not stand."""
        if len(ordinals) * _SEARCH_COST < len(self._ordinals):
            return [self._strength(ordinal) for ordinal in ordinals]
        by_ordinal = dict(self.items())
        return [by_ordinal.get(ordinal, 0) for ordinal in ordinals]

    def _strength(self, ordinal: int) -> int:
        at = bisect_left(self._ordinals, ordinal)
        found = at < len(self._ordinals) and self._ordinals[at] == ordinal
        return self._strengths[at] if found else 0


def either(choices: Iterable[tuple[Postings, float]]) -> Postings:
    """The products of any of the choices, each choice as strong as its quality (0 to 1)."""
    best: dict[int, int] = {}
    for postings, quality in choices:
        for ordinal, strength in postings.items():
            weighed = max(1, round(strength * quality))
            if weighed > best.get(ordinal, 0):
                best[ordinal] = weighed
    return Postings.of(best)


def both(first: Postings, second: Postings) -> Postings:
    """The products of both, as strong as the weaker of the two."""
    small, large = sorted((first, second), key=len)
    pairs = list(small.items())
    others = large.strengths([ordinal for ordinal, _ in pairs])
    return Postings.of(
        {pair[0]: min(pair[1], other) for pair, other in zip(pairs, others, strict=True) if other}
    )
