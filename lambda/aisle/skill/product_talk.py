"""Talking about products: what is remembered after an answer, and which product is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aisle.domain.catalog import Product
from aisle.services.around import Place
from aisle.services.browse import (
    CheapestPicked,
    EndReached,
    NoSuchResult,
    NothingChosen,
    ProductGone,
    ResultsRead,
    WhichResult,
)
from aisle.services.choose import LAST, at_position
from aisle.services.outcome import Outcome
from aisle.services.relaxing import Constraint
from aisle.services.search import (
    IN_ONE_BREATH,
    NearestFound,
    ProductsFound,
    SearchOutcome,
)
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.place import place_of
from aisle.skill.questions import nothing_asked
from aisle.skill.session import LOOK_FOR, Browsing, Question, Session
from aisle.skill.turn import Turn

WHICH_RESULT = "which_result"
HEAR_MORE = "hear_more"
HEAR_AGAIN = "hear_again"
HEAR_SIMILAR = "hear_similar"
BUY_OFFERED = "buy_offered"
ANYTHING_ELSE = "anything_else"


def found(turn: Turn, outcome: SearchOutcome) -> Answer:
    """Results replace whatever was under way; a search that finds nothing leaves it be."""
    if isinstance(outcome, ProductsFound):
        return Answer(outcome, listening(turn, outcome))
    if isinstance(outcome, NearestFound):
        nearest = outcome.found.products[0] if outcome.without is Constraint.PRICE else None
        return Answer(outcome, listening(turn, outcome.found, nearest))
    return looking(turn, outcome)


def listening(turn: Turn, results: ProductsFound, only: Product | None = None) -> Session:
    """After a breath of results, or after `only` one of them."""
    browsing = Browsing(results.query, results.skus)
    product = results.products[0] if len(results.skus) == 1 else only
    if product:
        return talking(turn, replace(browsing, focus=product.sku), HEAR_MORE)
    return talking(turn, browsing, WHICH_RESULT)


def talking(turn: Turn, browsing: Browsing, question: str) -> Session:
    """The session in which these products are talked about, and nothing else."""
    return turn.session.on(
        browsing=browsing,
        order_number=None,
        quote=None,
        offers=(),
        question=Question(question),
    )


def looking(turn: Turn, outcome: Outcome) -> Answer:
    """Asks what to look for; what was under way before stays."""
    return Answer(outcome, turn.session.on(question=Question(LOOK_FOR)))


def dropping_nothing(turn: Turn, outcome: Outcome) -> Answer:
    return Answer(outcome, turn.session.on(question=Question(ANYTHING_ELSE)))


def read_on(turn: Turn, shop: Shop, browsing: Browsing, start: int) -> Answer:
    """The results from `start`."""
    outcome = shop.browse.page(browsing.skus, start)
    if not isinstance(outcome, ResultsRead):
        return gone(turn, browsing)
    alone = outcome.products[0].sku if len(outcome.products) == 1 else None
    kept = replace(browsing, skus=outcome.skus, start=start, focus=alone)
    return Answer(outcome, talking(turn, kept, HEAR_MORE if alone else WHICH_RESULT))


def cheapest_of(turn: Turn, shop: Shop, browsing: Browsing) -> Answer:
    """The cheapest, and the others go on from there upwards."""
    outcome = shop.browse.cheapest(browsing.skus)
    if not isinstance(outcome, CheapestPicked):
        return gone(turn, browsing)
    product = outcome.available or outcome.cheapest
    kept = replace(browsing, skus=outcome.skus, start=0, focus=product.sku)
    return Answer(outcome, talking(turn, kept, HEAR_MORE))


def about(
    turn: Turn,
    shop: Shop,
    tell: Callable[[Product], Outcome],
    unsure: Callable[[Browsing], Answer],
) -> Answer:
    """What is told of the product that is meant; `unsure` answers where it could be several."""
    browsing, position = turn.session.browsing, turn.id("position")
    if not browsing:
        return no_product(turn)
    if position:
        sku = heard_at(browsing, position)
        return told(turn, shop, browsing, sku, tell) if sku else no_such_result(turn, browsing)
    name = turn.text("position")
    if name:
        return named(turn, shop, browsing, name, tell) or unsure(browsing)
    focus = in_focus(browsing)
    return told(turn, shop, browsing, focus, tell) if focus else unsure(browsing)


def named(
    turn: Turn, shop: Shop, browsing: Browsing, name: str, tell: Callable[[Product], Outcome]
) -> Answer | None:
    """The result that is called so, "the mouse set"; of several, which? None where none is."""
    skus = shop.browse.named(name, browsing.skus)
    if len(skus) == 1:
        return told(turn, shop, browsing, skus[0], tell)
    if len(skus) == len(browsing.skus):
        return which(turn, browsing)
    return read_on(turn, shop, replace(browsing, skus=skus), 0) if skus else None


def told(
    turn: Turn, shop: Shop, browsing: Browsing, sku: str, tell: Callable[[Product], Outcome]
) -> Answer:
    """The product comes into focus, and is offered as far as it can be had."""
    product = shop.browse.product(sku)
    if not product:
        return gone(turn, browsing, sku)
    kept = replace(browsing, focus=sku)
    return Answer(tell(product), talking(turn, kept, offered(product)))


def offered(product: Product) -> str:
    """The question after a product was told of."""
    return BUY_OFFERED if product.in_stock else HEAR_SIMILAR


def in_focus(browsing: Browsing) -> str | None:
    """The product talked about, or the only result."""
    return browsing.focus or (browsing.skus[0] if len(browsing.skus) == 1 else None)


def heard(browsing: Browsing) -> tuple[str, ...]:
    """The results last read out."""
    return browsing.skus[browsing.start : browsing.start + IN_ONE_BREATH]


def heard_at(browsing: Browsing, position: str) -> str | None:
    """A place is one of those last read out; a higher one counts from the very first."""
    last = heard(browsing)
    if position == LAST:
        return last[-1] if last else None
    so_far = browsing.skus[: browsing.start + len(last)]
    return at_position(last, position) or at_position(so_far, position)


def no_such_result(turn: Turn, browsing: Browsing) -> Answer:
    last = heard(browsing)
    more = len(browsing.skus) > browsing.start + len(last)
    outcome = NoSuchResult(len(last), more)
    if len(last) == 1:
        return Answer(outcome, talking(turn, replace(browsing, focus=last[0]), HEAR_MORE))
    return Answer(outcome, talking(turn, browsing, WHICH_RESULT))


def which(turn: Turn, browsing: Browsing) -> Answer:
    """Several were read out, and nobody said which."""
    if len(heard(browsing)) == 1:
        return no_such_result(turn, browsing)
    outcome = WhichResult(len(heard(browsing)))
    return Answer(outcome, talking(turn, browsing, WHICH_RESULT))


def ended(turn: Turn, browsing: Browsing, outcome: EndReached) -> Answer:
    question = HEAR_AGAIN if outcome.count > 1 else HEAR_MORE
    return Answer(outcome, talking(turn, browsing, question))


def gone(turn: Turn, browsing: Browsing, sku: str | None = None) -> Answer:
    """Forgets the product, or all results where every one has left the shop."""
    left = tuple(other for other in browsing.skus if sku and other != sku)
    kept = replace(browsing, skus=left, focus=None) if left else None
    session = turn.session.on(browsing=kept, question=Question(ANYTHING_ELSE))
    return Answer(ProductGone(), session)


def no_product(turn: Turn) -> Answer:
    """A question about a product while none is talked about."""
    if place_of(turn.session) is not Place.START:
        return nothing_asked(turn)
    return dropping_nothing(turn, NothingChosen())
