"""The model's JSON, each slot value in one line, so that a diff shows which came and went."""

from __future__ import annotations

import json
from typing import Any

from aisle.domain.phrase.saying import Said

_INDENT = 2


def value_of(said: Said) -> dict[str, Any]:
    """A value as it stands in a model."""
    name: dict[str, Any] = {"value": said.value}
    if said.others:
        name["synonyms"] = list(said.others)
    return {"id": said.id, "name": name}


def written(content: Any) -> str:
    return _written(content, 0) + "\n"


def _written(content: Any, depth: int) -> str:
    if not content or not isinstance(content, dict | list) or _is_value(content):
        return json.dumps(content, ensure_ascii=False)
    inner = "\n" + " " * _INDENT * (depth + 1)
    if isinstance(content, list):
        parts = [_written(item, depth + 1) for item in content]
    else:
        parts = [f"{json.dumps(k)}: {_written(v, depth + 1)}" for k, v in content.items()]
    opened, closed = "[]" if isinstance(content, list) else "{}"
    return f"{opened}{inner}{f',{inner}'.join(parts)}\n{' ' * _INDENT * depth}{closed}"


def _is_value(content: Any) -> bool:
    return isinstance(content, dict) and isinstance(content.get("name"), dict)
