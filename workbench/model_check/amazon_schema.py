"""Amazon's own schema of models and manifests, out of the swagger that ask-smapi-model carries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from workbench.model_check.finding import Finding, Severity

MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"
_VALUE = "v1.skill.interactionModel.TypeValueObject"
_Definitions = dict[str, dict[str, Any]]


def amazon_schema(spec_path: Path) -> _Definitions:
    """The definitions of spec.json as JSON Schema, with what the swagger leaves open made strict.

    Synonyms are not required, whatever the swagger says: Amazon takes values without. Unknown keys
    are errors. Where a swagger discriminator names the kind of an object, that kind's keys hold.
    """
    raw: _Definitions = json.loads(spec_path.read_text(encoding="utf-8"))["definitions"]
    kinds = _kinds(raw)
    definitions = {name: _definition(name, raw, kinds) for name in raw}
    definitions[_VALUE]["required"] = ["value"]
    return definitions


def schema_findings(
    document: Path, definition: str, definitions: Mapping[str, Any]
) -> Iterator[Finding]:
    """What Amazon's schema says against a JSON file; `definition` is MODEL or MANIFEST."""
    schema = {"$ref": f"#/definitions/{definition}", "definitions": definitions}
    content = json.loads(document.read_text(encoding="utf-8"))
    for error in Draft202012Validator(schema).iter_errors(content):
        yield _finding(document, error)


def _finding(document: Path, error: ValidationError) -> Finding:
    return Finding(
        "amazon_schema",
        Severity.ERROR,
        str(document),
        error.json_path,
        f"Amazon's schema: {error.message}.",
        "See the interaction model and manifest schema in Amazon's SMAPI reference.",
    )


def _kinds(raw: _Definitions) -> dict[str, list[str]]:
    """The definitions that extend each definition, by its name."""
    kinds: dict[str, list[str]] = {}
    for name, definition in raw.items():
        for part in definition.get("allOf", ()):
            if "$ref" in part:
                kinds.setdefault(_referred(part), []).append(name)
    return kinds


def _definition(name: str, raw: _Definitions, kinds: Mapping[str, list[str]]) -> dict[str, Any]:
    discriminator = raw[name].get("discriminator")
    if discriminator is None or name not in kinds:
        flat: dict[str, Any] = _strict(_flat(raw[name], raw))
        return flat
    tags = {raw[kind].get("x-discriminator-value", kind): kind for kind in kinds[name]}
    return {
        "type": "object",
        "required": [discriminator],
        "properties": {discriminator: {"enum": sorted(tags)}},
        "allOf": [_if_tagged(discriminator, tag, kind) for tag, kind in sorted(tags.items())],
    }


def _if_tagged(discriminator: str, tag: str, kind: str) -> dict[str, Any]:
    tagged = {"properties": {discriminator: {"const": tag}}, "required": [discriminator]}
    return {"if": tagged, "then": {"$ref": f"#/definitions/{kind}"}}


def _flat(schema: dict[str, Any], raw: _Definitions) -> dict[str, Any]:
    """One object schema for one that extends others, so that unknown keys can be told."""
    if "allOf" not in schema:
        return schema
    parts = [_flat(raw[_referred(p)] if "$ref" in p else p, raw) for p in schema["allOf"]]
    properties = {key: value for part in parts for key, value in part.get("properties", {}).items()}
    required = sorted({key for part in parts for key in part.get("required", ())})
    return {"type": "object", "properties": properties, "required": required}


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return closed


def _referred(reference: Mapping[str, str]) -> str:
    return reference["$ref"].removeprefix("#/definitions/")
