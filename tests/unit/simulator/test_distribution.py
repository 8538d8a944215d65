"""The simulator as a distribution of its own: another skill can use it, without the shop."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.unit.simulator.fresh_environment import SOURCE, FreshEnvironment, build_wheel
from tests.unit.simulator.test_foreign_skill import lay_out


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> FreshEnvironment:
    return FreshEnvironment(tmp_path_factory.mktemp("fresh") / "environment", wheel)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    lay_out(tmp_path)
    return tmp_path


def test_the_wheel_has_the_simulator_and_nothing_else(wheel: Path) -> None:
    files = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    own = {path.relative_to(SOURCE) for path in SOURCE.rglob("*.py")} | {Path("py.typed")}
    assert files == {f"workbench/simulator/{path.as_posix()}" for path in own}


def test_a_foreign_skills_conversations_pass_where_nothing_else_is_installed(
    environment: FreshEnvironment, project: Path
) -> None:
    played = environment.run("-m", "pytest", "-q", cwd=project)
    talks = sum(
        file.read_text(encoding="utf-8").count("conversation: ")
        for file in (project / "conversations").iterdir()
    )
    assert f"{talks} passed" in played.stdout, played.stdout + played.stderr
    assert played.returncode == 0


def test_a_conversation_that_goes_otherwise_fails_there_with_its_line(
    environment: FreshEnvironment, project: Path
) -> None:
    wrong = "conversation: rude\nturns:\n  - {launch: true, alexa: Go away.}\n"
    (project / "conversations" / "wrong.yaml").write_text(wrong, encoding="utf-8")
    played = environment.run("-m", "pytest", "-q", "conversations/wrong.yaml", cwd=project)
    assert played.returncode == 1
    assert "wrong.yaml:3: rude" in played.stdout
    assert "heard:     Hello guest in en-US" in played.stdout


@pytest.mark.parametrize(
    "module", ["aisle", "workbench.stage", "boto3", "ask_sdk_core", "rich", "click"]
)
def test_nothing_of_the_shop_is_there(
    environment: FreshEnvironment, tmp_path: Path, module: str
) -> None:
    imported = environment.run("-c", f"import {module}", cwd=tmp_path)
    assert "ModuleNotFoundError" in imported.stderr
