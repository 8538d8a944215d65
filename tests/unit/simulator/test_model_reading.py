"""Reading an interaction model, and how its faults are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.simulator.library_desk import LIBRARY_DESK
from workbench.simulator import InteractionModel, ModelError, Understanding, load_model


def test_a_model_is_read_whole(library: InteractionModel) -> None:
    assert library.invocation_name == "city library"
    assert library.intents["FindBookIntent"].slots["title"].samples[0] == "{title}"
    assert library.types["BRANCH"][0].synonyms == ("main library", "downtown", "central")
    assert library.dialogs["FindBookIntent"].delegated
    assert not library.dialogs["ReserveBookIntent"].delegated
    assert library.prompts["Ask.title"] == ("Which book?", "What is it called?")


def _language(model: Any) -> Any:
    return model["interactionModel"]["languageModel"]


def _cut_name(model: Any) -> None:
    del _language(model)["intents"][2]["name"]


def _cut_invocation(model: Any) -> None:
    del _language(model)["invocationName"]


def _samples_no_list(model: Any) -> None:
    _language(model)["intents"][0]["samples"] = "find"


def _value_without_name(model: Any) -> None:
    _language(model)["types"][0]["values"][1] = {"id": "poems"}


def _dangling_prompt(model: Any) -> None:
    model["interactionModel"]["prompts"].pop()


def _empty_prompt(model: Any) -> None:
    model["interactionModel"]["prompts"][0]["variations"] = []


def _no_model(model: Any) -> None:
    del model["interactionModel"]


def _undefined_slot(model: Any) -> None:
    _language(model)["intents"][0]["samples"].append("find {author}")


def _undefined_type(model: Any) -> None:
    _language(model)["types"].pop()


def _phone_number(model: Any) -> None:
    _language(model)["intents"][2]["slots"][1]["type"] = "AMAZON.PhoneNumber"


def _alphanumeric(model: Any) -> None:
    _language(model)["intents"][2]["slots"][1]["type"] = "AMAZON.AlphaNumeric"


def _two_bounds(model: Any) -> None:
    slots = model["interactionModel"]["dialog"]["intents"][1]["slots"]
    slots[1]["validations"][0] = {"type": "isLessThan", "prompt": "Ask.copies"}


def _span_from_today(model: Any) -> None:
    slots = model["interactionModel"]["dialog"]["intents"][1]["slots"]
    rule = {"type": "isInDuration", "prompt": "Ask.copies", "start": "P0D", "end": "P2W"}
    slots[3]["validations"] = [rule]


def _unknown_rule(model: Any) -> None:
    slots = model["interactionModel"]["dialog"]["intents"][1]["slots"]
    slots[0]["validations"][0]["type"] = "isNice"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (_cut_name, r"intents\[2\].*'name'"),
        (_cut_invocation, "'invocationName'"),
        (_samples_no_list, r"intents\[0\].samples: is not a list"),
        (_value_without_name, r"types\[0\].values\[1\].*'name'"),
        (_dangling_prompt, "JoinIntent uses no such prompt 'Confirm.join'"),
        (_empty_prompt, r"prompts\[0\]: has no variations"),
        (_no_model, "'interactionModel'"),
        (_undefined_slot, "FindBookIntent: 'find {author}' uses an undefined slot 'author'"),
        (_undefined_type, "slot types neither defined nor played: BRANCH"),
        (_phone_number, "neither defined nor played: AMAZON.PhoneNumber"),
        (_alphanumeric, "neither defined nor played: AMAZON.AlphaNumeric"),
        (_two_bounds, "isLessThan takes 1 values, not 0"),
        (_span_from_today, "isInDuration between dates only"),
        (_unknown_rule, r"dialog.intents\[1\].slots\[0\].*'isNice'"),
    ],
)
def test_a_fault_is_told_with_file_and_place(
    tmp_path: Path, fault: Callable[[Any], None], told: str
) -> None:
    model = json.loads(LIBRARY_DESK.read_text(encoding="utf-8"))
    fault(model)
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    with pytest.raises(ModelError, match=told) as raised:
        Understanding(load_model(path))
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [("{", "is not JSON"), ("[]", "is not an object"), (None, "cannot be read")],
)
def test_a_file_that_is_no_model_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    path = tmp_path / "model.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ModelError, match=told):
        load_model(path)
