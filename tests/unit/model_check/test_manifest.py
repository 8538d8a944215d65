"""The manifest's example phrases, icons and locales."""

from __future__ import annotations

import copy
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.model_check import Finding
from workbench.model_check.manifest import check_manifest
from workbench.packaging.icons import draw

MANIFEST = {
    "manifest": {
        "publishingInformation": {
            "locales": {
                "en-US": {
                    "examplePhrases": [
                        "Alexa, open bright aisle",
                        "Alexa, ask bright aisle to find the lost world",
                        "Alexa, ask bright aisle, do you have a lantern?",
                    ],
                    "smallIconUri": "file://assets/small.png",
                    "largeIconUri": "https://example.com/large.png",
                }
            }
        }
    }
}
Checked = Callable[[Callable[[dict[str, Any]], object]], list[Finding]]


@pytest.fixture
def checked(tmp_path: Path, small_model: dict[str, Any]) -> Checked:
    """Breaks the entry of en-US in a sound manifest and checks it beside the small model."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "small.png").write_bytes(_png(108))
    model = tmp_path / "en-US.json"
    model.write_text(json.dumps(small_model))

    def checked(break_it: Callable[[dict[str, Any]], object]) -> list[Finding]:
        content: Any = copy.deepcopy(MANIFEST)
        break_it(content["manifest"]["publishingInformation"]["locales"])
        path = tmp_path / "skill.json"
        path.write_text(json.dumps(content))
        return check_manifest(path, {"en-US": model})

    return checked


def _png(side: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", side, side)


def test_a_sound_manifest_has_nothing_to_report(checked: Checked) -> None:
    assert checked(lambda _: None) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "Alexa, open shiny aisle",
        "Alexa, ask bright aisle to dance",
        "Alexa, ask the aisle to find a lamp",
        "dance with me",
    ],
)
def test_an_example_that_opens_no_intent_is_found(phrase: str, checked: Checked) -> None:
    (finding,) = checked(lambda locales: locales["en-US"]["examplePhrases"].append(phrase))
    assert finding.code == "example_phrase"
    assert finding.place.endswith("examplePhrases[3]")
    assert phrase in finding.message


@pytest.mark.parametrize("phrase", ["do you have a lantern", "Alexa, launch Bright Aisle"])
def test_an_example_may_be_a_sample_or_an_opening(phrase: str, checked: Checked) -> None:
    assert checked(lambda locales: locales["en-US"]["examplePhrases"].append(phrase)) == []


@pytest.mark.parametrize(
    "uri", ["", "file://assets/none.png", "assets/small.png", "file://skill.json"]
)
def test_an_icon_that_is_no_png_of_its_size_is_found(uri: str, checked: Checked) -> None:
    (finding,) = checked(lambda locales: locales["en-US"].update(smallIconUri=uri))
    assert (finding.code, finding.place.rsplit(".", 1)[1]) == ("icon", "smallIconUri")


def test_an_icon_of_another_size_is_found(checked: Checked, tmp_path: Path) -> None:
    (tmp_path / "assets" / "small.png").write_bytes(_png(512))
    (finding,) = checked(lambda _: None)
    assert "108 by 108" in finding.message


def test_a_locale_without_a_model_is_found(checked: Checked) -> None:
    (finding,) = checked(lambda locales: locales.update({"de-DE": {}}))
    assert finding.code == "locale_mismatch"
    assert "de-DE: has no interaction model" in finding.message


def test_a_model_without_its_locale_is_found(checked: Checked) -> None:
    (finding,) = checked(lambda locales: locales.clear())
    assert "en-US: manifest says nothing of it" in finding.message


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"manifest": {}}', '{"manifest": null}'])
def test_what_is_no_manifest_is_one_finding(content: str, tmp_path: Path) -> None:
    path = tmp_path / "skill.json"
    path.write_text(content)
    (finding,) = check_manifest(path, {})
    assert finding.code == "unreadable"


def test_the_icons_are_drawn_at_their_size() -> None:
    icon = draw(12)
    assert icon.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", icon[16:24]) == (12, 12)
    assert draw(12) == icon
