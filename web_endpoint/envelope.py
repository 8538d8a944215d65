"""The signed body as a request envelope, where there is only one way to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from web_endpoint.refusal import Refused

_DEEPEST = 64


def read_envelope(body: str) -> dict[str, Any]:
    """The JSON object. Raises Refused for anything else, for a key that is there twice, for
    numbers that are none, and for nesting that only somebody up to no good would send."""
    try:
        envelope = json.loads(body, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused("the body is not JSON") from None
    if not isinstance(envelope, dict):
        raise Refused("the body is not a JSON object")
    _check_depth(envelope)
    return envelope


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a key twice")
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _check_depth(envelope: Any) -> None:
    level = [envelope]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    if level:
        raise Refused("the body is nested too deeply")


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
