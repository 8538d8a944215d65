"""One string in four places: intent, handler, words, conversation."""

from __future__ import annotations


def stem(intent: str) -> str:
    """The file name that belongs to an intent.

    >>> stem("TrackOrderIntent")
    'track_order'
    """
    name = intent.removesuffix("Intent")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]
