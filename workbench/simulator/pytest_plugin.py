"""pytest plugin: conversations in YAML are collected and played as tests.

Every `*.yaml` under a folder named `conversations` is a conversation file, and so is whatever the
ini option `alexa_conversations` matches. See the simulator's README for the format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from workbench.simulator.conversations.conversation import Conversation
from workbench.simulator.conversations.keyed_lines import ConversationError
from workbench.simulator.conversations.performance import ConversationFailed, Performance
from workbench.simulator.conversations.reading import OwnKeys, read_conversations
from workbench.simulator.conversations.stage import StageHooks
from workbench.simulator.device import SECONDS_TO_ANSWER

_NO_STAGE = (
    "no conftest.py implements pytest_alexa_stage, and no plugin does: write one, "
    "or name a plugin that does with -p"
)
_KEYS_HELP = "keys of a conversation's {} that are the project's own; then any other is an error"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("alexa", "conversations with an Alexa skill")
    group.addoption(
        "--conversation-transcripts",
        metavar="DIR",
        type=Path,
        help="write what was said in each conversation into this folder",
    )
    group.addoption(
        "--alexa-waits",
        action="store_true",
        help="let the skill take as long as it will, as under a debugger",
    )
    parser.addini("alexa_conversations", "globs of further conversation files", "args", [])
    parser.addini("alexa_given_keys", _KEYS_HELP.format("`given`"), "args", [])
    parser.addini("alexa_turn_keys", _KEYS_HELP.format("turns"), "args", [])


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    pluginmanager.add_hookspecs(StageHooks)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix in (".yaml", ".yml") and _is_conversation(file_path, parent.config):
        return ConversationFile.from_parent(parent, path=file_path)
    return None


def _is_conversation(path: Path, config: pytest.Config) -> bool:
    below = path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path
    globs = config.getini("alexa_conversations")
    return "conversations" in below.parts[:-1] or any(fnmatch(str(below), glob) for glob in globs)


class ConversationFile(pytest.File):
    """One YAML file; each of its documents is a test."""

    def collect(self) -> Iterator[pytest.Item]:
        own = OwnKeys(
            given=frozenset(self.config.getini("alexa_given_keys")) or None,
            turn=frozenset(self.config.getini("alexa_turn_keys")) or None,
        )
        for conversation in read_conversations(self.path, own):
            item = ConversationItem.from_parent(self, conversation=conversation)
            if conversation.known_failure:
                mark = pytest.mark.xfail(reason=conversation.known_failure, strict=True)
                item.add_marker(mark)
            yield item

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any
    ) -> Any:
        if isinstance(excinfo.value, ConversationError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **kwargs)


class ConversationItem(pytest.Item):
    """One conversation."""

    def __init__(self, *, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(name=conversation.name, **kwargs)
        self.conversation = conversation
        self._performance: Performance | None = None

    def runtest(self) -> None:
        stage = self.ihook.pytest_alexa_stage(config=self.config, conversation=self.conversation)
        if stage is None:
            raise pytest.UsageError(_NO_STAGE)
        try:
            seconds = None if self.config.getoption("--alexa-waits") else SECONDS_TO_ANSWER
            self._performance = Performance(self.conversation, stage, seconds)
            self._performance.play()
        except ConversationFailed:
            self._report_exchanges()
            raise
        except Exception:
            self.add_report_section("call", "conversation", "\n".join(self._transcript()))
            self._report_exchanges()
            raise
        finally:
            self._write_transcript()
            stage.close()

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any
    ) -> Any:
        if isinstance(excinfo.value, pytest.UsageError):
            return str(excinfo.value)
        if not isinstance(excinfo.value, ConversationFailed):
            # The skill or the stage broke: from here on, without pytest's own frames.
            excinfo.traceback = excinfo.traceback.cut(path=__file__)
            return super().repr_failure(excinfo, *args, **kwargs)
        failed = excinfo.value
        lines = [f"{self.path}:{failed.line}: {self.conversation.name}", ""]
        lines += [f"  {line}" for line in self._transcript()]
        lines += ["", *(f"  {line}" for text in failed.found for line in text.split("\n"))]
        return "\n".join(lines)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.conversation.line - 1, self.conversation.name

    def _transcript(self) -> list[str]:
        return self._performance.transcript if self._performance else []

    def _report_exchanges(self) -> None:
        for request, response in self._performance.alexa.exchanges if self._performance else ():
            self.add_report_section("call", "request", json.dumps(request, indent=2))
            self.add_report_section("call", "response", json.dumps(response, indent=2))

    def _write_transcript(self) -> None:
        folder: Path | None = self.config.getoption("--conversation-transcripts")
        if folder is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", f"{self.path.stem} {self.name}").strip("-")[:120]
        text = "\n".join([self.name, "", *self._transcript(), ""])
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
