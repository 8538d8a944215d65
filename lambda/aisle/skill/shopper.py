"""Which customer is speaking."""

from __future__ import annotations

from aisle.domain.errors import NotLinked
from aisle.services.shop import Shop
from aisle.skill.turn import Turn


def customer_of(turn: Turn, shop: Shop) -> str:
    """The linked customer's id. Raises NotLinked for a guest."""
    if not turn.access_token:
        raise NotLinked
    return shop.identity.customer_for(turn.access_token)
