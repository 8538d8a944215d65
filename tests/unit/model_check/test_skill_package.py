"""The folder for ASK CLI."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from workbench.packaging.skill_package import PackagingError, build_skill_package
from workbench.stand_ins.proactive_schema import MESSAGE_ALERT, ORDER_STATUS

PROJECT = Path(__file__).parents[3]
ARN = "arn:aws:lambda:us-east-1:123456789012:function:aisle:live"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_folder_holds_what_ask_cli_looks_for(tmp_path: Path) -> None:
    package = build_skill_package(tmp_path, ARN, PROJECT)
    source = read(tmp_path / "ask-resources.json")["profiles"]["default"]["skillMetadata"]["src"]
    assert (tmp_path / source).samefile(package)
    assert set(bytes_of(package)) == {
        "skill.json",
        "assets/images/en-US_largeIcon.png",
        "assets/images/en-US_smallIcon.png",
        "interactionModels/custom/en-US.json",
    }


def test_the_models_are_the_projects_own(tmp_path: Path) -> None:
    package = build_skill_package(tmp_path, None, PROJECT)
    model = package / "interactionModels" / "custom" / "en-US.json"
    assert model.read_bytes() == (PROJECT / "interaction_models" / "en-US.json").read_bytes()


def test_the_projects_own_resources_point_at_what_make_builds() -> None:
    profile = read(PROJECT / "ask-resources.json")["profiles"]["default"]
    assert profile["skillMetadata"]["src"] == "./build/skill/skill-package"


def test_the_endpoint_is_filled_in(tmp_path: Path) -> None:
    manifest = read(build_skill_package(tmp_path, ARN, PROJECT) / "skill.json")["manifest"]
    assert manifest["apis"]["custom"]["endpoint"] == {"uri": ARN}
    assert manifest["events"]["endpoint"] == {"uri": ARN}


def test_without_an_endpoint_the_manifest_has_none(tmp_path: Path) -> None:
    manifest = read(build_skill_package(tmp_path, None, PROJECT) / "skill.json")["manifest"]
    assert "endpoint" not in manifest["apis"]["custom"]
    assert "events" not in manifest


def test_the_manifest_asks_for_what_the_shop_sends(tmp_path: Path) -> None:
    manifest = read(build_skill_package(tmp_path, ARN, PROJECT) / "skill.json")["manifest"]
    assert {"name": "alexa::devices:all:notifications:write"} in manifest["permissions"]
    sent = {
        properties["properties"]["name"]["const"] for properties in (ORDER_STATUS, MESSAGE_ALERT)
    }
    assert {one["eventName"] for one in manifest["events"]["publications"]} == sent


@pytest.mark.parametrize(
    "endpoint", ["", "aisle", "https://example.com", "arn:aws:s3:::bucket", f"{ARN}:and:more"]
)
def test_an_endpoint_that_is_no_function_is_refused(endpoint: str, tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="sam deploy"):
        build_skill_package(tmp_path, endpoint, PROJECT)


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    build_skill_package(tmp_path / "one", ARN, PROJECT)
    build_skill_package(tmp_path / "two", ARN, PROJECT)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_building_again_leaves_nothing_of_before_but_ask_clis_own_state(tmp_path: Path) -> None:
    package = build_skill_package(tmp_path, None, PROJECT)
    (package / "interactionModels" / "custom" / "de-DE.json").touch()
    (tmp_path / ".ask").mkdir()
    state = tmp_path / ".ask" / "ask-states.json"
    state.write_text("{}")
    build_skill_package(tmp_path, None, PROJECT)
    assert not (package / "interactionModels" / "custom" / "de-DE.json").exists()
    assert state.exists()


@pytest.mark.parametrize("part", ["skill_package/skill.json", "ask-resources.json"])
def test_a_part_that_is_missing_is_named(part: str, tmp_path: Path) -> None:
    root = _copy(tmp_path)
    (root / part).unlink()
    with pytest.raises(PackagingError, match=part):
        build_skill_package(tmp_path / "out", None, root)


def test_a_project_without_models_is_refused(tmp_path: Path) -> None:
    root = _copy(tmp_path)
    (root / "interaction_models" / "en-US.json").unlink()
    with pytest.raises(PackagingError, match="no interaction model"):
        build_skill_package(tmp_path / "out", None, root)


def test_a_manifest_that_is_no_json_is_refused(tmp_path: Path) -> None:
    root = _copy(tmp_path)
    (root / "skill_package" / "skill.json").write_text("{")
    with pytest.raises(PackagingError, match="is not JSON"):
        build_skill_package(tmp_path / "out", None, root)


def _copy(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for part in ("interaction_models", "skill_package"):
        shutil.copytree(PROJECT / part, root / part)
    shutil.copy(PROJECT / "ask-resources.json", root)
    return root
