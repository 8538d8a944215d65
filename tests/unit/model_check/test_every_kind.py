"""Every kind of finding in the docs' table: made by a broken project, shown with its line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.model_check.test_model_rules import FAULTS
from workbench.model_check.command import model
from workbench.model_check.lines import line_at, lines_of

PROJECT = Path(__file__).parents[3]
PARTS = (
    "interaction_models",
    "skill_package",
    "tests/conversations",
    "lambda/aisle/skill/handlers",
    "lambda/aisle/speech/en_us",
)
MODEL, MANIFEST = "interaction_models/en-US.json", "skill_package/skill.json"
HANDLERS, SPEECH = "lambda/aisle/skill/handlers", "lambda/aisle/speech/en_us"

Break = Callable[[Path], object]


def written(path: str, text: str) -> Break:
    return lambda project: (project / path).write_text(text)


def gone(path: str) -> Break:
    return lambda project: (project / path).unlink()


def said(path: str, old: str, new: str) -> Break:
    def break_it(project: Path) -> None:
        text = (project / path).read_text()
        assert old in text
        (project / path).write_text(text.replace(old, new, 1))

    return break_it


# Beside those that a model alone can have: the file, and what its finding stands beside there.
PROJECT_FAULTS: dict[str, tuple[Break, str, str]] = {
    "unreadable": (written(MODEL, "{"), MODEL, ""),
    "missing_handler": (gone(f"{HANDLERS}/find_cheaper.py"), MODEL, "FindCheaperIntent"),
    "missing_speech": (gone(f"{SPEECH}/find_cheaper.py"), MODEL, "FindCheaperIntent"),
    "missing_conversation": (
        gone("tests/conversations/find_cheaper.yaml"),
        MODEL,
        "FindCheaperIntent",
    ),
    "left_over_handler": (
        written(f"{HANDLERS}/find_toys.py", "class FindToysIntent: ..."),
        MODEL,
        "intents",
    ),
    "left_over_speech": (
        written(f"{SPEECH}/find_toys.py", '"""FindToysIntent: toys."""'),
        MODEL,
        "intents",
    ),
    "left_over_conversation": (written("tests/conversations/find_toys.yaml", ""), MODEL, "intents"),
    "locale_mismatch": (said(MANIFEST, '"en-US": {', '"en-GB": {'), MANIFEST, "locales"),
    "example_phrase": (
        said(
            MANIFEST, '"examplePhrases": [', '"examplePhrases": ["Alexa, ask another shop to sing",'
        ),
        MANIFEST,
        "Alexa, ask another shop to sing",
    ),
    "icon": (
        said(MANIFEST, "en-US_smallIcon.png", "en-US_noIcon.png"),
        MANIFEST,
        "en-US_noIcon.png",
    ),
    "amazon_schema": (
        said(MODEL, '"invocationName"', '"colour": "red", "invocationName"'),
        MODEL,
        "languageModel",
    ),
}
_SPEC: dict[str, Any] = {
    "definitions": {
        "v1.skill.interactionModel.InteractionModelData": {
            "properties": {
                "interactionModel": {
                    "properties": {
                        "languageModel": {
                            "type": "object",
                            "properties": {"invocationName": {}, "intents": {}, "types": {}},
                        }
                    }
                }
            }
        },
        "v1.skill.interactionModel.TypeValueObject": {},
        "v1.skill.Manifest.SkillManifestEnvelope": {},
    }
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """This project, as far as the check looks at it."""
    for part in PARTS:
        shutil.copytree(PROJECT / part, tmp_path / part)
    (tmp_path / "spec.json").write_text(json.dumps(_SPEC))
    return tmp_path


def checked(project: Path) -> list[tuple[str, str, int, str, str]]:
    """The code, file, line, place and text of each finding shown."""
    command = ["check", "--root", str(project), "--spec", str(project / "spec.json")]
    output = CliRunner().invoke(model, command).output
    shown = re.findall(r"^(?:error|warning) (\w+) (\S+?):(\d+) (\$\S*)\n  (.+)$", output, re.M)
    return [(code, file, int(line), place, text) for code, file, line, place, text in shown]


def test_every_kind_in_the_docs_is_tested_with_something_broken() -> None:
    docs = (PROJECT / "docs" / "interaction-model.md").read_text()
    table = docs.partition("| of | findings |")[2].partition("\n\n")[0]
    tested = {code for code, _, _ in FAULTS} | set(PROJECT_FAULTS)
    assert set(re.findall(r"`(\w+)`", table)) == tested


def test_the_project_itself_has_nothing_to_show(project: Path) -> None:
    assert checked(project) == []


@pytest.mark.parametrize("code", PROJECT_FAULTS)
def test_a_fault_of_the_project_is_shown_with_its_line(code: str, project: Path) -> None:
    break_it, file, beside = PROJECT_FAULTS[code]
    break_it(project)
    found = [finding for finding in checked(project) if finding[0] == code]
    assert found
    for _, shown, line, place, text in found:
        assert shown == str(project / file)
        lines = (project / file).read_text().splitlines()
        assert beside in " ".join(lines[line - 1 : line + 1]), (line, place)
        assert re.fullmatch(r".+[.:] .+\.", text), text


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", min_size=1), inner),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 2]))
def test_every_value_has_the_line_on_which_it_begins(content: Any, indent: int | None) -> None:
    text = json.dumps(content, indent=indent)
    lines = text.splitlines()
    found = lines_of(text)
    for place, value in _places(content, "$"):
        first = json.dumps(value)[0]
        assert first in lines[found[place] - 1]
    assert len(found) == len(list(_places(content, "$")))


def _places(content: Any, place: str) -> list[tuple[str, Any]]:
    inner = []
    if isinstance(content, dict):
        inner = [(f"{place}.{key}", value) for key, value in content.items()]
    elif isinstance(content, list):
        inner = [(f"{place}[{i}]", value) for i, value in enumerate(content)]
    return [(place, content), *(found for at, value in inner for found in _places(value, at))]


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    lines = lines_of('{\n"a": {\n"b": []}}')
    assert line_at(lines, "$.a.c") == 2
    assert line_at(lines, "$.a.b[3].x") == 3
    assert line_at(lines, "$['a']['b']") == 3
    assert line_at({}, "$.a") == 1
