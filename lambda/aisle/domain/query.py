"""What a shopper's phrase asks for, once price, brand, colour and size are taken out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"


@dataclass(frozen=True, slots=True)
class ProductQuery:
    """A search. Prices are in minor units, both ends included; `terms` are the words left
    to match, `phrase` is what the shopper said, for speaking it back."""

    phrase: str
    terms: tuple[str, ...] = ()
    minimum_price: int | None = None
    maximum_price: int | None = None
    brand: str | None = None
    category: str | None = None
    color: str | None = None
    size: str | None = None
    sort: Sort = Sort.RELEVANCE


@dataclass(frozen=True, slots=True)
class Match:
    """A hit of the index. `exact` is false where only near spellings or fewer words matched."""

    sku: str
    score: float
    exact: bool
