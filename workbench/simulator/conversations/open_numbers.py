"""A text in which the numbers that are others each time may be any."""

from __future__ import annotations

import re

_WORD_OR_SIGN = re.compile(r"\w+|\s+|[^\w\s]")
_ANYTHING = "…"
_DIGIT = re.compile(r"\d")


def with_open_numbers(first: str, second: str) -> str:
    """`first`, with "…" for each number that is another in `second`, a second telling of it.

    A number made from a request's id, as a new order's, is so found. Other words that differ are
    kept: what tells another story the second time is no test yet.
    """
    words, others = _WORD_OR_SIGN.findall(first), _WORD_OR_SIGN.findall(second)
    if len(words) != len(others):
        return first
    return "".join(map(_opened, words, others))


def _opened(word: str, other: str) -> str:
    numbers = _DIGIT.search(word) and _DIGIT.search(other)
    return _ANYTHING if word != other and numbers else word
