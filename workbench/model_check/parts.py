"""What goes by an intent's name besides the model: its handler, its speech, its conversation."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_INTENTS = "$.interactionModel.languageModel.intents"


def stem(intent: str) -> str:
    """The file stem that an intent's speech and conversation go by.

    >>> stem("SearchProductsIntent")
    'search_products'
    """
    name = intent.removeprefix("AMAZON.").removesuffix("Intent")
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def handlers_in(folder: Path) -> frozenset[str]:
    """The classes in the modules of a folder that are named like an intent."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py"))
    classes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return frozenset(node.name for node in classes if _names_an_intent(node))


def _names_an_intent(node: ast.ClassDef) -> bool:
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return node.name.endswith("Intent") and bool(bases)


def stems_in(folder: Path, suffix: str, besides: Collection[str] = ()) -> frozenset[str]:
    """The stems of the files in a folder, without those that belong to no intent."""
    return frozenset(path.stem for path in folder.glob(f"*{suffix}")) - {"__init__", *besides}


def compare_handlers(model: Model, handlers: Collection[str]) -> Iterator[Finding]:
    """A handler for every intent, Amazon's included, and an intent for every handler."""
    wanted = {intent.name.removeprefix("AMAZON."): intent.place for intent in model.intents}
    yield from _missing(model, "handler", wanted, handlers)
    yield from _left_over(model, "handler", set(wanted), handlers)


def compare_files(model: Model, kind: str, stems: Collection[str]) -> Iterator[Finding]:
    """A file for every intent of the skill's own, and such an intent for every file."""
    wanted = {stem(intent.name): intent.place for intent in model.custom_intents()}
    amazons = {stem(intent.name) for intent in model.intents if intent.is_amazons}
    yield from _missing(model, kind, wanted, stems)
    yield from _left_over(model, kind, set(wanted) | amazons, stems)


def _missing(
    model: Model, kind: str, wanted: dict[str, str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(wanted) - set(found)):
        message = f"The intent has no {kind} named {name}."
        yield model.error(f"missing_{kind}", wanted[name], message, f"Write the {kind}.")


def _left_over(
    model: Model, kind: str, wanted: set[str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(found) - wanted):
        message = f"The {kind} {name} goes by the name of no intent."
        yield model.error(
            f"left_over_{kind}", _INTENTS, message, f"Add the intent, or remove the {kind}."
        )
