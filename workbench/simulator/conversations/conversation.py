"""A conversation as it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: `action` is what the shopper does (see ACTIONS), `expected` what has to come of
    it, `person` who speaks from here on, `source` and `components` what a touch sends
    besides, `project` the keys that are not this plugin's. `lines`
    are 1-based, by key."""

    action: str
    argument: Any
    expected: Mapping[str, Any]
    project: Mapping[str, Any]
    line: int
    at: str | None = None
    new_session: bool = False
    fallback: bool = False
    person: str | None = None
    source: Mapping[str, Any] | None = None
    components: Mapping[str, Any] | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The shopper's side of the turn, for a transcript."""
        return {
            "shopper": f"{self.argument}",
            "launch": "(opens the skill)",
            "touch": f"(touches {self.argument})",
            "silence": "(says nothing)",
            "ends": "(something breaks)" if self.argument == "error" else "(leaves)",
            "repeat_request": "(the same request comes again)",
        }[self.action]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One document of a conversation file. `given` has the project's own keys too; `shopper` is
    whoever the project makes of it."""

    name: str
    path: Path
    line: int
    given: Mapping[str, Any]
    turns: tuple[Turn, ...]
    then: Any = None
    known_failure: str | None = None

    @property
    def shopper(self) -> str | None:
        shopper = self.given.get("shopper")
        return None if shopper is None else str(shopper)

    @property
    def time(self) -> datetime | None:
        time: datetime | None = self.given.get("time")
        return time
