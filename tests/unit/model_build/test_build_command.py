"""`aisle model build`, and packaging what it wrote, as the docs say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aisle.adapters.dynamodb.items import product_item
from aisle.adapters.dynamodb.transactions import Tables
from tests.unit.model_build.conftest import product, values_in
from workbench.model_build.left_out import Reason
from workbench.model_check.command import model
from workbench.packaging.command import package

PROJECT = Path(__file__).parents[3]
DOCS = (PROJECT / "docs" / "interaction-model.md").read_text()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project like this one, where the command is run."""
    for part in ("interaction_models", "skill_package"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    shutil.copy(PROJECT / "ask-resources.json", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: object) -> Result:
    return CliRunner().invoke(model, ["build", *map(str, arguments)])


def test_the_docs_commands_work(project: Path) -> None:
    block = re.search(r"<!-- run -->\n```sh\n(.*?)```", DOCS, re.DOTALL)
    assert block
    for line in block[1].splitlines():
        program, *arguments = shlex.split(line)
        command: list[str | Path] = [Path(sys.executable).parent / Path(program).name, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        assert done.returncode == 0, line + done.stdout + done.stderr
    packaged = project / "build/skill/skill-package/interactionModels/custom/en-US.json"
    assert packaged.read_bytes() == (project / "build/interaction_models/en-US.json").read_bytes()
    assert "hp_962_black_ink" in packaged.read_text()


def test_it_tells_what_it_added_and_left_out(project: Path) -> None:
    result = build("--sample")
    assert result.exit_code == 0, result.output
    assert re.search(
        r"added \d+ BRAND, \d+ CATEGORY, \d{3} PRODUCT; now [\d,]+ of 50,000", result.output
    )
    assert "1 left out: would make a sentence of another intent" in result.output
    report = project / "build/interaction_models/en-US.left_out.jsonl"
    lines = [json.loads(line) for line in report.read_text().splitlines()]
    (drop,) = (line for line in lines if line["reason"] == "other_intent")
    assert (drop["type"], drop["name"], drop["sku"]) == ("PRODUCT", "Drop earbuds", "HEA-109")
    assert '"drop earbuds" of RemoveItemIntent' in drop["detail"]


def test_the_docs_explain_every_reason() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| ", DOCS, re.MULTILINE)) >= {
        reason.name.lower() for reason in Reason
    }


def test_ones_own_products_are_read_from_the_table(
    client: Any, tables: Tables, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = product_item(product("Acme steam kettle", "1", brand="Acme", category="kettles"))
    client.put_item(TableName=tables.catalog, Item=item)
    monkeypatch.setenv("AISLE_CATALOG_TABLE", tables.catalog)
    out = project / "models"
    result = build("--out", out)
    assert result.exit_code == 0, result.output
    values = values_in((out / "en-US.json").read_text())
    assert values["BRAND"]["acme"] == ["acme"]
    assert values["PRODUCT"]["acme_steam_kettle"] == ["acme steam kettle"]
    assert values["PRODUCT"]["steam_kettle"] == ["steam kettle"]


@pytest.mark.usefixtures("project")
def test_an_empty_table_is_told_so(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_CATALOG_TABLE", tables.catalog)
    result = build()
    assert result.exit_code == 1
    assert "run `aisle load products` first" in result.output


def test_a_locale_whose_names_cannot_be_said_is_refused(project: Path) -> None:
    models = project / "interaction_models"
    shutil.copy(models / "en-US.json", models / "de-DE.json")
    result = build("--sample")
    assert result.exit_code == 1
    assert "de-DE: names can be said in English only" in result.output


def test_what_is_no_model_is_told_by_its_place(project: Path) -> None:
    (project / "interaction_models" / "en-US.json").write_text("{}")
    result = build("--sample")
    assert result.exit_code == 1
    assert "$.interactionModel: expected an object" in result.output


def test_a_project_without_models_is_told_so(tmp_path: Path) -> None:
    result = build("--sample", "--root", tmp_path)
    assert result.exit_code == 2
    assert "There is no model in" in result.output


@pytest.mark.usefixtures("project")
def test_a_model_that_was_not_built_is_missed_in_packaging() -> None:
    result = CliRunner().invoke(package, ["--models", "build/interaction_models"])
    assert result.exit_code == 1
    assert "en-US.json is missing. `aisle model build` writes it." in result.output
