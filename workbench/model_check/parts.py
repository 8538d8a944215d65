"""What goes by an intent's name besides the model: its handler, its speech, its conversation."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_INTENTS = "$.interactionModel.languageModel.intents"
_INTENT_CLASS = re.compile(r"[A-Z]\w*(?<!Amazon)Intent")
_INTENT_DOCSTRING = re.compile(r"\w+Intent\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes by an intent's name: the codes of the findings where it lacks, or is too many."""

    missing: str
    left_over: str
    name: str
    remedy: str


_HANDLER = _Part(
    "missing_handler",
    "left_over_handler",
    name="handler",
    remedy="Write the handler, a class of the intent's name.",
)
_SPEECH = _Part(
    "missing_speech",
    "left_over_speech",
    name="speech",
    remedy="Write its module of words; its docstring begins with the intent's name.",
)
_CONVERSATION = _Part(
    "missing_conversation",
    "left_over_conversation",
    name="conversation",
    remedy="Write the conversation.",
)


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
    yield from _missing(model, _HANDLER, wanted, handlers)
    yield from _left_over(model, _HANDLER, set(wanted), handlers)


def compare_speech(model: Model, stems: Collection[str]) -> Iterator[Finding]:
    """Words for every intent of the skill's own, and such an intent for all words."""
    wanted = _own(model)
    yield from _missing(model, _SPEECH, wanted, stems)
    yield from _left_over(model, _SPEECH, set(wanted), stems)


def compare_conversations(model: Model, stems: Collection[str]) -> Iterator[Finding]:
    """A conversation for every intent of the skill's own, and such an intent for each named so.

    Others are free to go by what happens in them ("store_down"). One that begins with the verb of
    an intent ("find_toys") is taken to be of an intent that is gone, unless it goes on from one
    ("track_order_of_a_guest").
    """
    wanted = _own(model)
    yield from _missing(model, _CONVERSATION, wanted, stems)
    verbs = {name.split("_")[0] for name in wanted}
    going_on = tuple(f"{name}_" for name in wanted)
    claims = {s for s in stems if s.split("_")[0] in verbs and not s.startswith(going_on)}
    yield from _left_over(model, _CONVERSATION, set(wanted), claims)


def _own(model: Model) -> dict[str, str]:
    return {stem(intent.name): intent.place for intent in model.custom_intents()}


def _missing(
    model: Model, part: _Part, wanted: dict[str, str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(wanted) - set(found)):
        message = f"The intent has no {part.name} named {name}."
        yield model.error(part.missing, wanted[name], message, part.remedy)


def _left_over(
    model: Model, part: _Part, wanted: set[str], found: Collection[str]
) -> Iterator[Finding]:
    for name in sorted(set(found) - wanted):
        message = f"The {part.name} {name} goes by the name of no intent."
        remedy = f"Add the intent, or remove the {part.name}."
        yield model.error(part.left_over, _INTENTS, message, remedy)
