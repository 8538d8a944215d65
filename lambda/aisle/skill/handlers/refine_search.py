"""RefineSearchIntent: "only samsung", "under three hundred", "in white"."""

from __future__ import annotations

from aisle.domain.money import minor_digits
from aisle.services.choose import Choice, chosen
from aisle.services.narrow import Narrowed, Wish
from aisle.services.outcome import Option
from aisle.services.search import ProductsFound, SearchOutcome
from aisle.skill.answer import Answer
from aisle.skill.handlers.yes_no_choose import AnswerHandler
from aisle.skill.product_talk import found
from aisle.skill.turn import Turn


class RefineSearchIntent(AnswerHandler):
    """ "The Sony one" may also say which of the options that were read out is meant."""

    def answer(self, turn: Turn) -> Answer:
        wish = self._wish(turn)
        question, option = self.open_question(turn), _option_meant(turn, wish)
        if question and option:
            return question.chosen(turn, option)
        browsing = turn.session.browsing
        if browsing:
            return narrowed(turn, self.shop.narrowing.refine(browsing.query, wish))
        return found(turn, self.shop.narrowing.search(wish))

    def _wish(self, turn: Turn) -> Wish:
        size = turn.text("size")
        return Wish(
            brand=turn.text("brand"),
            color=_canonical(turn, "color"),
            size=f"{size} inch" if size else None,
            feature=_canonical(turn, "feature"),
            minimum_price=self._minor(turn, "minimum_price"),
            maximum_price=self._minor(turn, "maximum_price"),
        )

    def _minor(self, turn: Turn, slot: str) -> int | None:
        amount = turn.number(slot)
        return None if amount is None else amount * 10 ** minor_digits(self.shop.terms.currency)


def narrowed(turn: Turn, outcome: SearchOutcome) -> Answer:
    answer = found(turn, outcome)
    if isinstance(outcome, ProductsFound) and outcome.exact:
        return Answer(Narrowed(outcome), answer.session)
    return answer


def _canonical(turn: Turn, slot: str) -> str | None:
    """The model's own word for a color or feature: "grey" is "gray"."""
    known = turn.id(slot)
    return known.replace("_", " ") if known else turn.text(slot)


def _option_meant(turn: Turn, wish: Wish) -> Option | None:
    asked = turn.session.question
    if not asked or not wish.words:
        return None
    fitting = chosen(asked.options, Choice(names=(wish.words,)))
    return fitting[0] if len(fitting) == 1 else None
