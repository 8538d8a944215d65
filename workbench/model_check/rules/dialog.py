"""The dialog section: it speaks of intents and slots that exist, and asks for what it requires."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import DialogIntent, DialogSlot, Intent, Model


def dialog(model: Model) -> Iterator[Finding]:
    for rules in model.dialog:
        intent = model.intent(rules.name)
        if intent is None:
            yield model.error(
                "undefined_dialog_intent",
                rules.place,
                f"The dialog speaks of {rules.name}, which is no intent of the model.",
                "Correct the name, or take it out of the dialog.",
            )
            continue
        yield from _confirmation(model, rules, rules.name)
        for slot in rules.slots:
            yield from _slot(model, intent, slot)
            yield from _confirmation(model, slot, f"{{{slot.name}}} of {rules.name}")
            yield from _elicitation(model, intent, slot)


def _slot(model: Model, intent: Intent, slot: DialogSlot) -> Iterator[Finding]:
    types = intent.slot_types()
    if slot.name not in types:
        yield model.error(
            "undefined_dialog_slot",
            slot.place,
            f"The dialog speaks of {{{slot.name}}}, which {intent.name} does not define.",
            f"Define it, or use one of: {', '.join(types) or 'none'}.",
        )
    elif slot.type != types[slot.name]:
        yield model.error(
            "dialog_slot_type",
            slot.place,
            f"{{{slot.name}}} of {intent.name} is {slot.type} in the dialog "
            f"and {types[slot.name]} in the intent.",
            "Give it one type.",
        )


def _elicitation(model: Model, intent: Intent, slot: DialogSlot) -> Iterator[Finding]:
    if not slot.elicitation_required:
        return
    if not any(use.purpose == "elicitation" for use in slot.uses):
        yield model.error(
            "required_slot_without_prompt",
            slot.place,
            f"{{{slot.name}}} of {intent.name} is required, but Alexa has no words to ask for it.",
            "Add prompts.elicitation with the id of a prompt.",
        )
    if any(s.name == slot.name and not s.samples for s in intent.slots):
        yield model.warning(
            "elicited_slot_without_samples",
            slot.place,
            f"Alexa asks for {{{slot.name}}} of {intent.name}, but the slot has no samples.",
            "Add what people answer to the slot's samples.",
        )


def _confirmation(model: Model, rules: DialogIntent | DialogSlot, what: str) -> Iterator[Finding]:
    if rules.confirmation_required and not any(u.purpose == "confirmation" for u in rules.uses):
        yield model.error(
            "confirmation_without_prompt",
            rules.place,
            f"{what} must be confirmed, but Alexa has no words to ask.",
            "Add prompts.confirmation with the id of a prompt.",
        )
