"""`aisle model check` and `aisle package`, as a developer runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workbench.model_check.amazon_spec import SPEC
from workbench.model_check.command import model
from workbench.packaging.command import package

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own with this one's model and manifest, and the parts they want."""
    for part in ("interaction_models", "skill_package"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    shutil.copy(PROJECT / "ask-resources.json", tmp_path)
    return tmp_path


@pytest.fixture
def own_model(tmp_path: Path, small_model: dict[str, Any]) -> Path:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(small_model))
    return path


def check(*arguments: object) -> Result:
    return CliRunner().invoke(model, ["check", *map(str, arguments)])


def test_a_sound_model_passes(own_model: Path) -> None:
    result = check("--rules-only", own_model)
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings.\n")


def test_an_error_fails_and_says_where_and_what_to_do(own_model: Path) -> None:
    own_model.write_text(own_model.read_text().replace("in {color}", "in {colour}"))
    result = check("--rules-only", own_model)
    assert result.exit_code == 1
    assert "error undefined_slot" in result.output
    assert "$.interactionModel.languageModel.intents[1].samples[0]" in result.output
    assert "use one of: color, count." in result.output


def test_a_warning_is_shown_and_passes(own_model: Path) -> None:
    own_model.write_text(own_model.read_text().replace("{count} in {color}", "rather {color}"))
    result = check("--rules-only", own_model)
    assert result.exit_code == 0
    assert "warning unused_slot" in result.output
    assert "0 errors, 1 warnings." in result.output


def test_the_project_is_checked_with_its_parts(project: Path) -> None:
    result = check("--rules-only", "--root", project)
    assert result.exit_code == 1
    assert "The intent has no handler named SearchProductsIntent." in result.output
    assert "The intent has no speech named search_products." in result.output
    assert "The intent has no conversation named search_products." in result.output


def test_a_model_given_by_its_path_is_checked_without_parts(own_model: Path, project: Path) -> None:
    assert check("--rules-only", "--root", project, own_model).exit_code == 0


def test_amazons_schema_is_asked_for_where_it_is_missing(own_model: Path, tmp_path: Path) -> None:
    result = check("--root", tmp_path, own_model)
    assert result.exit_code == 2
    assert "aisle model fetch-schema" in result.output


def test_amazons_schema_is_applied_where_it_is_given(own_model: Path, tmp_path: Path) -> None:
    strict = {"type": "object", "properties": {"version": {"type": "string"}}}
    value = {"type": "object", "properties": {}}
    names = ("InteractionModelData", "TypeValueObject")
    definitions = dict(
        zip((f"v1.skill.interactionModel.{n}" for n in names), (strict, value), strict=True)
    )
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps({"definitions": definitions}))
    result = check("--spec", spec, own_model)
    assert result.exit_code == 1
    assert "amazon_schema" in result.output
    assert "'interactionModel' was unexpected" in result.output


def test_what_is_no_json_is_said_once(own_model: Path, tmp_path: Path) -> None:
    own_model.write_text("{")
    result = check("--spec", _any_spec(tmp_path), own_model)
    assert result.exit_code == 1
    assert result.output.count("unreadable") == 1
    assert "1 errors" in result.output


def _any_spec(tmp_path: Path) -> Path:
    spec = tmp_path / "spec.json"
    value = "v1.skill.interactionModel.TypeValueObject"
    spec.write_text(json.dumps({"definitions": {value: {"type": "object", "properties": {}}}}))
    return spec


def test_a_project_without_models_is_told_so(tmp_path: Path) -> None:
    result = check("--rules-only", "--root", tmp_path)
    assert result.exit_code == 2
    assert "There is no model in" in result.output


def test_fetching_says_where_the_schema_is(tmp_path: Path) -> None:
    spec = tmp_path / SPEC
    spec.parent.mkdir(parents=True)
    spec.write_text("{}")
    result = CliRunner().invoke(model, ["fetch-schema", "--root", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, f"{spec}\n")


def test_fetching_without_npm_fails_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = CliRunner().invoke(model, ["fetch-schema", "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert "Install Node.js" in result.output


def test_packaging_lists_what_it_wrote(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(package, ["--root", str(project), "--out", str(out)])
    assert result.exit_code == 0
    assert str(out / "skill-package" / "skill.json") in result.output
    assert "then give --endpoint" in result.output


def test_packaging_for_no_function_fails_with_a_remedy(project: Path, tmp_path: Path) -> None:
    arguments = ["--root", project, "--out", tmp_path / "out", "--endpoint", "aisle"]
    result = CliRunner().invoke(package, list(map(str, arguments)))
    assert result.exit_code == 1
    assert "no ARN of a Lambda function" in result.output
    assert not (tmp_path / "out").exists()
