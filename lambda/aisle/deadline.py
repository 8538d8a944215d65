"""How long the turn may still wait, for whoever is about to wait on the network.

Alexa gives up after 8 seconds, and some of them have passed before the request is here. At 6.5
the shopper has been answered, if only that the shop cannot be reached.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TURN_SECONDS = 6.5
_SPEAKING_SECONDS = 0.3  # left for the words, on a slow machine

_over_at: ContextVar[float] = ContextVar("turn_over_at", default=math.inf)


@contextmanager
def turn(left: float = math.inf) -> Iterator[None]:
    """A turn begins, in this thread, with so many seconds `left` to the process. Outside of a
    turn there is no hurry; one within another, as where a request was verified first, ends with
    it."""
    over_at = time.monotonic() + min(TURN_SECONDS, left) - _SPEAKING_SECONDS
    token = _over_at.set(min(over_at, _over_at.get()))
    try:
        yield
    finally:
        _over_at.reset(token)


def seconds_left() -> float:
    """Infinite outside of a turn."""
    return _over_at.get() - time.monotonic()


def has_time_for(seconds: float) -> bool:
    """Whether something that may take so long can still be begun."""
    return time.monotonic() + seconds <= _over_at.get()
