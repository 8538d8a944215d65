"""The list of what was built, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file by its path under the list's folder, its SHA-256 in hex, its size in bytes."""

    path: str
    sha256: str
    size: int


def write_hashes(files: Iterable[Path], to: Path) -> list[Hashed]:
    """Writes the list of the files, which are under the list's own folder; in order of path."""
    hashed = sorted((_hashed(file, to.parent) for file in files), key=lambda one: one.path)
    lines = (f"{one.sha256}  {one.path}\n" for one in hashed)
    to.write_text("".join(lines), encoding="utf-8")
    return hashed


def _hashed(file: Path, folder: Path) -> Hashed:
    content = file.read_bytes()
    path = file.relative_to(folder).as_posix()
    return Hashed(path, hashlib.sha256(content).hexdigest(), len(content))
