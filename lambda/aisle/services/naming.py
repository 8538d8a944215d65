"""Which of some products a phrase means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from aisle.ports import SearchIndex

_ENOUGH = 200
_WHEN = re.compile(
    r"( (in|over) the)?( (this|last|past) (week|weekend|month|year|time)| today| yesterday| lately"
    r"| recently| before| already| yet| again)+$"
)


def skus_called(
    index: SearchIndex, phrases: Iterable[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Those that the first phrase to name any of them names. `names` are SKU to spoken name.

    What has the words in its name goes before what the index knows to be meant by them: earbuds
    are "my headphones" only where no headphones were bought. It also finds what the shop no
    longer sells, which has left the index."""
    for phrase in filter(None, map(_what, phrases)):
        called = _by_name(phrase, names) or _by_likeness(index, phrase, names)
        if called:
            return called
    return ()


def _what(phrase: str) -> str:
    """Without when it was: "ink this year" is ink."""
    return _WHEN.sub("", phrase)


def _by_likeness(index: SearchIndex, phrase: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """What is merely like the phrase is not meant where the shop has what is called just so: a
    "toaster" that was never bought is no Master mouse."""
    called = index.among(phrase, tuple(names))
    matches = index.search(index.understand(phrase), _ENOUGH) if called else ()
    exact = {match.sku for match in matches if match.exact}
    if not exact or len(matches) == _ENOUGH:
        return called
    return tuple(sku for sku in called if sku in exact)


def _by_name(phrase: str, names: Mapping[str, str]) -> tuple[str, ...]:
    words = _words(phrase)
    return tuple(sku for sku, name in names.items() if words and words <= _words(name))


def _words(text: str) -> set[str]:
    """Without their plural s."""
    return {word.removesuffix("s") for word in text.casefold().split()}
