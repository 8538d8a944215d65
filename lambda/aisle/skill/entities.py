"""Names of products as values of a slot type, with the ways in which a shopper may call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from aisle.domain.phrase.saying import Said, said, sound

# Amazon's limits: values and synonyms together, counted strictly; characters of each.
MOST = 100
_LONGEST = 140
_TURNS = frozenset({"in", "for", "with", "of"})
_SHORT = (2, 1)  # words: "wireless keyboard", "keyboard"


def entities_of(names: Iterable[str]) -> list[dict[str, Any]]:
    """Of as many names as there is room for, the first ones first. What two of them may be
    called is a synonym of neither."""
    products = _distinct(islice(names, MOST))
    called = Counter(one for way in products for one in {way.sound, *map(sound, _ways(way))})
    values: list[dict[str, Any]] = []
    left = MOST
    for way in products:
        ways = [one for one in _ways(way) if called[sound(one)] == 1 or sound(one) == way.sound]
        if 1 + len(ways) > left:
            break
        left -= 1 + len(ways)
        values.append({"id": way.id, "name": {"value": way.value, "synonyms": ways}})
    return values


def _distinct(names: Iterable[str]) -> list[Said]:
    ways = (said(name) for name in names)
    sayable = [way for way in ways if way and len(way.value) <= _LONGEST]
    return list({way.sound: way for way in reversed(sayable)}.values())[::-1]


def _ways(way: Said) -> list[str]:
    """The other spellings, and what it is called for short."""
    ways = dict.fromkeys([*way.others, *_short(way.value.split())])
    return [one for one in ways if one != way.value and len(one) <= _LONGEST]


def _short(words: Sequence[str]) -> list[str]:
    """What the thing is: the last words before "in white" or "with a bumper"."""
    turn = next((at for at, word in enumerate(words) if at and word in _TURNS), len(words))
    return [" ".join(words[turn - count : turn]) for count in _SHORT if count < turn]
