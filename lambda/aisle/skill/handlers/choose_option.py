"""ChooseOptionIntent: "the second one", "number two", "the ink", "the one from Monday"."""

from __future__ import annotations

from aisle.services.browse import ProductDescribed
from aisle.services.choose import Choice
from aisle.skill.answer import Answer
from aisle.skill.handlers.search_products import searched
from aisle.skill.handlers.yes_no_choose import AnswerHandler
from aisle.skill.product_talk import (
    found,
    heard,
    heard_at,
    named,
    no_such_result,
    told,
    which,
)
from aisle.skill.questions import nothing_asked
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class ChooseOptionIntent(AnswerHandler):
    """Among the options of an open question; else among results; else what to look for."""

    def answer(self, turn: Turn) -> Answer:
        choice = choice_of(turn)
        answer = self.among_options(turn, choice)
        if answer:
            return answer
        browsing = turn.session.browsing
        if browsing and choice.is_empty:
            return self._other(turn, browsing)
        if choice.day or choice.is_empty:
            return nothing_asked(turn)
        if browsing and choice.position:
            return self._at(turn, browsing, choice.position)
        if browsing:
            return self._named(turn, browsing, choice.names[0])
        return self._searched(turn, choice.names[0]) if choice.names else nothing_asked(turn)

    def _at(self, turn: Turn, browsing: Browsing, position: str) -> Answer:
        sku = heard_at(browsing, position)
        if not sku:
            return no_such_result(turn, browsing)
        return told(turn, self.shop, browsing, sku, ProductDescribed)

    def _other(self, turn: Turn, browsing: Browsing) -> Answer:
        """ "The other one", of two that were read out."""
        others = [sku for sku in heard(browsing) if sku != browsing.focus]
        if browsing.focus and len(others) == 1:
            return told(turn, self.shop, browsing, others[0], ProductDescribed)
        return which(turn, browsing)

    def _named(self, turn: Turn, browsing: Browsing, name: str) -> Answer:
        """A name that fits none of the results is looked for."""
        answer = named(turn, self.shop, browsing, name, ProductDescribed)
        return answer or self._searched(turn, name)

    def _searched(self, turn: Turn, name: str) -> Answer:
        return found(turn, searched(turn, self.shop, self.shop.search.understand(name)))


def choice_of(turn: Turn) -> Choice:
    """What is said in place of a position but is none, "the mouse set", is a name."""
    item, known = turn.text("item"), turn.id("item")
    named = None if turn.id("position") else turn.text("position")
    names = (item, known.replace("_", " ") if known else None, named)
    number = turn.number("number")
    return Choice(
        position=turn.id("position") or (None if number is None else str(number)),
        names=tuple(name for name in dict.fromkeys(names) if name),
        day=turn.text("day"),
    )
