"""One string in four places: an intent of the model, its handler, its words, its conversation."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import aisle.services
from aisle.domain.errors import ShopError
from aisle.services.outcome import Outcome
from aisle.speech import locales

ROOT = Path(__file__).parents[2]
MODEL = json.loads((ROOT / "interaction_models/en-US.json").read_text())
INTENTS = [
    intent["name"]
    for intent in MODEL["interactionModel"]["languageModel"]["intents"]
    if not intent["name"].startswith("AMAZON.")
]


def stem(intent: str) -> str:
    words = intent.removesuffix("Intent")
    return "".join("_" + c.lower() if c.isupper() else c for c in words).lstrip("_")


def subclasses(kind: type) -> Iterator[type]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_a_handler_of_its_name(intent: str) -> None:
    module = importlib.import_module(f"aisle.skill.handlers.{stem(intent)}")
    assert getattr(module, intent).intent() == intent


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_words_of_its_name(intent: str) -> None:
    module = importlib.import_module(f"aisle.speech.en_us.{stem(intent)}")
    assert module.WORDS


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_conversations_of_its_name(intent: str) -> None:
    assert (ROOT / f"tests/conversations/{stem(intent)}.yaml").is_file()


def test_no_handler_is_left_over() -> None:
    known = {stem(intent) for intent in INTENTS} | {
        "base",
        "around",
        "launch",
        "yes_no_choose",
        "next_previous",
    }
    folder = ROOT / "lambda/aisle/skill/handlers"
    assert {path.stem for path in folder.glob("[!_]*.py")} <= known


def test_everything_that_can_come_of_a_turn_has_words() -> None:
    for module in pkgutil.iter_modules(aisle.services.__path__, "aisle.services."):
        importlib.import_module(module.name)
    outcomes = {*subclasses(Outcome), *subclasses(ShopError)}
    never_spoken = {"IllegalStatusChange"}  # what a retailer's own system hears, not a shopper
    for locale, words in locales.all_words().items():
        without = {kind.__name__ for kind in outcomes if kind not in words}
        assert without <= never_spoken, locale
