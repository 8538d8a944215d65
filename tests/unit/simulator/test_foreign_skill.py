"""A skill that is not the shop's, tested by its own conversations with the pytest plugin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).with_name("foreign_skill")
MODEL = Path(__file__).with_name("library_desk.json")
TALKS = sorted(path.name for path in (FOLDER / "talks").iterdir())
pytest_plugins = ["pytester"]


def lay_out(project: Path) -> None:
    """The foreign skill as a project of its own."""
    shutil.copy(MODEL, project / "en-US.json")
    british = MODEL.read_text(encoding="utf-8").replace(
        "when are you open", "what are your opening times"
    )
    (project / "en-GB.json").write_text(british, encoding="utf-8")
    shutil.copy(FOLDER / "skill.py", project)
    shutil.copy(FOLDER / "stage.py", project / "conftest.py")
    shutil.copytree(FOLDER / "talks", project / "conversations")


@pytest.mark.parametrize("talk", TALKS)
def test_its_conversations_go_as_written(pytester: pytest.Pytester, talk: str) -> None:
    lay_out(pytester.path)
    pytester.syspathinsert(pytester.path)
    plugin = ("-p", "no:alexa_conversations", "-p", "workbench.simulator.pytest_plugin")
    result = pytester.runpytest_inprocess(*plugin, f"conversations/{talk}")
    outcomes = result.parseoutcomes()
    assert set(outcomes) == {"passed"}
