"""What a handler returns: the outcome, and what to remember."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.errors import ShopError
from aisle.services.outcome import Outcome
from aisle.skill.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """`time_zone` is where the days spoken of are told, the shop's own when None. `own_products`
    are names of what the shopper has bought, newest first, where the turn came to know them."""

    outcome: Outcome | ShopError
    session: Session
    time_zone: str | None = None
    own_products: tuple[str, ...] = ()
