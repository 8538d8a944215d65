"""Reads docs/deploy.md: every command in it, with the mark that says how far it is tested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKS = ("tested", "by CI", "by hand")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(rf"(?P<line>.+?)\s+# (?P<mark>{'|'.join(MARKS)})", re.DOTALL)
_SHELL = "sh"


class Unmarked(ValueError):
    """A command that does not say how far it is tested; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line of shell, continuation lines included, without its mark."""

    line: str
    mark: str

    @property
    def is_asks(self) -> bool:
        """Whether it is ASK CLI that runs."""
        return re.search(r"(^|\W)ask (?!configure)", self.line) is not None


def commands(guide: str) -> Iterator[Command]:
    """In the order of the guide. Raises Unmarked, also for a block of no language, in which a
    command could hide."""
    outside = _BLOCK.sub("", guide)
    if hidden := re.search(r"^ {4}\S.*", outside, re.MULTILINE):
        raise Unmarked(f"put `{hidden[0].strip()}` into a ```sh block, with a mark at its end")
    for language, content in _BLOCK.findall(guide):
        if not language:
            raise Unmarked(f"a block without a language: {content[:60]!r}")
        if language == _SHELL:
            yield from map(_command, re.split(r"(?<!\\)\n", content.strip()))


def _command(text: str) -> Command:
    found = _COMMAND.fullmatch(text)
    if not found:
        marks = ", ".join(f"`# {mark}`" for mark in MARKS)
        raise Unmarked(f"`{text}` must end in one of {marks}")
    return Command(found["line"], found["mark"])
