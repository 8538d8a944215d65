"""What came of a turn, as values; speech has words for each."""

from __future__ import annotations

from dataclasses import dataclass


class Outcome:
    """Base of everything a turn can come to, ShopError aside. Each has words in every locale."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several things the shopper may choose by place, by name or by day.

    `key` is what the asker needs to go on (a SKU, an order number); `label` what was read
    out; `names` further words that mean it; `day` an ISO date where it has one.
    """

    key: str
    label: str
    names: tuple[str, ...] = ()
    day: str | None = None
