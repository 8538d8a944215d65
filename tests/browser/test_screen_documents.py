"""The APL documents by Amazon's own lint, and by what it cannot see."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aisle.skill.screens.documents import document
from aisle.speech.screens import Page
from workbench import viewhost

_LINT = Path(viewhost.__file__).with_name("lint.js")
DOCUMENTS = {
    page.document: document(page.document)
    for page in Page.__subclasses__()
    if "document" in vars(page)
}


def linted(documents: dict[str, Any]) -> list[dict[str, str]]:
    said = subprocess.run(
        ["node", _LINT], input=json.dumps(documents), capture_output=True, text=True, check=True
    )
    findings: list[dict[str, str]] = json.loads(said.stdout)
    return findings


def test_amazons_lint_finds_nothing() -> None:
    assert linted(DOCUMENTS) == []


def test_amazons_lint_would_find_something() -> None:
    broken = {
        **DOCUMENTS["message"],
        "mainTemplate": {"items": [{"type": "Text", "colour": "red"}]},
    }
    assert [finding["path"] for finding in linted({"broken": broken})] != []


def parts(value: Any) -> Iterator[dict[str, Any]]:
    members = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    if isinstance(value, dict):
        yield value
    for member in members:
        yield from parts(member)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_fetched(name: str) -> None:
    assert "import" not in DOCUMENTS[name]
    kinds = {part.get("type") for part in parts(DOCUMENTS[name])}
    assert not kinds & {"Image", "Video", "VectorGraphic", "OpenURL"}
    assert "http" not in json.dumps(DOCUMENTS[name])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_whatever_can_be_touched_has_a_name_and_a_role(name: str) -> None:
    touched = [part for part in parts(DOCUMENTS[name]) if part.get("type") == "TouchWrapper"]
    assert touched
    assert all({"accessibilityLabel", "role", "onPress"} <= part.keys() for part in touched)


def luminance(color: str) -> float:
    """Of WCAG 2.2's "relative luminance"."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        (words, behind)
        for behind in ("ground", "surface", "pressed")
        for words in ("text", "quiet", "trouble", "brand")
    ]
    + [("onBrand", "brand")],
)
def test_words_stand_out_from_what_is_behind_them(words: str, behind: str) -> None:
    """WCAG 2.2 asks for 4.5 to 1."""
    colors: dict[str, str] = {}
    for resource in DOCUMENTS["message"]["resources"]:
        colors |= resource.get("colors", {})
    dark, light = sorted((luminance(colors[words]), luminance(colors[behind])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
