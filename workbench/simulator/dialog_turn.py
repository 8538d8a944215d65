"""One turn of a dialog: what was said goes in, what the skill wants asked comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.simulator.dialog import DENIED, NONE, Dialog, Question
from workbench.simulator.directives import ASKING
from workbench.simulator.envelope import slot_json
from workbench.simulator.errors import InvalidResponse
from workbench.simulator.hearing import Confirmed, Meant
from workbench.simulator.model import InteractionModel
from workbench.simulator.response import Response


@dataclass(frozen=True, slots=True)
class Ask:
    """A dialog to go on with; `by_model` where Alexa asks, else the skill has asked."""

    dialog: Dialog
    by_model: bool


def begin(model: InteractionModel, under_way: Dialog | None, heard: Meant | Confirmed) -> Dialog:
    """The dialog that this turn belongs to: the one under way, or a new intent's."""
    if isinstance(heard, Confirmed):
        assert under_way is not None
        under_way.answer(heard.yes)
        return under_way
    understood = heard.understood
    if under_way is None or under_way.intent.name != understood.intent:
        under_way = _dialog(model, understood.intent)
    under_way.fill(understood.slots)
    return under_way


def dialog_state(dialog: Dialog) -> str | None:
    """Alexa's dialogState; None for an intent without a dialog model."""
    if dialog.model is None:
        return None
    if dialog.turns == 1:
        return "STARTED"
    question = dialog.question
    confirmed = question is not None and question.confirms and question.slot is None
    return "COMPLETED" if confirmed or dialog.confirmation == DENIED else "IN_PROGRESS"


def intent_json(dialog: Dialog, application_id: str) -> dict[str, Any]:
    """The intent as it stands in an IntentRequest."""
    intent: dict[str, Any] = {
        "name": dialog.intent.name,
        "confirmationStatus": dialog.confirmation,
    }
    slots = {
        name: slot_json(name, state.filled, state.confirmation, application_id)
        for name, state in dialog.slots.items()
    }
    return intent | ({"slots": slots} if slots else {})


def asked_by_skill(
    model: InteractionModel, dialog: Dialog, response: Response, state: str | None
) -> Ask | None:
    """The dialog that a directive goes on with, None where the response has none."""
    directive = response.directive("Dialog.Delegate", *ASKING)
    if directive is None:
        return None
    goes_on = _updated(model, dialog, directive.get("updatedIntent"))
    if directive["type"] == "Dialog.Delegate":
        if goes_on.model is None:
            raise InvalidResponse(f"Dialog.Delegate, but {goes_on.intent.name} has no dialog model")
        if goes_on is dialog and state == "COMPLETED":
            raise InvalidResponse("Dialog.Delegate once the dialog is COMPLETED")
        return Ask(goes_on, by_model=True)
    goes_on.question = _question(goes_on, directive)
    return Ask(goes_on, by_model=False)


def begun_by_skill(model: InteractionModel, response: Response) -> Ask | None:
    """The dialog that a directive begins in answer to a launch or a touch, where there is no
    intent yet."""
    directive = response.directive("Dialog.Delegate", *ASKING)
    if directive is None:
        return None
    name = str((directive.get("updatedIntent") or {}).get("name"))
    if name not in model.intents:
        raise InvalidResponse(f"{directive['type']} without an intent: updatedIntent is {name}")
    return asked_by_skill(model, _dialog(model, name), response, None)


def _updated(model: InteractionModel, dialog: Dialog, updated: Mapping[str, Any] | None) -> Dialog:
    name = (updated or {}).get("name") or dialog.intent.name
    if name not in model.intents:
        raise InvalidResponse(f"updatedIntent names no intent of the model: {name!r}")
    goes_on = dialog if name == dialog.intent.name else _dialog(model, name)
    unknown = set((updated or {}).get("slots") or {}) - set(goes_on.intent.slots)
    if unknown:
        raise InvalidResponse(f"updatedIntent: {name} has no slot {', '.join(sorted(unknown))}")
    goes_on.update(updated)
    return goes_on


def _question(dialog: Dialog, directive: Mapping[str, Any]) -> Question:
    kind = directive["type"]
    if kind == "Dialog.ConfirmIntent":
        dialog.confirmation = NONE
        return Question(confirms=True, slot=None)
    elicits = kind == "Dialog.ElicitSlot"
    slot = directive.get("slotToElicit" if elicits else "slotToConfirm")
    if slot not in dialog.intent.slots:
        raise InvalidResponse(f"{kind}: {dialog.intent.name} has no slot {slot!r}")
    return Question(confirms=not elicits, slot=slot)


def _dialog(model: InteractionModel, intent: str) -> Dialog:
    return Dialog(model.intents[intent], model.dialogs.get(intent))
