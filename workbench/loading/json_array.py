"""The members of one large JSON array, without holding the array."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from workbench.loading.rows import LoadingError

_CHUNK = 1 << 16
_OPENING = frozenset("[{")
_CLOSING = frozenset("]}")


def members(text: TextIO, name: str) -> Iterator[str]:
    """Each member as JSON text. Raises LoadingError where the file is no array."""
    start = _first_character(text)
    if start != "[":
        raise LoadingError(f"{name} is not a JSON array; for one object a line use --format jsonl")
    yield from _Splitter(name).members(text)


def _first_character(text: TextIO) -> str:
    character = text.read(1)
    while character and (character.isspace() or character == "\ufeff"):
        character = text.read(1)
    return character


class _Splitter:
    """Cuts at the commas of the outermost level; what is inside a string does not count."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._in_text = False
        self._escaped = False
        self._parts: list[str] = []

    def members(self, text: TextIO) -> Iterator[str]:
        while chunk := text.read(_CHUNK):
            cut = 0
            for at, character in enumerate(chunk):
                if not self._ends_member(character):
                    continue
                self._parts.append(chunk[cut:at])
                cut = at + 1
                yield from self._taken()
                if self._depth < 0:
                    return
            self._parts.append(chunk[cut:])
        raise LoadingError(f"{self._name} ends in the middle of its JSON array")

    def _ends_member(self, character: str) -> bool:
        if self._in_text:
            self._read_text(character)
        elif character == '"':
            self._in_text = True
        elif character in _OPENING:
            self._depth += 1
        elif character in _CLOSING:
            self._depth -= 1
            return self._depth < 0
        else:
            return character == "," and self._depth == 0
        return False

    def _read_text(self, character: str) -> None:
        if self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            self._in_text = False

    def _taken(self) -> Iterator[str]:
        member = "".join(self._parts).strip()
        self._parts = []
        if member:
            yield member
