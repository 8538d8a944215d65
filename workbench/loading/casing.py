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
    """
    words = " ".join(name.split())
    if not words.isupper():
        return words
    return _WORD.sub(lambda word: _cased(word.group(), word.start() == 0), words)


def _cased(word: str, first: bool) -> str:
    return word.lower() if word.lower() in _SMALL and not first else word.capitalize()
