"""ListOrdersIntent: "what did I order last week", "what did I buy in the store"."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aisle.domain.period import Period
from aisle.services.history import Asked
from aisle.skill.amazon_date import period_of
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.track_order import channel_of
from aisle.skill.order_talk import listed
from aisle.skill.turn import Turn


class ListOrdersIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        asked = Asked(self.shop.time_zone, self._period(turn), channel_of(turn))
        outcome = self.shop.history.ordered(self.customer(turn), asked, turn.now)
        return listed(turn, outcome)

    def _period(self, turn: Turn) -> Period | None:
        said = turn.text("period")
        today = turn.now.astimezone(ZoneInfo(self.shop.time_zone)).date()
        return period_of(said, today) if said else None
