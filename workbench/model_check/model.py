"""The interaction model as values that know their place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model_check.finding import Finding, Severity

SEARCH_QUERY = "AMAZON.SearchQuery"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words somebody says: a sample, a synonym or a variation of a prompt."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Slot:
    name: str
    type: str
    samples: tuple[Spoken, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Intent:
    name: str
    slots: tuple[Slot, ...]
    samples: tuple[Spoken, ...]
    place: str

    @property
    def is_amazons(self) -> bool:
        return self.name.startswith("AMAZON.")

    def slot_types(self) -> dict[str, str]:
        return {slot.name: slot.type for slot in self.slots}


@dataclass(frozen=True, slots=True)
class Value:
    """`id` is empty where the model gives none."""

    id: str
    name: str
    synonyms: tuple[Spoken, ...]
    place: str

    def spoken(self) -> set[str]:
        return {words.casefold() for words in (self.name, *(s.text for s in self.synonyms))}


@dataclass(frozen=True, slots=True)
class SlotType:
    name: str
    values: tuple[Value, ...]
    supplied: bool
    place: str


@dataclass(frozen=True, slots=True)
class PromptUse:
    """A reference from the dialog to a prompt: for elicitation, confirmation or validation."""

    purpose: str
    prompt: str
    place: str


@dataclass(frozen=True, slots=True)
class DialogSlot:
    name: str
    type: str
    elicitation_required: bool
    confirmation_required: bool
    uses: tuple[PromptUse, ...]
    place: str


@dataclass(frozen=True, slots=True)
class DialogIntent:
    name: str
    slots: tuple[DialogSlot, ...]
    confirmation_required: bool
    uses: tuple[PromptUse, ...]
    place: str

    def all_uses(self) -> Iterator[PromptUse]:
        yield from self.uses
        for slot in self.slots:
            yield from slot.uses


@dataclass(frozen=True, slots=True)
class Prompt:
    id: str
    variations: tuple[Spoken, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Model:
    """One locale's interaction model; `size` is the file's, in bytes."""

    file: str
    size: int
    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    dialog: tuple[DialogIntent, ...]
    prompts: tuple[Prompt, ...]

    def intent(self, name: str) -> Intent | None:
        return next((intent for intent in self.intents if intent.name == name), None)

    def slots(self) -> Iterator[tuple[Intent, Slot]]:
        return ((intent, slot) for intent in self.intents for slot in intent.slots)

    def custom_intents(self) -> list[Intent]:
        return [intent for intent in self.intents if not intent.is_amazons]

    def error(self, code: str, place: str, message: str, remedy: str) -> Finding:
        return Finding(code, Severity.ERROR, self.file, place, message, remedy)

    def warning(self, code: str, place: str, message: str, remedy: str) -> Finding:
        return Finding(code, Severity.WARNING, self.file, place, message, remedy)
