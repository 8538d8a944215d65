"""Which words a locale has for an outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aisle.speech import en_us
from aisle.speech.saying import Listener, Saying

Words = Mapping[type, Callable[[Any, Listener], Saying]]

_LOCALES: dict[str, Words] = {"en-US": en_us.WORDS}
_DEFAULT = "en-US"


def say(outcome: object, listener: Listener, locale: str) -> Saying:
    """The words for an outcome; American English for a locale that has none of its own."""
    words = _LOCALES.get(locale, _LOCALES[_DEFAULT])
    return words[type(outcome)](outcome, listener)


def all_words() -> Mapping[str, Words]:
    """Every locale's words."""
    return _LOCALES
