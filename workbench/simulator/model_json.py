"""Reading Alexa's JSON for an interaction model; every complaint names its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.simulator.errors import ModelError
from workbench.simulator.model import (
    VALIDATION_RULES,
    DialogIntent,
    DialogSlot,
    Intent,
    InteractionModel,
    Slot,
    SlotValue,
    Validation,
)


@dataclass(frozen=True, slots=True)
class _Node:
    """A JSON object and where it stands."""

    content: Any
    place: str

    def wrong(self, problem: str) -> ModelError:
        return ModelError(f"{self.place}: {problem}")

    def object(self, key: str, required: bool = False) -> _Node:
        return self._member(key, dict, "an object", {} if not required else None)

    def text(self, key: str) -> str:
        node = self._member(key, str, "a text", None)
        if not node.content.strip():
            raise node.wrong("is empty")
        return str(node.content)

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if self.content.get(key) else None

    def flag(self, key: str) -> bool:
        return bool(self._member(key, bool, "true or false", False).content)

    def list(self, key: str) -> Iterator[_Node]:
        node = self._member(key, list, "a list", [])
        for number, item in enumerate(node.content):
            yield _Node(item, f"{node.place}[{number}]")

    def objects(self, key: str) -> Iterator[_Node]:
        for node in self.list(key):
            if not isinstance(node.content, dict):
                raise node.wrong("is not an object")
            yield node

    def texts(self, key: str) -> tuple[str, ...]:
        nodes = tuple(self.list(key))
        for node in nodes:
            if not isinstance(node.content, str):
                raise node.wrong("is not a text")
        return tuple(node.content for node in nodes)

    def _member(self, key: str, kind: type, called: str, default: Any) -> _Node:
        value = self.content.get(key)
        node = _Node(default if value is None else value, f"{self.place}.{key}")
        if node.content is None:
            raise self.wrong(f"has no {key!r}")
        if not isinstance(node.content, kind):
            raise node.wrong(f"is not {called}")
        return node


def model_of(content: Any, source: str) -> InteractionModel:
    """The model in Alexa's JSON. Raises ModelError."""
    root = _Node(content, f"{source}: $")
    if not isinstance(content, dict):
        raise root.wrong("is not an object")
    whole = root.object("interactionModel", required=True)
    language = whole.object("languageModel", required=True)
    model = InteractionModel(
        source=source,
        invocation_name=language.text("invocationName"),
        intents={node.text("name"): _intent(node) for node in language.objects("intents")},
        types={node.text("name"): _values(node) for node in language.objects("types")},
        dialogs=_dialogs(whole.object("dialog")),
        prompts={node.text("id"): _variations(node) for node in whole.objects("prompts")},
    )
    _check_prompts(model, whole.place)
    return model


def _intent(node: _Node) -> Intent:
    slots = {
        slot.text("name"): Slot(slot.text("name"), slot.text("type"), slot.texts("samples"))
        for slot in node.objects("slots")
    }
    return Intent(node.text("name"), slots, node.texts("samples"))


def _values(node: _Node) -> tuple[SlotValue, ...]:
    return tuple(_value(value) for value in node.objects("values"))


def _value(node: _Node) -> SlotValue:
    name = node.object("name", required=True)
    value = name.text("value")
    return SlotValue(node.optional_text("id") or value, value, name.texts("synonyms"))


def _variations(node: _Node) -> tuple[str, ...]:
    variations = tuple(variation.text("value") for variation in node.objects("variations"))
    if not variations:
        raise node.wrong("has no variations")
    return variations


def _dialogs(dialog: _Node) -> dict[str, DialogIntent]:
    default = dialog.optional_text("delegationStrategy") or "ALWAYS"
    return {node.text("name"): _dialog(node, default) for node in dialog.objects("intents")}


def _dialog(node: _Node, default: str) -> DialogIntent:
    prompts = node.object("prompts")
    return DialogIntent(
        name=node.text("name"),
        slots=tuple(_dialog_slot(slot) for slot in node.objects("slots")),
        confirmation=prompts.text("confirmation") if node.flag("confirmationRequired") else None,
        delegated=(node.optional_text("delegationStrategy") or default) == "ALWAYS",
    )


def _dialog_slot(node: _Node) -> DialogSlot:
    prompts = node.object("prompts")
    return DialogSlot(
        name=node.text("name"),
        elicitation=prompts.text("elicitation") if node.flag("elicitationRequired") else None,
        confirmation=prompts.text("confirmation") if node.flag("confirmationRequired") else None,
        validations=tuple(_validation(rule) for rule in node.objects("validations")),
    )


def _validation(node: _Node) -> Validation:
    values = tuple(
        str(node.content[key]) for key in ("value", "start", "end") if node.content.get(key)
    )
    kind = node.text("type")
    if kind not in VALIDATION_RULES:
        raise node.wrong(f"Alexa knows no validation {kind!r}")
    values = values or node.texts("values")
    if VALIDATION_RULES[kind] not in (None, len(values)):
        raise node.wrong(f"{kind} takes {VALIDATION_RULES[kind]} values, not {len(values)}")
    if "Duration" in kind and any(not value[:4].isdecimal() for value in values):
        raise node.wrong(f"the simulator plays {kind} between dates only, not {values}")
    return Validation(kind, node.text("prompt"), values)


def _check_prompts(model: InteractionModel, place: str) -> None:
    for dialog in model.dialogs.values():
        used = [dialog.confirmation]
        for slot in dialog.slots:
            used += [slot.elicitation, slot.confirmation, *(v.prompt for v in slot.validations)]
        for prompt in used:
            if prompt is not None and prompt not in model.prompts:
                raise ModelError(f"{place}.dialog: {dialog.name} uses no such prompt {prompt!r}")
