"""The values of a slot type: one id each, and no words that mean two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model, SlotType, Value


def values(model: Model) -> Iterator[Finding]:
    for type_ in model.types:
        yield from _ids(model, type_)
        yield from _shared_words(model, type_)
        for value in type_.values:
            yield from _synonyms(model, type_, value)


def _ids(model: Model, type_: SlotType) -> Iterator[Finding]:
    seen: set[str] = set()
    for value in type_.values:
        if not value.id:
            message = f'"{value.name}" of {type_.name} has no id.'
            yield model.warning("value_without_id", value.place, message, "Give it one.")
        elif value.id in seen:
            message = f'{type_.name} has the id "{value.id}" twice.'
            yield model.error("repeated_value_id", value.place, message, "Use each id once.")
        seen.add(value.id)


def _shared_words(model: Model, type_: SlotType) -> Iterator[Finding]:
    meanings: dict[str, list[Value]] = defaultdict(list)
    for value in type_.values:
        for words in value.spoken():
            meanings[words].append(value)
    for words, claimed in sorted(meanings.items()):
        for value in claimed[1:]:
            yield model.error(
                "words_of_two_values",
                value.place,
                f'"{words}" means both "{claimed[0].name}" and "{value.name}" in {type_.name}.',
                "Leave the words to one of them.",
            )


def _synonyms(model: Model, type_: SlotType, value: Value) -> Iterator[Finding]:
    seen = {value.name.casefold()}
    for synonym in value.synonyms:
        if synonym.text.casefold() in seen:
            yield model.error(
                "repeated_synonym",
                synonym.place,
                f'"{synonym.text}" stands twice under "{value.name}" of {type_.name}.',
                "Keep one.",
            )
        seen.add(synonym.text.casefold())
