"""What a file is made of, and what can be wrong with a piece of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Origin(NamedTuple):
    """Where a row begins. In a file that is one JSON array the line is the member's position."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file} line {self.line}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the file's own column names."""

    origin: Origin
    values: Mapping[str, Any]


class BadField(ValueError):
    """A field of a row that cannot be taken as it is."""

    def __init__(self, field: str, reason: str, value: object = None) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not loaded, and why. `reason` is one of few sentences, `value` what was
    found, so that refusals can be counted by reason."""

    origin: Origin
    field: str
    reason: str
    value: str = ""

    @classmethod
    def of(cls, origin: Origin, problem: BadField) -> Refusal:
        shown = "" if problem.value is None else str(problem.value)
        return cls(origin, problem.field, problem.reason, shown[:200])


class LoadingError(Exception):
    """Nothing (more) can be loaded; the message says what to do."""
