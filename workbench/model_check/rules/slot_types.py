"""Slot types: those that slots name exist, those that exist are named."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.amazons_words import SLOT_TYPES
from workbench.model_check.finding import Finding
from workbench.model_check.model import Model, Slot


def slot_types(model: Model) -> Iterator[Finding]:
    own = {type_.name for type_ in model.types}
    used = {slot.type for _, slot in model.slots()}
    for intent, slot in model.slots():
        if slot.type not in own:
            yield from _foreign(model, intent.name, slot, own)
    for type_ in model.types:
        if type_.name not in used:
            message = f"No slot is of the type {type_.name}."
            yield model.warning("unused_type", type_.place, message, "Take it out, or use it.")
        if not type_.values and not type_.supplied and not type_.name.startswith("AMAZON."):
            message = f"{type_.name} has no values."
            yield model.error("no_values", type_.place, message, "Add what people say.")


def _foreign(model: Model, intent: str, slot: Slot, own: set[str]) -> Iterator[Finding]:
    message = f"{{{slot.name}}} of {intent} is of the type {slot.type}, which"
    if not slot.type.startswith("AMAZON."):
        yield model.error(
            "undefined_type",
            slot.place,
            f"{message} the model does not define.",
            f"Define it under types, or use one of: {', '.join(sorted(own)) or 'none'}.",
        )
    elif slot.type not in SLOT_TYPES:
        yield model.warning(
            "unknown_amazon_type",
            slot.place,
            f"{message} is not among Amazon's for this locale that the check knows.",
            "Look it up in Amazon's slot type reference.",
        )
