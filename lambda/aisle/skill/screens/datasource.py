"""A page's words as data of an APL document, in which they mean nothing but themselves.

Data is evaluated as well: in Amazon's engine a name that holds ${…} is replaced by what the
expression comes to, one that begins with @ by a resource, and Text takes <b> and &amp; for
markup. Reference: developer.amazon.com, "APL Data-Binding Evaluation" and "APL Text".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from aisle.speech.markup import readable

_LONGEST = 600
_SPECIAL = re.compile(r"[&<>]|[$#](?=\{)|^@")
_LIVE = re.compile(r"(?<=[$#])(?=\{)|^(?=@)")
_WORD_JOINER = "\u2060"  # without width, and breaks no line
_NOT_MARKUP = frozenset({"spoken", "touch"})


def data_of(page: Any) -> dict[str, Any]:
    """The page as JSON; `spoken` and `touch` are not drawn, so no markup is taken out of them."""
    return {
        field.name: _json(getattr(page, field.name), _inert if field.name in _NOT_MARKUP else drawn)
        for field in fields(page)
    }


def drawn(text: str) -> str:
    """As a Text component draws it: the text itself.

    >>> drawn("Tom & <b>Jerry</b>"), drawn("@home ${secret}")
    ('Tom &#38; &#60;b&#62;Jerry&#60;/b&#62;', '&#64;home &#36;{secret}')
    """
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", _shortened(text))


def _inert(text: str) -> str:
    """The text for where no entity is resolved, its signs parted so that they mean nothing."""
    return _LIVE.sub(_WORD_JOINER, _shortened(text))


def _json(value: Any, safe: Callable[[str], str]) -> Any:
    if is_dataclass(value):
        return data_of(value)
    if isinstance(value, tuple):
        return [_json(member, safe) for member in value]
    return safe(value) if isinstance(value, str) else value


def _shortened(text: str) -> str:
    """Nobody reads more from across a room, and the reply has to stay small."""
    kept = " ".join(readable(text).split())
    return kept if len(kept) <= _LONGEST else f"{kept[: _LONGEST - 1]}…"
