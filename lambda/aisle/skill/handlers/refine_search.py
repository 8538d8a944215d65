"""RefineSearchIntent: "only samsung", "under three hundred", "only the keyboards"."""

from __future__ import annotations

from aisle.domain.money import minor_digits
from aisle.domain.query import ProductQuery
from aisle.services.choose import Choice, chosen
from aisle.services.narrow import Narrowed, NoneLeft, Wish
from aisle.services.outcome import Option
from aisle.services.relaxing import has_kind
from aisle.services.search import NothingFound, ProductsFound, SearchOutcome
from aisle.skill.answer import Answer
from aisle.skill.handlers.yes_no_choose import AnswerHandler
from aisle.skill.product_talk import HEAR_AGAIN, found, talking
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn

_WORDS = ("brand", "color", "feature")


class RefineSearchIntent(AnswerHandler):
    """ "The Sony one" may also say which of the options that were read out is meant."""

    def answer(self, turn: Turn) -> Answer:
        wish = self._wish(turn)
        question, option = self.open_question(turn), _option_meant(turn, wish)
        if question and option:
            return question.chosen(turn, option)
        browsing = turn.session.browsing
        if browsing:
            return _narrowed(turn, browsing, self.shop.narrowing.refine(browsing.query, wish))
        return found(turn, self.shop.narrowing.search(wish))

    def _wish(self, turn: Turn) -> Wish:
        """What was said for a brand or color that the model does not know is only words."""
        size = turn.number("size")
        known = {slot: turn.id(slot) for slot in _WORDS}
        words = (_canonical(turn, slot) for slot in _WORDS if slot == "feature" or not known[slot])
        return Wish(
            brand=turn.text("brand") if known["brand"] else None,
            color=_canonical(turn, "color") if known["color"] else None,
            size=None if size is None else f"{size} inch",
            feature=" ".join(filter(None, words)) or None,
            category=_canonical(turn, "category"),
            minimum_price=self._minor(turn, "minimum_price"),
            maximum_price=self._minor(turn, "maximum_price"),
        )

    def _minor(self, turn: Turn, slot: str) -> int | None:
        amount = turn.number(slot)
        return None if amount is None else amount * 10 ** minor_digits(self.shop.terms.currency)


def _narrowed(turn: Turn, before: Browsing, outcome: SearchOutcome) -> Answer:
    """What fits only nearly is told where it is among the results; otherwise these stay."""
    if isinstance(outcome, NothingFound):
        return _none_left(turn, before, outcome.query)
    if not isinstance(outcome, ProductsFound) or _is_another(outcome.query, before.query):
        return found(turn, outcome)
    if outcome.exact:
        return Answer(Narrowed(outcome), found(turn, outcome).session)
    if not set(outcome.skus) < set(before.skus):
        return _none_left(turn, before, outcome.query)
    return found(turn, outcome)


def _is_another(query: ProductQuery, before: ProductQuery) -> bool:
    return has_kind(before) and query.category != before.category


def _none_left(turn: Turn, before: Browsing, query: ProductQuery) -> Answer:
    return Answer(NoneLeft(query), talking(turn, before, HEAR_AGAIN))


def _canonical(turn: Turn, slot: str) -> str | None:
    """The model's own word for a color, feature or category: "grey" is "gray"."""
    known = turn.id(slot)
    return known.replace("_", " ") if known else turn.text(slot)


def _option_meant(turn: Turn, wish: Wish) -> Option | None:
    asked = turn.session.question
    if not asked or not wish.words:
        return None
    fitting = chosen(asked.options, Choice(names=(wish.words,)))
    return fitting[0] if len(fitting) == 1 else None
