"""What an e-mail about an order is made of, as values; speech has the words."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.orders import Order


@dataclass(frozen=True, slots=True)
class OrderLetter:
    """`names_products` is false where whoever else reads the e-mail must not learn of them;
    `returns` is the seller's own sentence on how to return something."""

    order: Order
    names_products: bool
    returns: str
