"""Comparing what was heard with what was expected, "…" standing for anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WILDCARD = re.compile(r"\s*(?:…|\.\.\.)\s*")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts part: `at` counts characters of what was heard."""

    at: int


def difference(expected: str, heard: str) -> Difference | None:
    """Where a whole text stops being as expected; None where it is as expected."""
    wanted, heard = " ".join(expected.split()), " ".join(heard.split())
    if re.fullmatch(_pattern(wanted), heard, re.DOTALL):
        return None
    return Difference(_parting(_pieces(wanted), heard))


def occurs(expected: str, heard: str) -> bool:
    """Whether a text, wildcards and all, occurs somewhere in what was heard."""
    return bool(re.search(_pattern(" ".join(expected.split())), heard, re.DOTALL))


def nearest(expected: str, heard: str) -> Difference:
    """Where the likeliest occurrence of a text that does not occur breaks off."""
    pieces = _pieces(" ".join(expected.split()))
    return Difference(_parting(["", *pieces], " ".join(heard.split())))


def _pieces(text: str) -> list[str]:
    return _WILDCARD.split(text)


def _pattern(text: str) -> str:
    return r"\s*.*?\s*".join(re.escape(piece) for piece in _pieces(text))


def _parting(pieces: list[str], heard: str) -> int:
    """How far the pieces go in order; the first must be where the text begins."""
    at = 0
    for number, piece in enumerate(pieces):
        found = heard.find(piece, at) if number else (0 if heard.startswith(piece) else -1)
        if found < 0:
            return _longest_start(piece, heard, at, anchored=number == 0)
        at = found + len(piece)
    return at


def _longest_start(piece: str, heard: str, at: int, anchored: bool) -> int:
    """Where the longest beginning of a piece that can be found stops."""
    for length in range(len(piece), 0, -1):
        start = piece[:length]
        found = heard.startswith(start) if anchored else heard.find(start, at) >= 0
        if found:
            return length if anchored else heard.find(start, at) + length
    return at
