"""What the README shows is so."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.engine import Engine

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
BIN = Path(sys.executable).parent


def block(mark: str) -> str:
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"the README has no block marked {mark!r}"
    return found[1]


def turns(dialogue: str) -> list[tuple[str, str]]:
    """("find a keyboard", "I found …") for each pair; continuation lines are indented."""
    unwrapped = re.sub(r"\n {2,}", " ", dialogue)
    lines = [line.partition(": ")[2].strip() for line in unwrapped.splitlines() if line]
    return list(zip(lines[::2], lines[1::2], strict=True))


def played(pytester: pytest.Pytester, conversation: Any) -> pytest.RunResult:
    folder = pytester.mkdir("conversations")
    (folder / "readme.yaml").write_text(yaml.safe_dump(conversation, allow_unicode=True))
    return pytester.runpytest_subprocess("-p", "workbench.stage.plugin", str(folder))


def test_the_dialogue_is_what_is_said(pytester: pytest.Pytester) -> None:
    spoken = turns(block("dialogue"))
    assert len(spoken) >= 5
    conversation = {
        "conversation": "the README's dialogue",
        "given": {"shopper": "ana"},
        # The order's number comes from the request's id, which is another one here.
        "turns": [
            {"shopper": said, "alexa": re.sub(r"\d{8}", "…", heard)} for said, heard in spoken
        ],
    }
    played(pytester, conversation).assert_outcomes(passed=1)


def test_the_conversation_passes(pytester: pytest.Pytester) -> None:
    conversation = yaml.safe_load(block("conversation").replace('"yes"', "'yes'"))
    played(pytester, conversation).assert_outcomes(passed=1)


def test_the_commands_for_ones_own_data_work(engine: Engine, tmp_path: Path) -> None:
    for name in ("products.csv", "mine.toml"):
        (tmp_path / name).write_text(block(f"file: {name}"))
    own = {"AISLE_SHOP_TABLE": "Readme", "AISLE_CATALOG_TABLE": "ReadmeCatalog"}
    environment = {**os.environ, **engine.environment(), **own}
    output = ""
    for line in block("run").splitlines():
        program, *arguments = shlex.split(line)
        done = subprocess.run(
            [BIN / Path(program).name, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        output += done.stdout
        assert done.returncode == 0, line + done.stdout + done.stderr
    assert "Acme Kettle" in output
    assert "$39.90" in output


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)))
)
def test_every_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_the_demo_plays_the_main_job_without_a_terminal() -> None:
    demo = subprocess.run(
        [BIN / "aisle", "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert "went right" in demo.stdout


def test_help_explains_every_command() -> None:
    top = subprocess.run([BIN / "aisle", "--help"], capture_output=True, text=True, check=True)
    commands = re.findall(r"^  ([a-z]+)  ", top.stdout, re.MULTILINE)
    assert {"chat", "say", "load", "model", "serve", "index", "package"} <= set(commands)
    for command in commands:
        shown = subprocess.run(
            [BIN / "aisle", command, "--help"], capture_output=True, text=True, check=True
        )
        assert "Usage: aisle" in shown.stdout
