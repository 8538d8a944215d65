"""More than may be ordered by voice, and what can be done about it."""

from __future__ import annotations

from aisle.domain.purchase import Quote
from aisle.services.limits import TooDear, TooManyPieces
from aisle.speech.en_us.formats import money, number
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def too_many_pieces(much: TooManyPieces, _: Listener) -> Saying:
    return ask(
        phrase(
            "That makes {pieces} items, and by voice I can order {most} at a time.",
            pieces=number(much.pieces),
            most=number(much.most),
        ),
        _instead(much.quote),
        question="What would you like to do?",
    )


def too_dear(much: TooDear, _: Listener) -> Saying:
    return ask(
        phrase(
            "That comes to {total}, and by voice I can order up to {most}.",
            total=money(much.quote.total),
            most=money(much.most),
        ),
        _instead(much.quote),
        question="What would you like to do?",
    )


def _instead(quote: Quote) -> str:
    """What helps: one piece cannot be made fewer."""
    if sum(line.quantity for line in quote.lines) == 1:
        return "You can order it on the website."
    if len(quote.lines) == 1:
        return "You can take fewer, or order on the website."
    return "You can take fewer, leave something out, or order on the website."


WORDS = {TooManyPieces: too_many_pieces, TooDear: too_dear}
