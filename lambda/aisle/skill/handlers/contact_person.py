"""ContactPersonIntent: "I want to talk to a person"."""

from __future__ import annotations

from aisle.services.asides import PersonAskedFor
from aisle.skill.answer import Answer
from aisle.skill.asides import aside
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.turn import Turn


class ContactPersonIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return aside(turn, PersonAskedFor)
