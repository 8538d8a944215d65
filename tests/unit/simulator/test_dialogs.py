"""Dialogs as the model has them: who asks what, and when the skill is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.simulator.library_desk import Desk, delegates, tells
from workbench.simulator import Alexa, NothingMatches


def _delegating(envelope: dict[str, Any]) -> dict[str, Any]:
    request = envelope["request"]
    return tells("Done.") if request.get("dialogState") == "COMPLETED" else delegates()


def _states(desk: Desk) -> list[str | None]:
    return [request.get("dialogState") for request in desk.requests]


def test_auto_delegation_asks_until_all_is_known_and_then_asks_the_skill_once(
    alexa: Alexa, desk: Desk
) -> None:
    reply = alexa.say("find a book")
    assert (reply.speech, reply.listens, reply.request) == ("Which book?", True, None)
    reply = alexa.say("the old man and the sea")
    assert desk.slot("title") == "the old man and the sea"
    assert _states(desk) == ["COMPLETED"]
    assert reply.request is not None
    assert reply.request["session"]["new"] is True


def test_an_answer_may_come_in_a_sentence_of_the_slot_or_of_the_intent(
    alexa: Alexa, desk: Desk
) -> None:
    alexa.say("find a book")
    alexa.say("the one called emma")
    assert desk.slot("title") == "emma"
    alexa.say("find a book")
    alexa.say("do you have middlemarch")
    assert desk.slot("title") == "middlemarch"


def test_a_sentence_of_another_intent_breaks_into_a_dialog(alexa: Alexa, desk: Desk) -> None:
    alexa.say("find a book")
    assert alexa.say("when are you open").speech == "OpeningHoursIntent"
    with pytest.raises(NothingMatches):
        alexa.say("the old man and the sea")


def test_an_intent_without_a_dialog_model_has_no_dialog_state(alexa: Alexa, desk: Desk) -> None:
    alexa.say("when are you open")
    assert "dialogState" not in desk.last


def test_delegation_by_the_skill_goes_through_every_step_of_the_model(
    alexa: Alexa, desk: Desk
) -> None:
    desk.script = _delegating
    heard = [
        alexa.say(said).speech
        for said in ("reserve something", "poetry", "two", "at downtown", "yes", "yes please")
    ]
    assert heard == [
        "What kind of book?",
        "How many copies?",
        "At which branch?",
        "At downtown, right?",
        "2 of poetry at downtown. Shall I reserve?",
        "Done.",
    ]
    assert _states(desk) == ["STARTED", *["IN_PROGRESS"] * 4, "COMPLETED"]
    intent = desk.last["intent"]
    assert intent["confirmationStatus"] == "CONFIRMED"
    assert intent["slots"]["branch"]["confirmationStatus"] == "CONFIRMED"
    assert not alexa.in_session


def test_a_refused_value_is_asked_for_again_with_the_rules_own_prompt(
    alexa: Alexa, desk: Desk
) -> None:
    desk.script = _delegating
    assert alexa.say("reserve a spaceship").speech == "We have no spaceship. What kind of book?"
    assert alexa.say("a zeppelin").speech == "We have no a zeppelin. What kind of book?"
    assert alexa.say("mystery").speech == "How many copies?"
    assert alexa.say("zero").speech == "One at least. How many copies?"
    assert alexa.say("six").speech == "6 is too many. How many copies?"
    assert alexa.say("five").speech == "At which branch?"
    assert alexa.say("harbor street").speech == "Harbor street is closed. At which branch?"
    assert alexa.say("north").speech == "At north, right?"


def test_a_no_to_a_slot_asks_for_it_again(alexa: Alexa, desk: Desk) -> None:
    desk.script = _delegating
    for said in ("reserve two mystery", "main"):
        reply = alexa.say(said)
    assert reply.speech == "At main, right?"
    assert alexa.say("no").speech == "At which branch?"
    assert desk.last["intent"]["slots"]["branch"]["confirmationStatus"] == "DENIED"
    assert alexa.say("north").speech == "At north, right?"


def test_a_no_to_the_intent_reaches_the_skill_as_denied(alexa: Alexa, desk: Desk) -> None:
    desk.script = _delegating
    for said in ("reserve two mystery at north side", "yes", "no"):
        reply = alexa.say(said)
    assert desk.last["dialogState"] == "COMPLETED"
    assert desk.last["intent"]["confirmationStatus"] == "DENIED"
    assert reply.ended


def test_auto_delegation_confirms_too(alexa: Alexa, desk: Desk) -> None:
    heard = [alexa.say(said).speech for said in ("sign me up", "downtown", "go ahead", "thirty")]
    assert heard == [
        "At which branch?",
        "At downtown, right?",
        "How old are you?",
        "Shall I sign you up at downtown?",
    ]
    assert desk.requests == []
    alexa.say("yes")
    assert _states(desk) == ["COMPLETED"]
    assert desk.last["intent"]["confirmationStatus"] == "CONFIRMED"
    assert desk.slot("age") == "30"


def test_yes_without_a_question_of_the_dialog_is_an_intent(alexa: Alexa, desk: Desk) -> None:
    alexa.launch()
    alexa.say("yes")
    assert desk.last["intent"]["name"] == "AMAZON.YesIntent"


def test_a_confirmation_can_be_corrected_instead(alexa: Alexa, desk: Desk) -> None:
    alexa.say("sign me up at downtown")
    assert alexa.say("sign me up at north side").speech == "At north side, right?"
