"""Where in the conversation the shopper is."""

from __future__ import annotations

from aisle.services.around import Place
from aisle.skill.session import Session


def place_of(session: Session) -> Place:
    """The innermost thing under way."""
    if session.quote:
        return Place.QUOTE
    if session.browsing:
        return Place.PRODUCT if session.browsing.focus else Place.RESULTS
    return Place.ORDER if session.order_number else Place.START
