"""Under which words a product is found, and how strongly each stands for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from aisle.adapters.search.schema import (
    BRAND,
    CATEGORY,
    FULL_STRENGTH,
    HEAD,
    HEAD_OF_CATEGORY,
    HEAD_OF_NAME,
)
from aisle.domain.catalog import Product
from aisle.domain.phrase.english import COLORS, FILLERS, TURNS
from aisle.domain.phrase.measures import measure, rounded, size_word
from aisle.domain.phrase.stems import key, stems
from aisle.domain.phrase.words import singular

_NAME_LIMIT = 400
_DESCRIPTION_LIMIT = 1_000
_NAME, _BRAND, _CATEGORY, _FACET, _DESCRIPTION = 3.0, 2.5, 2.5, 2.0, 0.3
_SATURATION = 1.2
_LENGTH_SHARE = 0.35
_USUAL_NAME_LENGTH = 6
_UNSPOKEN, _BARE_NUMBER = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` holds the words of the spoken name in their order, `strengths` every word's strength
    (1 to FULL_STRENGTH), `prominent` the words that are not the description's alone."""

    name: tuple[str, ...]
    strengths: dict[str, int]
    prominent: frozenset[str]


def entry(product: Product) -> Entry:
    """The BM25F strengths of a product's words: a word counts by the field that it stands
    in, ever less with each repetition, and less in a long name."""
    name = stems(product.name, _NAME_LIMIT)
    spoken = stems(product.spoken_name, _NAME_LIMIT)
    weights = _weights(product, name, spoken)
    prominent = frozenset(weights)
    for word in set(stems(product.description or "", _DESCRIPTION_LIMIT)):
        weights[word] = weights.get(word, 0.0) + _DESCRIPTION
    strengths = {word: _strength(weight) for word, weight in weights.items()}
    strengths |= _kinds(product)
    return Entry(tuple(spoken), strengths, prominent)


def with_joined(found: Entry, known: frozenset[str]) -> Entry:
    """The entry with each two words that stand side by side in the name as one, where some
    other product writes them as one: a "hand bag" is found as a "handbag"."""
    joined = {
        whole: min(found.strengths[one], found.strengths[two])
        for one, two in pairwise(found.name)
        if one.isalpha() and two.isalpha()
        if (whole := singular(one + two)) in known and whole not in (one, two)
    }
    prominent = found.prominent | joined.keys()
    return Entry(found.name, joined | found.strengths, prominent)


def _weights(product: Product, name: list[str], spoken: list[str]) -> dict[str, float]:
    weight = _NAME / ((1 - _LENGTH_SHARE) + _LENGTH_SHARE * len(spoken) / _USUAL_NAME_LENGTH)
    weights = dict.fromkeys(name, _UNSPOKEN * weight) | dict.fromkeys(spoken, weight)
    for word in rounded(name):
        weights.setdefault(word, weight)
    for number, _ in filter(None, map(measure, name)):
        weights.setdefault(number, _BARE_NUMBER * weight)
    for text, weight in _short_fields(product):
        for word, count in Counter(stems(text, _NAME_LIMIT)).items():
            weights[word] = weights.get(word, 0.0) + weight * count
    return weights


def _short_fields(product: Product) -> list[tuple[str, float]]:
    size = size_word(product.size or "")
    fields = ((product.brand, _BRAND), (product.category, _CATEGORY))
    facets = ((product.color, _FACET), (size, _FACET))
    return [(text, weight) for text, weight in fields + facets if text]


def _strength(weight: float) -> int:
    return max(1, round(FULL_STRENGTH * weight / (weight + _SATURATION)))


def _kinds(product: Product) -> dict[str, int]:
    """The entries for what the product is and for whose it is."""
    of_category = set(category_heads(product.category or ""))
    of_name = {name_head(product.spoken_name)} - {None}
    kinds = {}
    for head in of_category | of_name:
        strength = (head in of_category) * HEAD_OF_CATEGORY + (head in of_name) * HEAD_OF_NAME
        kinds[f"{HEAD}{head}"] = min(FULL_STRENGTH, strength)
    marked = [BRAND + key(product.brand or "")]
    marked += [CATEGORY + end for end in _ends(product.category or "")]
    return kinds | {mark: FULL_STRENGTH for mark in marked if len(mark) > 1}


def _ends(category: str) -> Iterable[str]:
    """The keys of the category and of what its name ends with: "Flat-Panel TVs" are TVs."""
    words = stems(category, _NAME_LIMIT)
    ends = (words[start:] for start in range(len(words)) if words[-1] not in FILLERS)
    return {key(category), *(key(" ".join(end)) for end in ends)}


def category_heads(category: str) -> Iterable[str]:
    """What the category's products are: the last word of each of its parts ("keyboard" and
    "mouse" of "Keyboards & Mice")."""
    for part in re.split(r"[&,/()>|]| and ", category):
        words = stems(part, _NAME_LIMIT)
        if words:
            yield words[-1]


def name_head(spoken_name: str) -> str | None:
    """What the product is by its name: the last word, colors and quantities aside, before
    the name turns to what it is for."""
    head = None
    for word in stems(spoken_name, _NAME_LIMIT):
        if word in TURNS and head:
            break
        if word not in COLORS and word not in FILLERS and not word[0].isdigit():
            head = word
    return head
