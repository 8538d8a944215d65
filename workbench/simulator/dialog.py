"""A dialog under way, and what the dialog model asks next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.simulator.model import DialogIntent, DialogSlot, Intent, InteractionModel
from workbench.simulator.understanding.slots import Certainty, FilledSlot
from workbench.simulator.validations import broken_rule

NONE, CONFIRMED, DENIED = "NONE", "CONFIRMED", "DENIED"
_PLACE = re.compile(r"\{\s*(\w+)\s*\}")


@dataclass(frozen=True, slots=True)
class Question:
    """What Alexa waits for: a value of `slot`, or a yes or no about it, or (without a slot)
    about the whole intent. `prompt` is hers; None where the skill spoke itself."""

    confirms: bool
    slot: str | None
    prompt: str | None = None


@dataclass
class SlotState:
    filled: FilledSlot | None = None
    confirmation: str = NONE


@dataclass
class Dialog:
    """One intent being filled in. `model` is None where the dialog model has nothing on it."""

    intent: Intent
    model: DialogIntent | None
    slots: dict[str, SlotState] = field(default_factory=dict)
    confirmation: str = NONE
    question: Question | None = None
    turns: int = 0

    def __post_init__(self) -> None:
        for name in self.intent.slots:
            self.slots.setdefault(name, SlotState())

    @property
    def delegated(self) -> bool:
        return self.model is not None and self.model.delegated

    def fill(self, filled: Mapping[str, FilledSlot]) -> None:
        """Takes over what was said; a new value is not confirmed yet."""
        for name, value in filled.items():
            self.slots[name] = SlotState(value)

    def answer(self, yes: bool) -> None:
        """A yes or no to the question that is open."""
        status = CONFIRMED if yes else DENIED
        if self.question is None or self.question.slot is None:
            self.confirmation = status
        else:
            self.slots[self.question.slot].confirmation = status

    def update(self, updated: Mapping[str, Any] | None) -> None:
        """Takes over a directive's updatedIntent: its values, and what it says is confirmed."""
        if not updated:
            return
        self.confirmation = updated.get("confirmationStatus") or self.confirmation
        for name, slot in (updated.get("slots") or {}).items():
            state = self.slots.setdefault(name, SlotState())
            state.confirmation = slot.get("confirmationStatus") or NONE
            if slot.get("value") is None:
                state.filled = None
            elif state.filled is None or state.filled.value != slot["value"]:
                state.filled = FilledSlot(slot["value"], Certainty.UNLISTED)

    def next_question(self, model: InteractionModel) -> Question | None:
        """What the dialog model asks next, in the order of its slots; None once all is said."""
        if self.model is None or self.confirmation == DENIED:
            return None
        for slot in self.model.slots:
            question = self._about(slot)
            if question is not None:
                return self._worded(question, model)
        if self.model.confirmation is not None and self.confirmation == NONE:
            return self._worded(Question(True, None, self.model.confirmation), model)
        return None

    def _about(self, slot: DialogSlot) -> Question | None:
        state = self.slots.setdefault(slot.name, SlotState())
        if slot.elicitation is not None and state.confirmation == DENIED:
            self.slots[slot.name] = state = SlotState()
        if state.filled is None:
            return Question(False, slot.name, slot.elicitation) if slot.elicitation else None
        broken = broken_rule(slot.validations, state.filled)
        if broken is not None:
            return Question(False, slot.name, broken.prompt)
        if slot.confirmation is not None and state.confirmation == NONE:
            return Question(True, slot.name, slot.confirmation)
        return None

    def _worded(self, question: Question, model: InteractionModel) -> Question:
        """The question with its prompt's words. Alexa picks among variations at random; here it
        is always the first, so that a conversation reads the same every time."""
        assert question.prompt is not None
        prompt = _PLACE.sub(self._value, model.prompts[question.prompt][0])
        # A value that was refused has been read out; it must not be taken for an answer.
        if not question.confirms and question.slot is not None:
            self.slots[question.slot] = SlotState()
        return Question(question.confirms, question.slot, prompt)

    def _value(self, place: re.Match[str]) -> str:
        state = self.slots.get(place[1])
        return state.filled.value if state and state.filled else ""
