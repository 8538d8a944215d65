"""A few values, each for a while."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Remembered(Generic[_Value]):
    """At most `most` of them, the oldest forgotten first. Not for several threads at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, tuple[_Value, datetime, datetime]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def put(self, name: str, value: _Value, since: datetime, until: datetime) -> None:
        self._values[name] = (value, since, until)
        self._values.move_to_end(name)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def get(self, name: str, now: datetime) -> _Value | None:
        """None as well from before it was put: a clock that was set back proves nothing."""
        value, since, until = self._values.get(name, (None, now, now))
        return value if since <= now < until else None
