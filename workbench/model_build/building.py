"""The hand-written model with a catalogue's names among its values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aisle.domain.catalog import Product
from workbench.model_build.entries import Entry, entries_of
from workbench.model_build.left_out import LeftOut, Reason
from workbench.model_build.names import TYPES, names_of
from workbench.model_build.unambiguous import unambiguous
from workbench.model_build.writing import value_of, written
from workbench.model_check.model import Model
from workbench.model_check.reading import read_model
from workbench.model_check.rules.limits import LARGEST_MODEL_BYTES, MOST_VALUES

_LINE_AROUND = 16  # bytes of a value's line beside the value: indentation, comma, line break


@dataclass(frozen=True, slots=True)
class Built:
    """`text` is the model's JSON; `added` counts new values by type, `words` all values and
    synonyms of the model."""

    text: str
    added: dict[str, int]
    words: int
    left_out: tuple[LeftOut, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.text.encode())


def build_model(
    path: Path, products: Iterable[Product], progress: Callable[[int], None] = lambda _: None
) -> Built:
    """The model at `path` with the names of the products, the same whatever order they come in.

    Raises Unreadable for what is no interaction model, OSError where there is none.
    """
    model, content = read_model(path), json.loads(path.read_bytes())
    left_out: list[LeftOut] = []
    types = {type_.name: type_ for type_ in model.types if type_.name in TYPES}
    entries = entries_of(names_of(products), types, left_out)
    within = _within_limits(entries, model, len(written(content).encode()), left_out)
    kept = unambiguous(model, within, left_out, progress)
    _put_in(content, kept)
    return Built(
        text=written(content),
        added={name: sum(entry.name.type == name for entry in kept) for name in TYPES},
        words=_words(model) + sum(map(_words_in, kept)),
        left_out=tuple(left_out),
    )


def _within_limits(
    entries: list[Entry], model: Model, size: int, left_out: list[LeftOut]
) -> list[Entry]:
    """As many as Amazon takes, the most wanted first."""
    words = _words(model)
    for count, entry in enumerate(entries):
        size += len(json.dumps(value_of(entry.said)).encode()) + _LINE_AROUND
        words += _words_in(entry)
        if size > LARGEST_MODEL_BYTES or words > MOST_VALUES:
            limit = f"{LARGEST_MODEL_BYTES:,} bytes, {MOST_VALUES:,} values and synonyms"
            left_out += (LeftOut(one.name, Reason.OVER_LIMIT, limit) for one in entries[count:])
            return entries[:count]
    return entries


def _words(model: Model) -> int:
    return sum(1 + len(value.synonyms) for type_ in model.types for value in type_.values)


def _words_in(entry: Entry) -> int:
    return 1 + len(entry.said.others)


def _put_in(content: Any, entries: Iterable[Entry]) -> None:
    """After the hand-written values, by their id."""
    values: dict[str, list[Any]] = {name: [] for name in TYPES}
    for entry in sorted(entries, key=lambda one: one.said.id):
        values[entry.name.type].append(value_of(entry.said))
    for type_ in content["interactionModel"]["languageModel"]["types"]:
        type_["values"] += values.get(type_["name"], [])
