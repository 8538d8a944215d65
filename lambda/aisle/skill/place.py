"""Where in the conversation the shopper is."""

from __future__ import annotations

from aisle.services.around import Place
from aisle.skill.session import Session

_ASKED_AT = {
    "look_for": Place.START,
    "place_order": Place.QUOTE,
    "place_again": Place.QUOTE,
    "which_line": Place.CHOICE,
    "which_to_remove": Place.CHOICE,
    "which_bought": Place.CHOICE,
    "which_to_buy": Place.CHOICE,
    "over_limit": Place.OVER_LIMIT,
    "place_by_code": Place.CODE,
    "place_again_by_code": Place.CODE,
    "old_code": Place.OLD_CODE,
    "remove_code": Place.OLD_CODE,
    "new_code": Place.NEW_CODE,
    "new_code_again": Place.NEW_CODE,
    "offer_code": Place.NEW_CODE,
    "substitute": Place.SUBSTITUTE,
    "cancel_order": Place.CANCELLING,
    "which_order": Place.WHICH_ORDER,
    "which_delivery": Place.WHICH_ORDER,
}


def place_of(session: Session) -> Place:
    """The innermost thing under way. A quote is, while its question is open."""
    if session.question and session.question.name in _ASKED_AT:
        return _ASKED_AT[session.question.name]
    if session.browsing:
        return Place.PRODUCT if session.browsing.focus else Place.RESULTS
    return Place.ORDER if session.order_number else Place.START
