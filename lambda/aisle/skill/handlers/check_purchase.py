"""CheckPurchaseIntent: "did my order go through"."""

from __future__ import annotations

from aisle.services.check_purchase import NothingNew, WentThrough
from aisle.services.settle_payment import PaymentDeclined, PaymentPending
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.order_talk import AnythingElseQuestion
from aisle.skill.purchasing import still_unsure, yes_of
from aisle.skill.session import Question
from aisle.skill.turn import Turn


class CheckPurchaseIntent(IntentHandler):
    """While it is unsure whether a quote was placed, the question whether to try again stays
    until the order is found."""

    def answer(self, turn: Turn) -> Answer:
        session = turn.session
        unsure = session.open_question if still_unsure(turn) else None
        outcome = self.shop.check_purchase.newest(self.customer(turn), yes_of(turn), unsure)
        if isinstance(outcome, NothingNew) and unsure:
            return Answer(outcome, session, outcome.latest.time_zone)
        found = None
        if isinstance(outcome, WentThrough | PaymentDeclined | PaymentPending):
            found = outcome.order
        changed = session.on(
            quote=None,
            offers=(),
            order_number=found.number if found else None,
            question=Question(AnythingElseQuestion.name),
        )
        return Answer(outcome, changed, found.time_zone if found else None)
