"""How near two spellings are, and the keys by which near ones are looked up."""

from __future__ import annotations

from zlib import crc32

_PREFIX = 8
_ALIKE = ("aeiouy", "bp", "dt", "gkqc", "fvw", "szcx", "bv", "mn", "lr", "jg", "sc")
_PAIRS = frozenset(a + b for group in _ALIKE for a in group for b in group if a != b)
_HALF = 0.5


def reach(word: str) -> int:
    """How many letters of a word may be wrong: none of three, one of four, two of six."""
    return 0 if len(word) < 4 or word[0].isdigit() else 1 if len(word) < 6 else 2


def deletes(word: str) -> set[int]:
    """Keys under which a word and its near spellings meet: the word's beginning with up to
    `reach` letters left out, hashed to 32 bits. Two words within that reach share a key."""
    level = {word[:_PREFIX]}
    found = set(level)
    for _ in range(reach(word)):
        level = {key[:at] + key[at + 1 :] for key in level for at in range(len(key))}
        found |= level
    return {crc32(key.encode("utf-8", "replace")) for key in found}


def distance(first: str, second: str, limit: float) -> float:
    """Letters added, lost, changed or swapped, a change between letters that sound alike
    counting half; `limit` + 1 where it is more than the limit.

    >>> distance("samsong", "samsung", 2)
    0.5
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[float] = []
    row = [float(at) for at in range(len(second) + 1)]
    for at, letter in enumerate(first):
        before, row = row, _next_row(first, second, at, letter, before, row)
        if min(row) > limit:
            return limit + 1
    return row[-1] if row[-1] <= limit else limit + 1


def _next_row(
    first: str, second: str, at: int, letter: str, two_before: list[float], before: list[float]
) -> list[float]:
    row = [at + 1.0]
    for place, other in enumerate(second):
        change = 0.0 if letter == other else _HALF if letter + other in _PAIRS else 1.0
        best = min(
            before[place] + change,
            row[place] + _gap(second, place),
            before[place + 1] + _gap(first, at),
        )
        if at and place and letter == second[place - 1] and other == first[at - 1]:
            best = min(best, two_before[place - 1] + 1.0)
        row.append(best)
    return row


def _gap(word: str, at: int) -> float:
    """A letter said twice or once is the same to the ear."""
    return _HALF if at and word[at] == word[at - 1] else 1.0
