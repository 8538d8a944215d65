"""Amazon's own intents and requests: greeting, help, repeating, yes and no, parting."""

from __future__ import annotations

from dataclasses import replace

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response

from aisle.services.around import (
    Dropped,
    Goodbye,
    HelpGiven,
    NothingToRepeat,
    NotUnderstood,
    Place,
    Repeated,
    StartedOver,
)
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import AmazonIntentHandler, TurnHandler
from aisle.skill.place import place_of
from aisle.skill.session import LOOK_FOR, Question, Session
from aisle.skill.turn import Turn


class HelpIntent(AmazonIntentHandler):
    """Leaves everything as it is, the open question too."""

    def answer(self, turn: Turn) -> Answer:
        session = turn.session
        return Answer(HelpGiven(place_of(session), session.open_question), session)


class RepeatIntent(AmazonIntentHandler):
    def answer(self, turn: Turn) -> Answer:
        said = turn.session.said
        outcome = Repeated(said.speech, said.reprompt) if said else NothingToRepeat()
        return Answer(outcome, turn.session)


class StartOverIntent(AmazonIntentHandler):
    def answer(self, turn: Turn) -> Answer:  # noqa: ARG002
        return Answer(StartedOver(), Session(question=Question(LOOK_FOR)))


class NavigateHomeIntent(StartOverIntent):
    pass


class CancelIntent(AmazonIntentHandler):
    """ "never mind" puts aside what is under way; with nothing under way it is goodbye."""

    def answer(self, turn: Turn) -> Answer:
        session = turn.session
        place = place_of(session)
        if place is Place.START and not (session.browsing or session.order_number):
            return Answer(Goodbye(), Session())
        return Answer(Dropped(place), Session(question=Question("anything_else")))


class StopIntent(AmazonIntentHandler):
    def answer(self, turn: Turn) -> Answer:  # noqa: ARG002
        return Answer(Goodbye(), Session())


class FallbackIntent(AmazonIntentHandler):
    """Not understood: the open question stays open, and help comes with the second time."""

    def answer(self, turn: Turn) -> Answer:
        session = turn.session
        times = session.misunderstood + 1
        return Answer(
            NotUnderstood(place_of(session), times, session.open_question),
            replace(session, misunderstood=times),
        )


class SessionEndedRequest(TurnHandler):
    """Alexa takes no speech here."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_request_type("SessionEndedRequest")(handler_input)

    def handle(self, handler_input: HandlerInput) -> Response:  # noqa: ARG002
        return Response()
