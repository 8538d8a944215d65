"""The project's own model and manifest: without a fault, and with enough to say."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

import pytest

from workbench.model_check import check
from workbench.model_check.manifest import check_manifest
from workbench.model_check.model import Intent, SlotType
from workbench.model_check.reading import read_model
from workbench.packaging.icons import draw

PROJECT = Path(__file__).parents[2]
PATH = PROJECT / "interaction_models" / "en-US.json"
MANIFEST = PROJECT / "skill_package" / "skill.json"
MODEL = read_model(PATH)


def test_the_model_has_no_finding_not_even_a_warning() -> None:
    assert [str(finding) for finding in check(PATH)] == []


def test_the_manifest_has_no_finding() -> None:
    assert [str(finding) for finding in check_manifest(MANIFEST, {"en-US": PATH})] == []


@pytest.mark.parametrize("intent", MODEL.custom_intents(), ids=lambda intent: intent.name)
def test_people_ask_in_twenty_ways(intent: Intent) -> None:
    assert len(intent.samples) >= 20


@pytest.mark.parametrize("type_", MODEL.types, ids=lambda type_: type_.name)
def test_every_value_has_an_id_that_code_can_name(type_: SlotType) -> None:
    ids = [value.id for value in type_.values]
    assert all(id_.replace("_", "").isalnum() and id_ == id_.lower() for id_ in ids), ids


@pytest.mark.parametrize(("icon", "side"), [("small", 108), ("large", 512)])
def test_the_icons_are_those_that_the_script_draws(icon: str, side: int) -> None:
    path = MANIFEST.parent / "assets" / "images" / f"en-US_{icon}Icon.png"
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (side, side)
    if icon == "small":  # the large one is the same drawing and takes seconds
        assert path.read_bytes() == draw(side)


def test_the_docs_name_every_intent_with_its_slots() -> None:
    rows = dict(re.findall(r"^\| `(\w+Intent)` \|[^|]*\|([^|]*)\|$", _docs(), re.MULTILINE))
    told = {intent: set(re.findall(r"`(\w+)`", slots)) for intent, slots in rows.items()}
    assert told == {i.name: set(i.slot_types()) for i in MODEL.custom_intents()}


def test_the_docs_name_every_finding() -> None:
    sources = (PROJECT / "workbench" / "model_check").rglob("*.py")
    known = {code for path in sources for code in _codes(path)}
    assert len(known) > 45
    assert known == set(re.findall(r"`(\w+)`", _table_of_findings()))


def _table_of_findings() -> str:
    return _docs().partition("| of | findings |")[2].partition("\n\n")[0]


def _codes(path: Path) -> set[str]:
    """The codes of the findings that a module makes."""
    makers = {"Finding", "error", "warning", "_error", "_badly_written", "_Part"}
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    arguments = [arg for call in calls if _name(call.func) in makers for arg in call.args[:2]]
    texts = (str(arg.value) for arg in arguments if isinstance(arg, ast.Constant))
    return {text for text in texts if re.fullmatch(r"[a-z]+(_[a-z]+)*", text)}


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _docs() -> str:
    return (PROJECT / "docs" / "interaction-model.md").read_text()
