"""Resolving what was said through an interaction model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from workbench.simulator.errors import Ambiguous, ModelError, NothingMatches
from workbench.simulator.model import InteractionModel, SlotValue
from workbench.simulator.understanding.builtin_phrases import BUILTIN_PHRASES
from workbench.simulator.understanding.entities import Entities
from workbench.simulator.understanding.matching import Match, Matcher
from workbench.simulator.understanding.samples import (
    Sample,
    SampleIndex,
    answer_samples,
    model_samples,
)
from workbench.simulator.understanding.slots import FilledSlot, SlotFilling, unplayable_types
from workbench.simulator.understanding.words import keys, words

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
_NEAREST = 5
_LONGEST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Understood:
    """An intent with those of its slots that were filled; `sample` is what matched."""

    intent: str
    slots: Mapping[str, FilledSlot]
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The slot that Alexa has just asked for."""

    intent: str
    slot: str


class Understanding:
    """What a model makes of utterances. Raises ModelError for a model it cannot play."""

    def __init__(self, model: InteractionModel) -> None:
        unplayable = unplayable_types(model)
        if unplayable:
            raise ModelError(
                f"{model.source}: slot types neither defined nor played: {', '.join(unplayable)}"
            )
        self.model = model
        self._index = SampleIndex(model_samples(model))
        self._entities = Entities(model.types)
        self._yes_and_no = [*_said_for(model, YES, True), *_said_for(model, NO, False)]
        self._answers: dict[Asked, list[Sample]] = {}

    def with_dynamic(self, values: Mapping[str, Sequence[SlotValue]]) -> Understanding:
        """The same, with the values that a skill sent for its session, by slot type."""
        if not values:
            return self
        other = copy(self)
        other._entities = self._entities.with_dynamic(values)
        return other

    def understand(
        self, utterance: str, today: date, asked: Asked | None = None, *, guess: bool = False
    ) -> Understood:
        """The one intent that fits best. Raises NothingMatches or, unless it may `guess`,
        Ambiguous.

        `today` is the shopper's date, for AMAZON.DATE; `asked` is the slot whose bare value
        would do as an answer.
        """
        matches = self._matches(utterance, today, asked)
        if not matches:
            raise NothingMatches(utterance, self.nearest(utterance))
        best = _best_of_each_intent(matches)
        if len(best) > 1 and not guess:
            raise Ambiguous(utterance, [(match.intent, match.sample.text) for match in best])
        return Understood(best[0].intent, best[0].slots, best[0].sample.text)

    def means_yes(self, utterance: str) -> bool | None:
        """True for a yes, False for a no, None for anything else."""
        said = keys(utterance)
        return next((yes for form, yes in self._yes_and_no if form == said), None)

    def nearest(self, utterance: str) -> list[tuple[str, str]]:
        """The samples most like an utterance, as (intent, sample)."""
        text = " ".join(keys(utterance))[:_LONGEST_COMPARED]
        return [(sample.intent, sample.text) for sample in self._likest(text)[:_NEAREST]]

    def _matches(self, utterance: str, today: date, asked: Asked | None) -> list[Match]:
        said = words(utterance)
        form = [word.key for word in said]
        matcher = Matcher(form, SlotFilling(said, self._entities, today))
        matches = list(matcher.matches(self._index.possible(form)))
        if asked is None or not form:
            return matches
        answers = list(matcher.answers(self._answering(asked), asked.slot))
        # A bare value answers the question, whatever else it might be elsewhere.
        others = [m for m in matches if m.intent == asked.intent or not (m.bare and answers)]
        return answers + others

    def _answering(self, asked: Asked) -> list[Sample]:
        if asked not in self._answers:
            intent = self.model.intents[asked.intent]
            self._answers[asked] = answer_samples(self.model, intent, intent.slots[asked.slot])
        return self._answers[asked]

    def _likest(self, text: str) -> list[Sample]:
        likeness = SequenceMatcher(b=text, autojunk=False)
        scored = []
        for sample in self._index.all:
            likeness.set_seq1(" ".join(sample.literals))
            if likeness.real_quick_ratio() > 0.3 and likeness.quick_ratio() > 0.3:
                scored.append((likeness.ratio(), sample))
        return [sample for _, sample in sorted(scored, key=lambda pair: -pair[0])]


@lru_cache(maxsize=8)
def understanding_of(model: InteractionModel) -> Understanding:
    """The model compiled, once."""
    return Understanding(model)


def _best_of_each_intent(matches: Iterable[Match]) -> list[Match]:
    """The best match of each intent that has one as good as any."""
    ranked = sorted(matches, key=lambda match: -match.score)
    best: dict[str, Match] = {}
    for match in ranked:
        if match.score > ranked[0].score - 1e-6:
            best.setdefault(match.intent, match)
    return list(best.values())


def _said_for(
    model: InteractionModel, intent: str, yes: bool
) -> list[tuple[tuple[str, ...], bool]]:
    own = model.intents[intent].samples if intent in model.intents else ()
    return [(keys(text), yes) for text in (*BUILTIN_PHRASES[intent], *own)]
