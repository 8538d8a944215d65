"""Single attributes in the typed JSON of botocore's plain client: {"S": …}, {"N": …}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aisle.domain.money import Money

Item = dict[str, dict[str, Any]]
Typed = Mapping[str, Mapping[str, Any]]


def text(value: str) -> dict[str, str]:
    return {"S": str(value)}


def number(value: int) -> dict[str, str]:
    return {"N": str(value)}


def texts(values: Mapping[str, str | None]) -> Item:
    """Strings; what is None is left out."""
    return {name: text(value) for name, value in values.items() if value is not None}


def maybe(item: Typed, name: str) -> str | None:
    value = item.get(name)
    return value["S"] if value else None


def money(item: Typed, name: str, currency: str) -> Money:
    return Money(int(item[name]["N"]), currency)


def listed(item: Typed, name: str) -> Iterable[Typed]:
    """A list's members, still typed; empty where the attribute is absent."""
    return item[name]["L"] if name in item else ()
