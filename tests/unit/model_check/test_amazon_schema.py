"""Amazon's swagger as a schema that says no: on a swagger of ours with the same peculiarities."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.model_check.amazon_schema import amazon_schema, schema_findings
from workbench.model_check.amazon_spec import SpecUnavailable, fetch_spec

REFERENCE = "#/definitions/"
SWAGGER = {
    "definitions": {
        "Slot": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "minLength": 1},
                "rules": {"type": "array", "items": {"$ref": f"{REFERENCE}Rule"}},
                "value": {
                    "$ref": f"{REFERENCE}v1.skill.interactionModel.TypeValueObject",
                    "x-isEnum": True,
                },
                "free": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
        "Rule": {
            "type": "object",
            "required": ["type"],
            "discriminator": "type",
            "properties": {"type": {"type": "string"}, "prompt": {"type": "string"}},
        },
        "LessThan": {
            "x-discriminator-value": "isLessThan",
            "allOf": [
                {"$ref": f"{REFERENCE}Rule"},
                {
                    "type": "object",
                    "required": ["value"],
                    "properties": {"value": {"type": "string"}},
                },
            ],
        },
        "Known": {"x-discriminator-value": "isKnown", "allOf": [{"$ref": f"{REFERENCE}Rule"}]},
        "v1.skill.interactionModel.TypeValueObject": {
            "type": "object",
            "required": ["synonyms", "value"],
            "properties": {
                "value": {"type": "string"},
                "synonyms": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            },
        },
    }
}
Against = Callable[[Any], list[tuple[str, str]]]


@pytest.fixture
def against(tmp_path: Path) -> Against:
    """What the schema says against a slot, as (place, message)."""
    spec, document = tmp_path / "spec.json", tmp_path / "slot.json"
    spec.write_text(json.dumps(SWAGGER))

    def against(slot: Any) -> list[tuple[str, str]]:
        document.write_text(json.dumps(slot))
        found = schema_findings(document, "Slot", amazon_schema(spec))
        return [(finding.place, finding.message) for finding in found]

    return against


@pytest.mark.parametrize(
    "slot",
    [
        {"name": "a"},
        {"name": "a", "value": {"value": "red"}},
        {"name": "a", "value": {"value": "red", "synonyms": ["crimson"]}},
        {"name": "a", "rules": [{"type": "isKnown", "prompt": "p"}]},
        {"name": "a", "rules": [{"type": "isLessThan", "value": "3"}]},
        {"name": "a", "free": {"whatever": "there is"}},
    ],
)
def test_what_amazon_takes_is_valid(slot: Any, against: Against) -> None:
    assert against(slot) == []


@pytest.mark.parametrize(
    ("slot", "place", "said"),
    [
        ({}, "$", "'name' is a required property"),
        ({"name": ""}, "$.name", "non-empty"),
        ({"name": "a", "nmae": "b"}, "$", "'nmae' was unexpected"),
        ({"name": "a", "value": {"value": "red", "synonyms": []}}, "$.value.synonyms", "non-empty"),
        ({"name": "a", "value": {"value": "red", "id": "1"}}, "$.value", "'id' was unexpected"),
        ({"name": "a", "rules": [{"type": "isMore"}]}, "$.rules[0].type", "is not one of"),
        ({"name": "a", "rules": [{}]}, "$.rules[0]", "'type' is a required property"),
        ({"name": "a", "rules": [{"type": "isLessThan"}]}, "$.rules[0]", "'value' is a required"),
        (
            {"name": "a", "rules": [{"type": "isKnown", "value": "3"}]},
            "$.rules[0]",
            "'value' was unexpected",
        ),
        ({"name": "a", "free": {"whatever": 3}}, "$.free.whatever", "is not of type 'string'"),
    ],
)
def test_what_amazon_would_refuse_is_found(
    slot: Any, place: str, said: str, against: Against
) -> None:
    ((found_at, message),) = against(slot)
    assert found_at == place
    assert said in message


def test_a_schema_that_is_there_is_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "spec.json").write_text("{}")
    assert fetch_spec(tmp_path / "spec.json") == tmp_path / "spec.json"


def test_without_npm_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SpecUnavailable, match=r"Install Node\.js.*or give --spec"):
        fetch_spec(tmp_path / "build" / "spec.json")


def test_an_npm_that_fails_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error 404 Not Found' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(SpecUnavailable, match="404 Not Found"):
        fetch_spec(tmp_path / "build" / "spec.json")
    assert not (tmp_path / "build" / "spec.json").exists()
