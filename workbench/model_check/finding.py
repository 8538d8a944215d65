"""What a check has to say: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error would be refused by Amazon or fail a shopper; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` is the JSON path of what is wrong, `$` for the whole file."""

    code: str
    severity: Severity
    file: str
    place: str
    message: str
    remedy: str

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.place}: {self.severity} {self.code}: {self.message} {self.remedy}"
        )
