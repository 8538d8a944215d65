"""What two tellings of the same have in common, as a text that both are as expected by."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD_OR_SIGN = re.compile(r"\w+|\s+|[^\w\s]")
_ANYTHING = "…"


def common_text(first: str, second: str) -> str:
    """`first`, with "…" for every word that differs in `second`.

    What is true of one playing alone, as a number made from a request's id, is found by playing
    twice and keeping what stayed.
    """
    words, others = _WORD_OR_SIGN.findall(first), _WORD_OR_SIGN.findall(second)
    kept: list[str] = []
    for kind, start, end, _, _ in SequenceMatcher(a=words, b=others, autojunk=False).get_opcodes():
        kept += words[start:end] if kind == "equal" else [_ANYTHING]
    return "".join(kept)
