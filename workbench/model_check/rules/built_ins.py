"""Amazon's own intents: those a skill must have, and those that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.amazons_words import INTENTS, REQUIRED_INTENTS
from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_PLACE = "$.interactionModel.languageModel.intents"


def built_ins(model: Model) -> Iterator[Finding]:
    named = {intent.name for intent in model.intents}
    for required in REQUIRED_INTENTS:
        if required not in named:
            yield model.error(
                "missing_built_in",
                _PLACE,
                f"{required} is missing; Amazon asks every skill for it.",
                f'Add {{"name": "{required}", "samples": []}} and its handler.',
            )
    for intent in model.intents:
        if intent.is_amazons and intent.name not in INTENTS:
            yield model.error(
                "unknown_built_in",
                intent.place,
                f"Amazon has no intent {intent.name}.",
                "Correct the name, or make it an intent of your own without AMAZON.",
            )
