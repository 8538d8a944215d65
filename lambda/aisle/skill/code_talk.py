"""Setting, changing and taking away the voice code: what was just asked, and what comes next.

The digits live in the dialog that Alexa keeps, as slots of SetVoiceCodeIntent, and never in what
the session remembers. Where a detour has lost them they are asked for again.
"""

from __future__ import annotations

from typing import ClassVar

from aisle.services.outcome import Outcome
from aisle.services.voice_code import (
    CodeDeclined,
    CodeWrong,
    NewCodeAgainAsked,
    NewCodeAsked,
    NotFourDigits,
    OldCodeAsked,
)
from aisle.skill.answer import Answer
from aisle.skill.elicitation import four_digits
from aisle.skill.order_talk import AnythingElseQuestion
from aisle.skill.purchasing import request_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question
from aisle.skill.turn import Turn

_FOLLOWING: dict[type[Outcome], str] = {
    NewCodeAsked: "new_code",
    NewCodeAgainAsked: "new_code_again",
}


class CodeQuestion(AskedQuestion):
    """A step on the way. A yes is no code, so the question is put again."""

    def yes(self, turn: Turn) -> Answer:
        return Answer(NotFourDigits(), turn.session.on(question=turn.session.question))

    keeps: ClassVar[bool] = False

    def no(self, turn: Turn) -> Answer:
        question = Question(AnythingElseQuestion.name)
        return Answer(CodeDeclined(self.keeps), turn.session.on(question=question))

    def asked_next(self, turn: Turn, outcome: Outcome) -> Answer:
        """With the question that the outcome ends in; a wrong code keeps the one that is open."""
        name = _FOLLOWING.get(type(outcome), AnythingElseQuestion.name)
        if isinstance(outcome, OldCodeAsked):
            name = "remove_code" if outcome.removing else "old_code"
        if isinstance(outcome, CodeWrong):
            name = self.name
        return Answer(outcome, turn.session.on(question=Question(name)))


class OldCodeQuestion(CodeQuestion):
    """ "What's your code now?", before it is changed."""

    name: ClassVar[str] = "old_code"
    keeps = True

    def code(self, turn: Turn, digits: str) -> Answer:
        keeping, customer_id = self.shop.voice_code, self.customer(turn)
        return self.asked_next(turn, keeping.admit(customer_id, digits, request_of(turn)))


class NewCodeQuestion(CodeQuestion):
    """ "What four digits would you like?" """

    name: ClassVar[str] = "new_code"

    def code(self, turn: Turn, digits: str) -> Answer:
        self.customer(turn)
        return self.asked_next(turn, self.shop.voice_code.propose(digits))


class NewCodeAgainQuestion(CodeQuestion):
    """ "Once more, to be sure." """

    name: ClassVar[str] = "new_code_again"

    def code(self, turn: Turn, digits: str) -> Answer:
        customer_id, first = self.customer(turn), None
        if turn.intent == "SetVoiceCodeIntent":  # another intent's digits are those just said
            first = four_digits(turn.text("code"))
        if not first:
            return self.asked_next(turn, NewCodeAsked())
        old = four_digits(turn.text("old_code"))
        outcome = self.shop.voice_code.set(customer_id, (first, digits), old, request_of(turn))
        return self.asked_next(turn, outcome)


class RemoveCodeQuestion(CodeQuestion):
    """ "What's your code now?", before it is taken away."""

    name: ClassVar[str] = "remove_code"
    keeps = True

    def code(self, turn: Turn, digits: str) -> Answer:
        keeping, customer_id = self.shop.voice_code, self.customer(turn)
        return self.asked_next(turn, keeping.remove(customer_id, digits, request_of(turn)))


class OfferCodeQuestion(CodeQuestion):
    """ "Would you like to set a four-digit voice code?" """

    name: ClassVar[str] = "offer_code"

    def yes(self, turn: Turn) -> Answer:
        return self.begin(turn)

    def begin(self, turn: Turn, removing: bool = False) -> Answer:
        """The first step, by whether there is a code already."""
        begun = self.shop.voice_code.begin(self.customer(turn), removing)
        return self.asked_next(turn, begun)
