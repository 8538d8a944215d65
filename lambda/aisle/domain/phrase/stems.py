"""Words in the one form in which the index keeps them."""

from __future__ import annotations

from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.measures import with_units
from aisle.domain.phrase.numbers import with_digits
from aisle.domain.phrase.words import PHRASE_LIMIT, singular, words


def stems(text: str, limit: int = PHRASE_LIMIT) -> list[str]:
    """The words of a text: numbers in digits, quantities with their unit, singular.

    >>> stems("Two 16GB USB Flash Drives")
    ['2', '16gb', 'usb', 'flash', 'drive']
    """
    return [singular(word.text) for word in with_units(with_digits(words(text, limit)))]


def key(text: str) -> str:
    """The name of a brand or a category, run together without small words: "Hewlett-Packard"
    and "hewlett packard" have one key."""
    said = stems(text)
    return "".join([word for word in said if word not in FILLERS] or said)
