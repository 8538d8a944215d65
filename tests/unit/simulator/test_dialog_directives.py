"""Dialogs that a skill runs itself, by directives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.simulator.library_desk import Clock, Desk, asks, delegates, tells
from workbench.simulator import Alexa, InteractionModel, InvalidResponse


def _eliciting(slot: str, **directive: Any) -> dict[str, Any]:
    return asks("Which?", {"type": "Dialog.ElicitSlot", "slotToElicit": slot, **directive})


def test_a_skill_may_ask_for_a_slot_itself(alexa: Alexa, desk: Desk) -> None:
    desk.always(_eliciting("branch"))
    alexa.say("pay my fine")
    desk.always(tells("Paid."))
    alexa.say("central")
    slot = desk.last["intent"]["slots"]["branch"]
    assert desk.last["intent"]["name"] == "PayFineIntent"
    ids = [v["value"]["id"] for v in slot["resolutions"]["resolutionsPerAuthority"][0]["values"]]
    assert ids == ["main", "north"]


def test_a_skill_may_confirm_a_slot_and_the_intent_itself(alexa: Alexa, desk: Desk) -> None:
    confirm = {
        "type": "Dialog.ConfirmSlot",
        "slotToConfirm": "branch",
        "updatedIntent": {"name": "PayFineIntent", "slots": {"branch": {"value": "main"}}},
    }
    desk.always(asks("Main?", confirm))
    alexa.say("pay my fine")
    desk.always(asks("Really?", {"type": "Dialog.ConfirmIntent"}))
    alexa.say("yes")
    slot = desk.last["intent"]["slots"]["branch"]
    assert (slot["value"], slot["confirmationStatus"]) == ("main", "CONFIRMED")
    desk.always(tells("Left alone."))
    alexa.say("no")
    assert desk.last["intent"]["confirmationStatus"] == "DENIED"


def test_a_delegation_may_go_on_with_another_intent(alexa: Alexa, desk: Desk) -> None:
    updated = {"name": "FindBookIntent", "slots": {"title": {"name": "title", "value": "emma"}}}
    desk.script = lambda envelope: (
        delegates(updatedIntent=updated)
        if envelope["request"]["intent"]["name"] == "PayFineIntent"
        else tells("Found.")
    )
    assert alexa.say("pay my fine").speech == "Found."
    assert desk.slot("title") == "emma"
    assert desk.last["dialogState"] == "COMPLETED"


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (delegates(), "has no dialog model"),
        (_eliciting("price"), "has no slot 'price'"),
        (_eliciting("branch", updatedIntent={"name": "FlyIntent"}), "no intent of the model"),
        (
            _eliciting("branch", updatedIntent={"name": "PayFineIntent", "slots": {"x": {}}}),
            "has no slot x",
        ),
    ],
)
def test_a_directive_that_the_model_does_not_cover_is_refused(
    alexa: Alexa, desk: Desk, answer: dict[str, Any], rule: str
) -> None:
    desk.always(answer)
    with pytest.raises(InvalidResponse, match=rule):
        alexa.say("pay my fine")


def test_delegating_a_finished_dialog_is_refused(alexa: Alexa, desk: Desk) -> None:
    desk.always(delegates())
    with pytest.raises(InvalidResponse, match="COMPLETED"):
        alexa.say("find emma")


def test_a_dialog_may_begin_at_the_launch_or_at_a_touch(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    alexa = Alexa(library, desk, clock=clock, screen=True)
    shown = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "a", "document": {}}
    fine = {"name": "PayFineIntent", "slots": {"branch": {"name": "branch"}}}
    elicit = {"type": "Dialog.ElicitSlot", "slotToElicit": "branch", "updatedIntent": fine}
    desk.always(asks("Where?", elicit, shown))
    alexa.launch()
    alexa.say("north side")
    assert (desk.last["intent"]["name"], desk.slot("branch")) == ("PayFineIntent", "north side")
    desk.always(delegates(updatedIntent={"name": "FindBookIntent", "slots": {}}))
    assert alexa.touch(["find"]).speech == "Which book?"
    desk.script = None
    assert alexa.say("emma").speech == "FindBookIntent"
    assert desk.last["dialogState"] == "COMPLETED"


def test_a_dialog_at_the_launch_has_to_name_its_intent(alexa: Alexa, desk: Desk) -> None:
    desk.always(_eliciting("branch"))
    with pytest.raises(InvalidResponse, match=r"Dialog\.ElicitSlot without an intent"):
        alexa.launch()
