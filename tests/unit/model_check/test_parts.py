"""Handlers, speech and conversations beside the model: none missing, none left over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.model_check import Finding
from workbench.model_check.parts import conversations_in, handlers_in, speech_in, stem

Checked = Callable[..., list[Finding]]

HANDLERS = {
    "FindBookIntent",
    "PickColorIntent",
    "CancelIntent",
    "FallbackIntent",
    "HelpIntent",
    "NavigateHomeIntent",
    "StopIntent",
    "YesIntent",
}
FILES = {"find_book", "pick_color"}


def codes_and_names(found: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.message.split(" goes by")[0].split()[-1].rstrip(".")) for f in found]


def test_parts_that_fit_the_model_have_nothing_to_report(checked: Checked) -> None:
    assert checked(handlers=HANDLERS, speech=FILES, conversations=FILES) == []


def test_parts_that_are_not_given_are_not_compared(checked: Checked) -> None:
    assert checked(handlers=None, speech=None, conversations=None) == []


@pytest.mark.parametrize("handler", sorted(HANDLERS))
def test_a_handler_that_is_missing_is_named(handler: str, checked: Checked) -> None:
    found = checked(handlers=HANDLERS - {handler})
    assert codes_and_names(found) == [("missing_handler", handler)]


def test_a_handler_of_no_intent_is_named(checked: Checked) -> None:
    found = checked(handlers=HANDLERS | {"LendBookIntent"})
    assert codes_and_names(found) == [("left_over_handler", "LendBookIntent")]


@pytest.mark.parametrize("kind", ["speech", "conversation"])
def test_a_file_that_is_missing_or_left_over_is_named(kind: str, checked: Checked) -> None:
    parameter = {"speech": "speech", "conversation": "conversations"}[kind]
    found = checked(**{parameter: {"find_book", "find_toys"}})
    assert codes_and_names(found) == [
        (f"missing_{kind}", "pick_color"),
        (f"left_over_{kind}", "find_toys"),
    ]


def test_a_conversation_may_go_by_what_happens_in_it(checked: Checked) -> None:
    assert checked(conversations=FILES | {"store_down", "find_book_of_a_guest"}) == []


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("SearchProductsIntent", "search_products"),
        ("AMAZON.NavigateHomeIntent", "navigate_home"),
        ("ReorderIntent", "reorder"),
    ],
)
def test_a_file_goes_by_the_intents_name_in_snake_case(intent: str, expected: str) -> None:
    assert stem(intent) == expected


def test_handlers_are_the_classes_named_like_an_intent(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text("class IntentHandler: ...\nclass AmazonIntent: ...\n")
    (tmp_path / "find_book.py").write_text(
        "class FindBookIntent(IntentHandler): ...\nclass WhichBookQuestion: ...\n"
    )
    (tmp_path / "yes_no.py").write_text("class _AnswerIntent: ...\nclass YesIntent: ...\n")
    assert handlers_in(tmp_path) == {"FindBookIntent", "YesIntent"}


def test_speech_is_the_modules_that_name_their_intent(tmp_path: Path) -> None:
    (tmp_path / "find_book.py").write_text('"""FindBookIntent: "find a book"."""\n')
    (tmp_path / "lend_book.py").write_text('"""LendBookIntent, of old."""\n')
    (tmp_path / "anywhere.py").write_text('"""What can come of any intent."""\n')
    (tmp_path / "formats.py").write_text("WORDS = {}\n")
    assert speech_in(tmp_path) == {"find_book", "lend_book"}


def test_conversations_are_the_yaml_files(tmp_path: Path) -> None:
    (tmp_path / "find_book.yaml").touch()
    (tmp_path / "README.md").touch()
    assert conversations_in(tmp_path) == {"find_book"}
