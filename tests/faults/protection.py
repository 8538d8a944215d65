"""What protects against each fault, as a line that can be taken out of the code.

`protections/fNN.toml` holds those of row FNN of docs/faults.md. A `[[protection]]` says `what` it
is; in which `file`; the text there that is the protection (`protected`), which must occur once;
what the code would be without it (`unprotected`); and which tests then fail (`caught_by`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("protections")
ROWS = tuple(f"F{number}" for number in range(1, 27))


class ProtectionMoved(AssertionError):
    """The text of a protection is no longer where it is said to be, or is there twice."""


@dataclass(frozen=True, slots=True)
class Protection:
    row: str
    what: str
    file: str
    protected: str
    unprotected: str
    caught_by: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.row}: {self.what}"

    def without(self, source: str) -> str:
        """The source with the protection taken out. Raises ProtectionMoved."""
        found = source.count(self.protected)
        if found != 1:
            raise ProtectionMoved(f"{self.name}: its text is {found} times in {self.file}")
        return source.replace(self.protected, self.unprotected)


def protections_of(row: str) -> tuple[Protection, ...]:
    """Those of a row, the most telling one first; none where the row has no file yet."""
    path = FOLDER / f"{file_stem(row)}.toml"
    if not path.exists():
        return ()
    entries = tomllib.loads(path.read_text())["protection"]
    return tuple(
        Protection(row, **{**entry, "caught_by": tuple(entry["caught_by"])}) for entry in entries
    )


def file_stem(row: str) -> str:
    """
    >>> file_stem("F3")
    'f03'
    """
    return f"f{int(row[1:]):02d}"
