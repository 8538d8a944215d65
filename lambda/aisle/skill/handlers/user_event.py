"""A touch that means nothing here: on a screen shown before, or of another session."""

from __future__ import annotations

from aisle.services.around import TouchedInVain
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import TurnHandler
from aisle.skill.place import place_of
from aisle.skill.turn import Turn


class UserEvent(TurnHandler):
    """The question that is open, if any, stays open, and nothing else happens."""

    def answer(self, turn: Turn) -> Answer:
        session = turn.session
        return Answer(TouchedInVain(place_of(session), session.open_question), session)
