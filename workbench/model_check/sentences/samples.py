"""All samples of a model as one tree, so that what begins alike is walked once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.model_check.amazons_words import EVERYWHERE
from workbench.model_check.model import Model, Spoken
from workbench.simulator.understanding.builtin_phrases import BUILTIN_PHRASES
from workbench.simulator.understanding.words import keys

_PARTS = re.compile(r"\{([^{}]*)\}|([^{}]+)")
_ANYWHERE = "$.interactionModel.languageModel.intents"


@dataclass(frozen=True, slots=True)
class Taken:
    """A sample and the intent that it is of; `amazons` where Alexa brings it along."""

    intent: str
    sample: Spoken
    amazons: bool = False


@dataclass(eq=False, slots=True)
class Samples:
    """What may follow, words and slots by their type; the samples that end here, and the
    intents of all that go on or end."""

    words: dict[str, Samples] = field(default_factory=dict)
    slots: dict[str, Samples] = field(default_factory=dict)
    ends: list[Taken] = field(default_factory=list)
    intents: set[str] = field(default_factory=set)


def tree_of(model: Model) -> Samples:
    root = Samples()
    for intent in model.intents:
        types = intent.slot_types()
        for sample in intent.samples:
            _add(root, Taken(intent.name, sample), types)
    for taken in _amazons(model):
        _add(root, taken, {})
    return root


def _amazons(model: Model) -> Iterator[Taken]:
    places = dict.fromkeys(EVERYWHERE, _ANYWHERE)
    places |= {intent.name: intent.place for intent in model.intents if intent.is_amazons}
    said = {(intent.name, sample.text) for intent in model.intents for sample in intent.samples}
    for name, place in places.items():
        for phrase in BUILTIN_PHRASES.get(name, ()):
            if (name, phrase) not in said:
                yield Taken(name, Spoken(phrase, place), amazons=True)


def _add(root: Samples, taken: Taken, types: dict[str, str]) -> None:
    root.intents.add(taken.intent)
    at = root
    for slot, words in _PARTS.findall(taken.sample.text):
        if words:
            for word in keys(words):
                at = _next(at.words, word, taken)
        else:
            at = _next(at.slots, types.get(slot.strip(), slot.strip()), taken)
    at.ends.append(taken)


def _next(following: dict[str, Samples], by: str, taken: Taken) -> Samples:
    at = following.setdefault(by, Samples())
    at.intents.add(taken.intent)
    return at
