"""Names that a retailer shouts, written as one writes them."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())


@lru_cache(maxsize=8192)
def title_case(name: str) -> str:
    """
    >>> title_case("SET OF 3 HEARTS IN TIN")
    'Set of 3 Hearts in Tin'
    >>> title_case("iPod touch")
    'iPod touch'
    >>> title_case("A7 NOTEBOOK")
    'A7 Notebook'
    """
    words = " ".join(name.split())
    if not words.isupper():
        return words
    return _WORD.sub(_cased, words)


def _cased(found: re.Match[str]) -> str:
    """A letter beside a digit is part of a size or a model: "A7", "3D"."""
    word, beside = found.group(), found.string[max(found.start() - 1, 0) : found.end() + 1]
    if any(map(str.isdigit, beside)) and len(word) == 1:
        return word
    small = word.lower() in _SMALL and found.start() > 0
    return word.lower() if small else word.capitalize()
