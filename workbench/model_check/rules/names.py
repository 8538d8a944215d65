"""Names: of letters and underscores, and each only once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_WELL_FORMED = re.compile(r"[A-Za-z](?:[A-Za-z_]*[A-Za-z])?")
_TYPE = re.compile(r"[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?")


def names(model: Model) -> Iterator[Finding]:
    yield from _repeated(model, "intent", ((i.name, i.place) for i in model.intents))
    yield from _repeated(model, "slot type", ((t.name, t.place) for t in model.types))
    for intent in model.intents:
        slots = ((slot.name, slot.place) for slot in intent.slots)
        yield from _repeated(model, f"slot of {intent.name}", slots)
    yield from _malformed(model)


def _repeated(model: Model, kind: str, named: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            yield model.error(
                "repeated_name", place, f"There is another {kind} named {name}.", "Keep one."
            )
        seen.add(name)


def _malformed(model: Model) -> Iterator[Finding]:
    named = [
        *((i.name, i.place, _WELL_FORMED) for i in model.custom_intents()),
        *((slot.name, slot.place, _WELL_FORMED) for _, slot in model.slots()),
        *((t.name.removeprefix("AMAZON."), t.place, _TYPE) for t in model.types),
    ]
    for name, place, form in named:
        if not form.fullmatch(name):
            yield model.error(
                "malformed_name",
                place,
                f'"{name}" is no name Amazon takes.',
                "Use letters and underscores; begin and end with a letter.",
            )
