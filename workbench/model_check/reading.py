"""From the JSON file to a Model, keeping each value's JSON path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbench.model_check.model import (
    DialogIntent,
    DialogSlot,
    Intent,
    Model,
    Prompt,
    PromptUse,
    Slot,
    SlotType,
    Spoken,
    Value,
)


class Unreadable(Exception):
    """The file is not an interaction model: `place` is where it first departs from one."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


class Node:
    """A JSON value and its path. Raises Unreadable where the value is of another kind."""

    def __init__(self, value: Any, place: str) -> None:
        self.value, self.place = value, place

    def at(self, key: str) -> Node:
        return Node(self._of(dict, "an object").get(key), f"{self.place}.{key}")

    def each(self, key: str) -> list[Node]:
        """The items of a list; none where the list is absent."""
        child = self.at(key)
        if child.value is None:
            return []
        items = child._of(list, "a list")
        return [Node(item, f"{child.place}[{i}]") for i, item in enumerate(items)]

    def text(self, key: str) -> str:
        return str(self.at(key)._of(str, "a text"))

    def text_or(self, key: str, default: str) -> str:
        return default if self.at(key).value is None else self.text(key)

    def flag(self, key: str) -> bool:
        child = self.at(key)
        return False if child.value is None else bool(child._of(bool, "true or false"))

    def spoken(self, key: str) -> tuple[Spoken, ...]:
        return tuple(Spoken(item._of(str, "a text"), item.place) for item in self.each(key))

    def _of(self, kind: type, expected: str) -> Any:
        if not isinstance(self.value, kind):
            raise Unreadable(self.place, f"expected {expected}, found {json.dumps(self.value)}")
        return self.value


def read_model(path: Path) -> Model:
    """Raises Unreadable for what is no interaction model, OSError where there is no file."""
    content = path.read_bytes()
    try:
        root = Node(json.loads(content), "$")
    except ValueError as error:
        raise Unreadable("$", f"is not JSON: {error}") from error
    interaction = root.at("interactionModel")
    language, dialog = interaction.at("languageModel"), interaction.at("dialog")
    return Model(
        file=str(path),
        size=len(content),
        invocation_name=language.text("invocationName"),
        intents=tuple(map(_intent, language.each("intents"))),
        types=tuple(map(_type, language.each("types"))),
        dialog=tuple(map(_dialog_intent, dialog.each("intents"))) if dialog.value else (),
        prompts=tuple(map(_prompt, interaction.each("prompts"))),
    )


def _intent(node: Node) -> Intent:
    slots = tuple(map(_slot, node.each("slots")))
    return Intent(node.text("name"), slots, node.spoken("samples"), node.place)


def _slot(node: Node) -> Slot:
    return Slot(node.text("name"), node.text("type"), node.spoken("samples"), node.place)


def _type(node: Node) -> SlotType:
    supplied = node.at("valueSupplier").value is not None
    return SlotType(
        node.text("name"), tuple(map(_value, node.each("values"))), supplied, node.place
    )


def _value(node: Node) -> Value:
    name = node.at("name")
    return Value(node.text_or("id", ""), name.text("value"), name.spoken("synonyms"), node.place)


def _prompt(node: Node) -> Prompt:
    variations = [Spoken(item.text("value"), item.place) for item in node.each("variations")]
    return Prompt(node.text("id"), tuple(variations), node.place)


def _dialog_intent(node: Node) -> DialogIntent:
    return DialogIntent(
        node.text("name"),
        tuple(map(_dialog_slot, node.each("slots"))),
        node.flag("confirmationRequired"),
        _uses(node),
        node.place,
    )


def _dialog_slot(node: Node) -> DialogSlot:
    return DialogSlot(
        node.text("name"),
        node.text("type"),
        node.flag("elicitationRequired"),
        node.flag("confirmationRequired"),
        _uses(node),
        node.place,
    )


def _uses(node: Node) -> tuple[PromptUse, ...]:
    prompts = node.at("prompts")
    named = [
        PromptUse(purpose, prompts.text(purpose), f"{prompts.place}.{purpose}")
        for purpose in ("elicitation", "confirmation")
        if prompts.value and prompts.at(purpose).value is not None
    ]
    validations = node.each("validations")
    return (*named, *(PromptUse("validation", v.text("prompt"), v.place) for v in validations))
