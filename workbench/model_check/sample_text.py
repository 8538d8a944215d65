"""How a sample utterance is written: words and {slots}."""

from __future__ import annotations

import re

_SLOT = re.compile(r"\{([^{}]*)\}")


def slots_in(sample: str) -> list[str]:
    """The names between braces, in order."""
    return [name.strip() for name in _SLOT.findall(sample)]


def words_of(sample: str) -> str:
    """The sample without its slots."""
    return " ".join(_SLOT.sub(" ", sample).split())


def shape(sample: str) -> str:
    """The sample with its slots' names left out, so that two that read alike are equal."""
    return " ".join(_SLOT.sub(" {} ", sample.casefold()).split())


def pattern(sample: str) -> re.Pattern[str]:
    """Matches what can be said by the sample, any words standing for a slot."""
    words = (".+" if part.startswith("{") else re.escape(part) for part in shape(sample).split())
    return re.compile(" ".join(words), re.IGNORECASE)
