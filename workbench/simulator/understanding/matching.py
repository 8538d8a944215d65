"""Laying samples over an utterance, and saying which fits best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.simulator.understanding.samples import Sample, SlotPlace
from workbench.simulator.understanding.slots import FilledSlot, SlotFilling

# A phrase or unlisted value that was asked for is nearly as good as a listed one, yet a whole
# sentence of another intent must still be able to break in.
_ASKED_FOR = 0.7
# A sentence that opens with something unlisted most likely opens with another intent's words.
_OPENS_THE_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A sample laid over all words of an utterance. `score` adds up what each word is worth:
    1 for a literal, less for a slot's (see Certainty)."""

    sample: Sample
    score: float
    slots: Mapping[str, FilledSlot]

    @property
    def intent(self) -> str:
        return self.sample.intent

    @property
    def bare(self) -> bool:
        """Whether nothing but slots matched."""
        return not self.sample.literals


class Matcher:
    """Lays samples over one utterance."""

    def __init__(self, form: Sequence[str], filling: SlotFilling) -> None:
        self._form = form
        self._filling = filling

    def matches(self, samples: Iterable[Sample]) -> Iterator[Match]:
        """A match for each sample that fits, the best of its ways to fit.

        An unlisted value needs something to carry it: literal words or a listed value.
        """
        for sample in samples:
            match = self._best(sample, asked_for=None)
            if match is not None and match.score > 0:
                yield match

    def answers(self, samples: Iterable[Sample], slot: str) -> Iterator[Match]:
        """Matches for samples that answer a question for `slot`."""
        for sample in samples:
            match = self._best(sample, asked_for=slot)
            if match is not None:
                yield match

    def _best(self, sample: Sample, asked_for: str | None) -> Match | None:
        best: Match | None = None
        for slots, score in self._laid(sample.parts, 0, asked_for):
            if best is None or score > best.score + 1e-9:
                best = Match(sample, score, slots)
        return best

    def _laid(
        self, parts: Sequence[str | SlotPlace], start: int, asked_for: str | None
    ) -> Iterator[tuple[dict[str, FilledSlot], float]]:
        """Every way to lay `parts` over the words from `start` to the end."""
        if not parts:
            if start == len(self._form):
                yield {}, 0.0
            return
        part, rest = parts[0], parts[1:]
        if isinstance(part, SlotPlace):
            yield from self._laid_slot(part, rest, start, asked_for)
        elif start < len(self._form) and self._form[start] == part:
            for slots, score in self._laid(rest, start + 1, asked_for):
                yield slots, score + 1

    def _laid_slot(
        self, slot: SlotPlace, rest: Sequence[str | SlotPlace], start: int, asked_for: str | None
    ) -> Iterator[tuple[dict[str, FilledSlot], float]]:
        for end in self._ends(slot, rest, start):
            filled = self._filling.fill(slot.type, start, end)
            if filled is not None:
                worth = (end - start) * _worth(filled, start, slot.name == asked_for)
                for slots, score in self._laid(rest, end, asked_for):
                    yield {slot.name: filled, **slots}, score + worth

    def _ends(self, slot: SlotPlace, rest: Sequence[str | SlotPlace], start: int) -> Iterator[int]:
        """Where a slot may end: before the literal that follows it, longest first."""
        end_of_all = len(self._form)
        last = min(end_of_all - len(rest), start + self._filling.longest(slot.type))
        if not rest:
            return iter([end_of_all] if last == end_of_all > start else [])
        return (end for end in range(last, start, -1) if _follows(rest, self._form, end))


def _follows(rest: Sequence[str | SlotPlace], form: Sequence[str], end: int) -> bool:
    return isinstance(rest[0], SlotPlace) or form[end] == rest[0]


def _worth(filled: FilledSlot, start: int, asked_for: bool) -> float:
    worth = filled.certainty.value
    if asked_for:
        return max(worth, _ASKED_FOR)
    return worth * _OPENS_THE_SENTENCE if worth < 0 and start == 0 else worth
