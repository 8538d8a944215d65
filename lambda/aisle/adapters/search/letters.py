"""How much of what was heard a name has by its letters, wherever its words begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_GRAM = 3


def share(heard: Sequence[str], name: Sequence[str]) -> float:
    """The share of the heard words' runs of three letters that the name has, 0 to 1; both are
    taken without their spaces, which are what was heard wrongly.

    >>> share(["wire", "lesscharger"], ["brightside", "wireless", "charger"])
    1.0
    """
    wanted = _grams(heard)
    return len(wanted & _grams(name)) / len(wanted) if wanted else 0.0


def _grams(words: Iterable[str]) -> set[str]:
    letters = "".join(words)
    return {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}
