"""A folder of conversation tests: which there are, and one more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.simulator.conversations.conversation import Conversation
from workbench.simulator.conversations.keyed_lines import ConversationError
from workbench.simulator.conversations.reading import OwnKeys, read_conversations
from workbench.stage.shop_stage import CIRCUMSTANCES

_OWN_KEYS = OwnKeys(given=CIRCUMSTANCES, turn=frozenset({"meanwhile"}))
# A name and nothing else, so that no path leads out of the folder.
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}\.yaml")


class NotSaved(Exception):
    """The conversation was not written; the message says what to do."""


class ConversationFiles:
    """The conversations in a folder's `*.yaml`. Nothing in a file is ever overwritten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> list[dict[str, Any]]:
        """Each conversation's file, name and number of turns; for a file that cannot be read,
        the error."""
        return [entry for path in sorted(self.folder.glob("*.yaml")) for entry in _entries(path)]

    def find(self, file: str, name: str) -> Conversation:
        """Raises LookupError where there is no such, ConversationError for a bad file."""
        path = self._path(file)
        if path is not None and path.is_file():
            for conversation in _read(path, path.stat().st_mtime_ns):
                if conversation.name == name:
                    return conversation
        raise LookupError(f"there is no conversation {name!r} in {file}")

    def save(self, file: str, name: str, yaml: str, *, add: bool) -> Path:
        """Writes a new file or, if told to, adds to one. Raises NotSaved."""
        path = self._path(file)
        if path is None:
            raise NotSaved(
                f"{file!r} is no name for a file of conversations: small letters, digits, - and _, "
                "then .yaml"
            )
        if path.exists():
            self._check_addition(path, name, add)
            yaml = f"---\n{yaml}"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if add else "x", encoding="utf-8") as written:
            written.write(yaml)
        return path

    def _path(self, file: str) -> Path | None:
        return self.folder / file if _FILE_NAME.fullmatch(file) else None

    @staticmethod
    def _check_addition(path: Path, name: str, add: bool) -> None:
        if not add:
            raise NotSaved(f"{path.name} is there already: choose another name, or add to it")
        try:
            names = {conversation.name for conversation in read_conversations(path, _OWN_KEYS)}
        except ConversationError as error:
            raise NotSaved(f"nothing was added, since {error}") from error
        if name in names:
            raise NotSaved(f"{path.name} has a conversation named {name!r}: choose another name")


def conversations_in(text: str, file: str) -> list[Conversation]:
    """Those of a file that is somewhere else. Raises ConversationError, which names `file`."""
    with TemporaryDirectory(prefix="aisle-conversation-") as folder:
        path = Path(folder) / "conversations.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            return read_conversations(path, _OWN_KEYS)
        except ConversationError as error:
            raise ConversationError(str(error).replace(str(path), file)) from error


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> tuple[Conversation, ...]:  # noqa: ARG001
    return tuple(read_conversations(path, _OWN_KEYS))


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    try:
        found = _read(path, path.stat().st_mtime_ns)
    except ConversationError as error:
        yield {"file": path.name, "error": str(error)}
        return
    for conversation in found:
        yield {"file": path.name, "name": conversation.name, "turns": len(conversation.turns)}
