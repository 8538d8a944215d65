"""What the README shows works as it is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import workbench.simulator
from tests.unit.simulator.library_desk import Desk
from workbench.simulator.conversations.reading import EXPECTED, GIVEN_KEYS, read_conversations

_FOLDER = Path(workbench.simulator.__file__).parent
_README = (_FOLDER / "README.md").read_text(encoding="utf-8")


def _block(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", _README, re.DOTALL)[number]  # type: ignore[no-any-return]


def test_the_first_lines_of_code_run(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.chdir(_FOLDER.parents[1])
    names: dict[str, Any] = {"skill": desk}
    exec(_block("python"), names)
    assert names["reply"].understood is not None
    assert [request["type"] for request in desk.requests] == ["LaunchRequest", "IntentRequest"]
    exec(_block("python", 1), names)
    assert desk.last["type"] == "LaunchRequest"


def test_the_conversation_is_one(tmp_path: Path) -> None:
    file = tmp_path / "shown.yaml"
    file.write_text(_block("yaml"), encoding="utf-8")
    (conversation,) = read_conversations(file)
    assert {turn.action for turn in conversation.turns} == {
        "launch",
        "shopper",
        "silence",
        "touch",
    }


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_every_expectation_is_shown(key: str) -> None:
    assert f"{key}:" in _block("yaml")


@pytest.mark.parametrize("key", sorted(GIVEN_KEYS))
def test_everything_that_can_be_given_is_named(key: str) -> None:
    assert re.search(rf"\b{key}\b", _README)
