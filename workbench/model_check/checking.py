"""All rules over one interaction model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from workbench.model_check.finding import Finding, Severity
from workbench.model_check.model import Model
from workbench.model_check.parts import compare_conversations, compare_handlers, compare_speech
from workbench.model_check.reading import Unreadable, read_model
from workbench.model_check.rules import RULES


def check(
    model_path: Path,
    *,
    handlers: Collection[str] | None = None,
    speech: Collection[str] | None = None,
    conversations: Collection[str] | None = None,
) -> list[Finding]:
    """What is wrong with the model, in the order of the rules; nothing where it is sound.

    `handlers` are class names ("SearchProductsIntent", "YesIntent"), `speech` and `conversations`
    are file stems ("search_products"). What is None is not compared.
    """
    try:
        model = read_model(model_path)
    except Unreadable as error:
        return [_unreadable(model_path, error.place, str(error))]
    except OSError as error:
        return [_unreadable(model_path, "$", f"cannot be read: {error.strerror}")]
    found = [finding for rule in RULES for finding in rule(model)]
    return [*found, *_parts(model, handlers, speech, conversations)]


def _parts(
    model: Model,
    handlers: Collection[str] | None,
    speech: Collection[str] | None,
    conversations: Collection[str] | None,
) -> Iterator[Finding]:
    if handlers is not None:
        yield from compare_handlers(model, handlers)
    if speech is not None:
        yield from compare_speech(model, speech)
    if conversations is not None:
        yield from compare_conversations(model, conversations)


def _unreadable(path: Path, place: str, what: str) -> Finding:
    message = f"This is no interaction model: {what}."
    remedy = "Give the path of a file such as interaction_models/en-US.json."
    return Finding("unreadable", Severity.ERROR, str(path), place, message, remedy)
