"""Takes out what would let two intents take one sentence, until the check finds none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from aisle.domain.phrase.saying import sound
from workbench.model_build.entries import Entry
from workbench.model_build.left_out import LeftOut, Reason
from workbench.model_build.names import TYPES
from workbench.model_check.model import Model, Spoken, Value
from workbench.model_check.sentences import Filled, SharedSentence, shared_sentences

_Dropped = tuple[Entry, LeftOut]


def unambiguous(
    model: Model,
    entries: Iterable[Entry],
    left_out: list[LeftOut],
    progress: Callable[[int], None] = lambda _: None,
) -> list[Entry]:
    """Those of the entries with which the hand-written model has no sentence for two intents.

    Where two types fill the same places, the words that both have are left to the one that stands
    earlier in TYPES, or is written by hand. What is shared without any entry stays as it is.
    """
    kept = list(entries)
    while True:
        trial = _Trial(model, kept)
        dropped = dict(pair for shared in trial.shared(progress) for pair in trial.to_drop(shared))
        if not dropped:
            return kept
        left_out += dropped.values()
        kept = [entry for entry in kept if entry not in dropped]


@dataclass(frozen=True)
class _Trial:
    """The model with the entries in it."""

    model: Model
    entries: list[Entry]

    def shared(self, progress: Callable[[int], None]) -> list[SharedSentence]:
        types = (
            replace(type_, values=(*type_.values, *map(_value, self._of(type_.name))))
            for type_ in self.model.types
        )
        return list(shared_sentences(replace(self.model, types=tuple(types)), progress))

    def to_drop(self, shared: SharedSentence) -> Iterator[_Dropped]:
        for weaker, stronger in _same_words(shared):
            dropped = list(self._common(weaker, stronger))
            if dropped:
                yield from dropped
                return
        fills = sorted((*shared.one_fills, *shared.other_fills), key=_rank, reverse=True)
        detail = f'"{shared.sentence}" of {shared.one.intent} and {shared.other.intent}'
        said = (entry for filled in fills for entry in self._called(filled))
        for entry in list(said)[:1]:
            yield entry, LeftOut(entry.name, Reason.OTHER_INTENT, detail)

    def _common(self, weaker: Filled, stronger: Filled) -> Iterator[_Dropped]:
        """All that the weaker type shares with the other, as the same sentences take them."""
        taken = self._sounds(stronger.type) | {sound(weaker.said)}
        for entry in self._of(weaker.type):
            if both := sorted(entry.sounds & taken):
                yield entry, LeftOut(entry.name, Reason.OTHER_TYPE, f"{stronger.type} {both[0]}")

    def _called(self, filled: Filled) -> list[Entry]:
        return [entry for entry in self._of(filled.type) if sound(filled.said) in entry.sounds]

    def _sounds(self, type_: str) -> set[str]:
        written = (value for one in self.model.types if one.name == type_ for value in one.values)
        by_hand = {sound(words) for value in written for words in value.spoken()}
        return by_hand.union(*(entry.sounds for entry in self._of(type_)))

    def _of(self, type_: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.name.type == type_]


def _same_words(shared: SharedSentence) -> Iterator[tuple[Filled, Filled]]:
    """Slots of two types that take the same words of the sentence, the weaker type first."""
    for one in shared.one_fills:
        for other in shared.other_fills:
            if one.said == other.said and one.type != other.type:
                yield (one, other) if _rank(one) > _rank(other) else (other, one)


def _rank(filled: Filled) -> int:
    return TYPES.index(filled.type) if filled.type in TYPES else -1


def _value(entry: Entry) -> Value:
    said = entry.said
    return Value(said.id, said.value, tuple(Spoken(way, "$") for way in said.others), "$")
