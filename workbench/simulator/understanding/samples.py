"""Sample utterances compiled, and found by their rarest word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.simulator.errors import ModelError
from workbench.simulator.model import Intent, InteractionModel, Slot
from workbench.simulator.understanding.builtin_phrases import BUILTIN_PHRASES
from workbench.simulator.understanding.words import keys

_PARTS = re.compile(r"\{([^}]*)\}|([^{]+)")


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where a slot stands in a sample."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Sample:
    """`parts` are literal words (their keys) and places for slots, in order."""

    intent: str
    text: str
    parts: tuple[str | SlotPlace, ...]

    @property
    def literals(self) -> tuple[str, ...]:
        return tuple(part for part in self.parts if isinstance(part, str))

    def fills(self, slot: str) -> bool:
        return any(isinstance(part, SlotPlace) and part.name == slot for part in self.parts)


class SampleIndex:
    """Samples by the rarest of their words, so that few are looked at for an utterance."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self.all = tuple(samples)
        frequency = Counter(word for sample in self.all for word in set(sample.literals))
        self._by_word: dict[str, list[Sample]] = {}
        self._bare: list[Sample] = []
        for sample in self.all:
            rarest = min(sample.literals, key=lambda word: frequency[word], default=None)
            place = self._bare if rarest is None else self._by_word.setdefault(rarest, [])
            place.append(sample)

    def possible(self, form: Sequence[str]) -> Iterator[Sample]:
        """Samples all of whose words were said, and a few more."""
        yield from self._bare
        for word in set(form):
            yield from self._by_word.get(word, ())


def model_samples(model: InteractionModel) -> list[Sample]:
    """Every sample of every intent, Alexa's own phrases for built-in intents among them."""
    return [
        compiled(text, intent.name, intent.slots, model.source)
        for intent in model.intents.values()
        for text in _texts(intent)
    ]


def answer_samples(model: InteractionModel, intent: Intent, slot: Slot) -> list[Sample]:
    """What answers a question for one slot: its own samples, its bare value, and those of the
    intent's samples that fill it."""
    texts = dict.fromkeys([*slot.samples, f"{{{slot.name}}}"])
    own = [compiled(text, intent.name, intent.slots, model.source) for text in texts]
    whole = (compiled(t, intent.name, intent.slots, model.source) for t in intent.samples)
    return own + [sample for sample in whole if sample.fills(slot.name)]


def compiled(text: str, intent: str, slots: Mapping[str, Slot], source: str) -> Sample:
    """A sample as parts. Raises ModelError where it names a slot that its intent has not."""
    parts: list[str | SlotPlace] = []
    for name, words in _PARTS.findall(text):
        if words:
            parts += keys(words)
        elif name.strip() in slots:
            parts.append(SlotPlace(name.strip(), slots[name.strip()].type))
        else:
            raise ModelError(f"{source}: {intent}: {text!r} uses an undefined slot {name!r}")
    return Sample(intent, text, tuple(parts))


def _texts(intent: Intent) -> Iterable[str]:
    return dict.fromkeys([*intent.samples, *BUILTIN_PHRASES.get(intent.name, ())])
