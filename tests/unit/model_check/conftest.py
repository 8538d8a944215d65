"""A small model without a fault, to break in one place at a time."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.model_check import Finding, check

Broken = Callable[[dict[str, Any]], object]


@pytest.fixture
def small_model() -> dict[str, Any]:
    return copy.deepcopy(_SMALL)


_SMALL: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "bright aisle",
            "intents": [
                {
                    "name": "FindBookIntent",
                    "slots": [
                        {
                            "name": "title",
                            "type": "AMAZON.SearchQuery",
                            "samples": ["{title}", "the one called {title}"],
                        }
                    ],
                    "samples": ["find {title}", "do you have {title}", "find a book"],
                },
                {
                    "name": "PickColorIntent",
                    "slots": [
                        {"name": "color", "type": "COLOR"},
                        {"name": "count", "type": "AMAZON.NUMBER"},
                    ],
                    "samples": ["in {color}", "{count} in {color}"],
                },
                *(
                    {"name": f"AMAZON.{name}Intent", "samples": []}
                    for name in ("Cancel", "Fallback", "Help", "NavigateHome", "Stop")
                ),
                {"name": "AMAZON.YesIntent", "samples": ["go ahead"]},
            ],
            "types": [
                {
                    "name": "COLOR",
                    "values": [
                        {"id": "gray", "name": {"value": "gray", "synonyms": ["grey"]}},
                        {"id": "red", "name": {"value": "red"}},
                    ],
                }
            ],
        },
        "dialog": {
            "delegationStrategy": "SKILL_RESPONSE",
            "intents": [
                {
                    "name": "FindBookIntent",
                    "delegationStrategy": "ALWAYS",
                    "confirmationRequired": False,
                    "prompts": {},
                    "slots": [
                        {
                            "name": "title",
                            "type": "AMAZON.SearchQuery",
                            "elicitationRequired": True,
                            "confirmationRequired": False,
                            "prompts": {"elicitation": "Elicit.title"},
                        }
                    ],
                }
            ],
        },
        "prompts": [
            {
                "id": "Elicit.title",
                "variations": [{"type": "PlainText", "value": "Which book?"}],
            }
        ],
    }
}


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Breaks the small model, writes it and checks it."""

    def checked(break_it: Broken = lambda _: None, **parts: Any) -> list[Finding]:
        content = copy.deepcopy(_SMALL)
        break_it(content["interactionModel"])
        path = tmp_path / "en-US.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return check(path, **parts)

    return checked
