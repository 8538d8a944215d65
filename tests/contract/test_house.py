"""One string in four places: an intent of the model, its handler, its words, its conversation."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import aisle.services
import aisle.skill
from aisle.domain.errors import ShopError
from aisle.services.outcome import Outcome
from aisle.services.shop import Shop
from aisle.skill import by_name
from aisle.skill.names import stem
from aisle.skill.questions import AskedQuestion
from aisle.speech import locales

ROOT = Path(__file__).parents[2]
MODEL = json.loads((ROOT / "interaction_models/en-US.json").read_text())
LANGUAGE_MODEL = MODEL["interactionModel"]["languageModel"]
INTENTS = [
    intent["name"]
    for intent in LANGUAGE_MODEL["intents"]
    if not intent["name"].startswith("AMAZON.")
]


def subclasses(kind: type[Any]) -> Iterator[type[Any]]:
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
        "user_event",
    }
    folder = ROOT / "lambda/aisle/skill/handlers"
    assert {path.stem for path in folder.glob("[!_]*.py")} <= known


def test_everything_that_can_come_of_a_turn_has_words() -> None:
    for module in pkgutil.iter_modules(aisle.services.__path__, "aisle.services."):
        importlib.import_module(module.name)
    outcomes = {*subclasses(Outcome), *subclasses(ShopError)}
    never_spoken = {"IllegalStatusChange"}  # what a retailer's own system hears, not a shopper
    for locale in locales.LOCALES:
        # By name: slots make dataclass build each class twice, and both are subclasses.
        spoken = {kind.__name__ for kind in locales.all_words(locale)}
        unspoken = {
            kind.__name__
            for kind in outcomes
            if spoken.isdisjoint(case.__name__ for case in kind.__mro__)
        }
        assert unspoken == never_spoken, locale


def test_no_outcome_has_two_ways_of_being_said() -> None:
    for package in locales.LOCALES.values():
        said = Counter(
            kind
            for name in package.MODULES
            for kind in importlib.import_module(f"{package.__name__}.{name}").WORDS
        )
        assert [kind.__name__ for kind, times in said.items() if times > 1] == []


def test_every_module_of_words_is_listed() -> None:
    for package in locales.LOCALES.values():
        found = {module.name for module in pkgutil.iter_modules(package.__path__)}
        speaking = {
            name
            for name in found
            if hasattr(importlib.import_module(f"{package.__name__}.{name}"), "WORDS")
        }
        assert set(package.MODULES) == speaking


def test_every_request_leads_to_the_handler_of_its_name() -> None:
    names = [intent["name"] for intent in LANGUAGE_MODEL["intents"]]
    for name in (*names, *by_name.MODULES):
        assert by_name.handler_class(name).__name__ == name.rpartition(".")[2]


@pytest.mark.parametrize("name", ["", "..", "a.b", "BaseIntent", "x\0", "Aufträge", "Turn"])
def test_a_request_that_nobody_takes_leads_to_the_fallback(name: str) -> None:
    assert by_name.handler_class(name).__name__ == "FallbackIntent"


def test_every_question_is_found_by_its_name() -> None:
    for module in pkgutil.walk_packages(aisle.skill.__path__, "aisle.skill."):
        importlib.import_module(module.name)
    asked = {kind.name for kind in subclasses(AskedQuestion) if "name" in vars(kind)}
    assert asked == set(by_name.QUESTIONS)
    for name in asked:
        question = by_name.question_named(name, cast(Shop, None))
        assert question is not None
        assert question.name == name


def test_no_two_files_of_tests_have_one_name() -> None:
    """pytest takes the second for the first, and leaves it out."""
    files = (ROOT / "tests").rglob("test_*.py")
    names = Counter(path.name for path in files if "node_modules" not in path.parts)
    assert [name for name, count in names.items() if count > 1] == []
