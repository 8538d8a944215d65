"""An interaction model: what can be said, and what Alexa asks by herself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from workbench.simulator.errors import ModelError


@dataclass(frozen=True, slots=True)
class SlotValue:
    """`id` is the one of the model, or the value itself where the model gives none."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """`samples` are what a shopper may answer when asked for just this slot."""

    name: str
    type: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    name: str
    slots: Mapping[str, Slot]
    samples: tuple[str, ...]


# Amazon's "Validate Slot Values", each with how many values of its own it has; None for any.
VALIDATION_RULES: Mapping[str, int | None] = {
    "hasEntityResolutionMatch": 0,
    "isInSet": None,
    "isNotInSet": None,
    "isGreaterThan": 1,
    "isGreaterThanOrEqualTo": 1,
    "isLessThan": 1,
    "isLessThanOrEqualTo": 1,
    "isInDuration": 2,
    "isNotInDuration": 2,
}


@dataclass(frozen=True, slots=True)
class Validation:
    """`values` are the rule's own: one for a comparison, all for a set."""

    type: str
    prompt: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DialogSlot:
    """`elicitation` and `confirmation` are prompt ids, None where it is not asked for."""

    name: str
    elicitation: str | None
    confirmation: str | None
    validations: tuple[Validation, ...]


@dataclass(frozen=True, slots=True)
class DialogIntent:
    """`delegated` says that Alexa runs the dialog without asking the skill in between."""

    name: str
    slots: tuple[DialogSlot, ...]
    confirmation: str | None
    delegated: bool


@dataclass(frozen=True, eq=False)
class InteractionModel:
    """`source` names the file in messages. Two models are equal only where they are one."""

    source: str
    invocation_name: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[SlotValue, ...]]
    dialogs: Mapping[str, DialogIntent] = field(default_factory=dict)
    prompts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def slot_types(self) -> frozenset[str]:
        """Every type that some slot uses."""
        return frozenset(
            slot.type for intent in self.intents.values() for slot in intent.slots.values()
        )


def load_model(path: Path) -> InteractionModel:
    """The model in a file as ASK CLI deploys it. Raises ModelError."""
    from workbench.simulator.model_json import model_of

    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ModelError(f"{path}: is not JSON: {error}") from error
    return model_of(content, str(path))
