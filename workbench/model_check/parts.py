"""What goes by an intent's name besides the model: its handler, its speech, its conversation."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_INTENTS = "$.interactionModel.languageModel.intents"
_INTENT_CLASS = re.compile(r"[A-Z]\w*(?<!Amazon)Intent")
_INTENT_DOCSTRING = re.compile(r"\w+Intent\b")
_REMEDIES = {
    "handler": "Write the handler, a class of the intent's name.",
    "speech": "Write its module of words; its docstring begins with the intent's name.",
    "conversation": "Write the conversation.",
}


def stem(intent: str) -> str:
    """The file stem that an intent's speech and conversation go by.

    >>> stem("SearchProductsIntent")
    'search_products'
    """
    name = intent.removeprefix("AMAZON.").removesuffix("Intent")
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def handlers_in(folder: Path) -> frozenset[str]:
    """The classes in the modules of a folder that are named like an intent."""
    classes = (n for module in _modules(folder).values() for n in ast.walk(module))
    return frozenset(
        node.name
        for node in classes
        if isinstance(node, ast.ClassDef) and _INTENT_CLASS.fullmatch(node.name)
    )


def speech_in(folder: Path) -> frozenset[str]:
    """The stems of a locale's modules whose docstring begins with the intent that they speak for.

    Words that several intents share stand in modules that name none.
    """
    return frozenset(name for name, module in _modules(folder).items() if _names_intent(module))


def conversations_in(folder: Path) -> frozenset[str]:
    """The stems of the conversations in a folder."""
    return frozenset(path.stem for path in folder.glob("*.yaml"))


def _modules(folder: Path) -> dict[str, ast.Module]:
    return {p.stem: ast.parse(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.py"))}


def _names_intent(module: ast.Module) -> bool:
    return bool(_INTENT_DOCSTRING.match(ast.get_docstring(module) or ""))


def compare_handlers(model: Model, handlers: Collection[str]) -> Iterator[Finding]:
    """A handler for every intent, Amazon's included, and an intent for every handler."""
    wanted = {intent.name.removeprefix("AMAZON."): intent.place for intent in model.intents}
    yield from _missing(model, "handler", wanted, handlers)
    yield from _left_over(model, "handler", set(wanted), handlers)


def compare_speech(model: Model, stems: Collection[str]) -> Iterator[Finding]:
    """Words for every intent of the skill's own, and such an intent for all words."""
    wanted = _own(model)
    yield from _missing(model, "speech", wanted, stems)
    yield from _left_over(model, "speech", set(wanted), stems)


def compare_conversations(model: Model, stems: Collection[str]) -> Iterator[Finding]:
    """A conversation for every intent of the skill's own, and such an intent for each named so.

    Others are free to go by what happens in them ("store_down"). One that begins with the verb of
    an intent ("find_toys") is taken to be of an intent that is gone, unless it goes on from one
    ("track_order_of_a_guest").
    """
    wanted = _own(model)
    yield from _missing(model, "conversation", wanted, stems)
    verbs = {name.split("_")[0] for name in wanted}
    going_on = tuple(f"{name}_" for name in wanted)
    claims = {s for s in stems if s.split("_")[0] in verbs and not s.startswith(going_on)}
    yield from _left_over(model, "conversation", set(wanted), claims)


def _own(model: Model) -> dict[str, str]:
    return {stem(intent.name): intent.place for intent in model.custom_intents()}


def _missing(
    model: Model, kind: str, wanted: dict[str, str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(wanted) - set(found)):
        message = f"The intent has no {kind} named {name}."
        yield model.error(f"missing_{kind}", wanted[name], message, _REMEDIES[kind])


def _left_over(
    model: Model, kind: str, wanted: set[str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(found) - wanted):
        message = f"The {kind} {name} goes by the name of no intent."
        yield model.error(
            f"left_over_{kind}", _INTENTS, message, f"Add the intent, or remove the {kind}."
        )
