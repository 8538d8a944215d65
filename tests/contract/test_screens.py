"""What holds of every screen: pages for outcomes that exist, words said alike with and without."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import pytest

import aisle.services
from aisle.services.around import Place
from aisle.services.outcome import Outcome
from aisle.skill import by_name
from aisle.skill.screens.directive import YES_OR_NO
from aisle.skill.screens.documents import document
from aisle.skill.touch import MEANINGS, meaning
from aisle.speech import locales
from aisle.speech.en_us.screens import help as help_words
from aisle.speech.screens import Page
from tests.contract.test_house import LANGUAGE_MODEL, subclasses
from tests.robustness.effort import LONG
from workbench.simulator.conversations.conversation import Conversation
from workbench.simulator.conversations.performance import ConversationFailed, Performance
from workbench.simulator.conversations.reading import OwnKeys, read_conversations
from workbench.stage.sample_store import SampleStores
from workbench.stage.shop_stage import ShopStage

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "lambda/aisle/skill/screens"
MODEL_INTENTS = LANGUAGE_MODEL["intents"]
_RENDER = "Alexa.Presentation.APL.RenderDocument"
_OF_EACH_INTENT = 3  # AISLE_LONG=1 for all
_ALEXAS_LIMIT = 120 * 1024
_KEYS = OwnKeys(
    given=frozenset({"price", "stock", "gone", "down", "code", "email"}),
    turn=frozenset({"meanwhile"}),
)
CONVERSATIONS = [
    conversation
    for path in sorted((ROOT / "tests/conversations").glob("*.yaml"))
    for conversation in read_conversations(path, _KEYS)[: None if LONG else _OF_EACH_INTENT]
    if not conversation.given.get("screen")
]


class _Hearing(ShopStage):
    """Remembers what was answered."""

    answers: list[dict[str, Any]]

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        response = super().answer(envelope)
        self.answers = [*getattr(self, "answers", []), response]
        return response


def _played(conversation: Conversation, stores: SampleStores) -> list[dict[str, Any]]:
    """The answers, whether or not they are what the conversation expects."""
    store = stores.take()
    stage = _Hearing(store, conversation.given)
    stage.remember(conversation.then or {})
    try:
        Performance(conversation, stage).play()
    except ConversationFailed as failed:
        if not conversation.known_failure:
            raise AssertionError(failed.found) from failed
    finally:
        stage.close()
        if not stage.changed:
            stores.give_back(store)
    return stage.answers


def _on_a_screen(conversation: Conversation) -> Conversation:
    from dataclasses import replace

    return replace(conversation, given={**conversation.given, "screen": True})


@pytest.mark.parametrize(
    "conversation", CONVERSATIONS, ids=lambda one: f"{one.path.stem}: {one.name}"
)
def test_the_same_is_said_with_and_without_a_screen(
    conversation: Conversation, stores: SampleStores
) -> None:
    """Each conversation expects its words to the letter, so it is played on a device with a
    screen: nothing that is said may lean on it. What is shown keeps Alexa's limits."""
    answers = _played(_on_a_screen(conversation), stores)
    for answer in answers:
        response = answer["response"]
        assert len(json.dumps(answer).encode()) < _ALEXAS_LIMIT
        shown = [one for one in response.get("directives", []) if one["type"] == _RENDER]
        assert len(shown) <= 1
        for directive in shown:
            _check(directive, response)


def _check(directive: dict[str, Any], response: dict[str, Any]) -> None:
    """All that can be touched means something, and nothing can be once the session is over."""
    screen = directive["datasources"]["screen"]
    touches = [one["touch"] for one in (*screen.get("choices", []), *screen["actions"])]
    for touch in filter(None, touches):
        assert by_name.handler_class(meaning(touch)[0] or "").__name__ != "FallbackIntent"
    assert len(screen["actions"]) <= 2
    if response["shouldEndSession"]:
        assert not any(touches)


def test_every_page_is_of_an_outcome_that_exists() -> None:
    for module in pkgutil.iter_modules(aisle.services.__path__, "aisle.services."):
        importlib.import_module(module.name)
    outcomes = {kind.__name__ for kind in subclasses(Outcome)}
    for package in locales.LOCALES.values():
        screens = importlib.import_module(f"{package.__name__}.screens")
        assert set(screens.PAGES) <= outcomes
        for outcome, name in screens.PAGES.items():
            shown = importlib.import_module(f"{screens.__name__}.{name}").SHOWN
            assert outcome in {kind.__name__ for kind in shown}


def test_every_kind_of_page_has_a_document_and_none_is_left_over() -> None:
    kinds = {page.document for page in subclasses(Page)}
    assert {path.stem for path in FOLDER.glob("*.json")} == kinds | {"look"}
    assert all(document(kind)["mainTemplate"]["parameters"] == ["screen"] for kind in kinds)


def test_there_is_help_to_touch_wherever_the_shopper_is() -> None:
    assert set(help_words._EXAMPLES) == set(Place)
    touches = [one.touch for choices in help_words._EXAMPLES.values() for one in choices]
    assert all(meaning(list(touch))[0] for touch in touches if touch)


def test_yes_and_no_are_offered_for_questions_that_exist() -> None:
    assert set(by_name.QUESTIONS) > YES_OR_NO


def test_the_docs_list_every_touch_and_the_intent_that_it_is() -> None:
    page = (ROOT / "docs/screens.md").read_text()
    for word, (intent, _) in MEANINGS.items():
        assert f"`{word}`" in page
        assert intent in page


def test_a_touch_is_an_intent_with_a_slot_of_the_model() -> None:
    slots = {one["name"]: [slot["name"] for slot in one.get("slots", [])] for one in MODEL_INTENTS}
    for intent, slot in MEANINGS.values():
        assert intent in slots
        assert slot is None or slot in slots[intent]
