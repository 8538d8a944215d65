"""Which words a locale has for an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from aisle.speech import en_us
from aisle.speech.markup import Markup, plain
from aisle.speech.saying import Listener, Saying

if TYPE_CHECKING:
    from aisle.speech.screens import Page  # devices without a screen need none of it

Words = Mapping[type, Callable[[Any, Listener], Saying]]

LOCALES: dict[str, ModuleType] = {"en-US": en_us}
_DEFAULT = "en-US"
_SHARED = "anywhere"


def say(outcome: object, listener: Listener, locale: str, stem: str) -> Saying:
    """The words for an outcome, or for the kind it is a case of; American English for a locale
    that has none of its own.

    `stem` names the module of the intent's own words. They are looked for there first and then
    in the others, so that a cold start imports the words it says and not all there are.
    """
    spoken = LOCALES.get(locale, LOCALES[_DEFAULT])
    for kind in type(outcome).__mro__:
        for words in _modules(spoken, stem):
            if kind in words:
                return words[kind](outcome, listener)
    raise LookupError(f"{locale} has no words for {type(outcome).__name__}")


def show(
    outcome: object, listener: Listener, locale: str, said: Markup, *, is_yes_or_no: bool
) -> Page:
    """What a screen shows of an outcome: the locale's page for it, or else what is `said`, with
    yes and no to touch where the question is answered by one of them."""
    screens = f"{LOCALES.get(locale, LOCALES[_DEFAULT]).__name__}.screens"
    pages: Mapping[str, str] = import_module(screens).PAGES
    for kind in type(outcome).__mro__:
        if kind.__name__ in pages:
            page = import_module(f"{screens}.{pages[kind.__name__]}").SHOWN[kind]
            shown: Page = page(outcome, listener)
            return shown
    message = import_module(f"{screens}.message").message
    spelled_out: Page = message(plain(said), is_yes_or_no=is_yes_or_no)
    return spelled_out


def all_words(locale: str) -> Words:
    """Everything a locale can say."""
    return {
        kind: say for words in _modules(LOCALES[locale], _SHARED) for kind, say in words.items()
    }


def _modules(locale: ModuleType, first: str) -> Iterator[Words]:
    names: tuple[str, ...] = locale.MODULES
    own = (first,) if first in names else ()
    for name in dict.fromkeys((*own, _SHARED, *names)):
        words: Words = import_module(f"{locale.__name__}.{name}").WORDS
        yield words
