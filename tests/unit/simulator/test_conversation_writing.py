"""Conversations are written as they are read, and numbers that change are left open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.conversations.conversation import Conversation, Turn
from workbench.simulator.conversations.open_numbers import with_open_numbers
from workbench.simulator.conversations.reading import read_conversations
from workbench.simulator.conversations.wildcards import difference
from workbench.simulator.conversations.writing import Gain, conversation_yaml

_FILES = sorted(Path(__file__).parents[2].glob("conversations/*.yaml"))
_HARD = ["yes", "no", "1142", "2026-03-10", "null", "a: b", "# a", "- a", '"', "'", "…", "{", "®"]
_TEXT = st.text(min_size=1).map(str.strip).filter(bool) | st.sampled_from(_HARD)


def without_lines(conversation: Conversation) -> Conversation:
    turns = tuple(replace(turn, line=0, lines={}) for turn in conversation.turns)
    return replace(conversation, path=Path(), line=0, turns=turns)


def read_again(conversation: Conversation, folder: Path) -> Conversation:
    written = folder / "written.yaml"
    written.write_text(conversation_yaml(conversation), encoding="utf-8")
    (again,) = read_conversations(written)
    return without_lines(again)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_conversation_there_is_is_read_as_it_was_written(path: Path, tmp_path: Path) -> None:
    for conversation in read_conversations(path):
        assert read_again(conversation, tmp_path) == without_lines(conversation)


@given(name=_TEXT, said=_TEXT, heard=_TEXT, gained=st.integers(-9, 9))
def test_any_words_survive(
    tmp_path_factory: pytest.TempPathFactory, name: str, said: str, heard: str, gained: int
) -> None:
    turn = Turn("shopper", said, {"alexa": heard, "listens": True}, {"meanwhile": {"a": [1]}}, 0)
    written = Conversation(name, Path(), 0, {"shopper": said}, (turn,), {"orders": Gain(gained)})
    assert read_again(written, tmp_path_factory.getbasetemp()) == written


def test_everything_a_turn_can_have_is_written(tmp_path: Path) -> None:
    time = datetime(2026, 3, 10, 15, tzinfo=UTC)
    turns = (
        Turn("launch", None, {"alexa": ["a", "b"], "card": None}, {}, 0, at=time.isoformat()),
        Turn("touch", ["pick", 2, {"a": True}], {"slots": {"a": "b"}}, {}, 0, at="+1d2h",
             source={"id": "x"}, components={"y": 1.5}),
        Turn("silence", None, {"directives": ["A"], "trips": 2}, {}, 0, new_session=True),
        Turn("shopper", "hi", {"alexa_not": "x"}, {}, 0, fallback=True, person="unknown"),
        Turn("repeat_request", None, {"intent": "I", "reprompt": "r"}, {}, 0),
        Turn("ends", "error", {"listens": False, "progressive": ["wait", "yes"]}, {}, 0),
        Turn("ends", None, {"listens": False}, {}, 0),
    )  # fmt: skip
    written = Conversation(
        "all", Path(), 0, {"time": time, "screen": True}, turns, {"a": 1}, known_failure="not yet"
    )
    assert read_again(written, tmp_path) == written


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Number 209, and more.", "Number 7, and more.", "Number …, and more."),
        ("Order 1", "Order 2", "Order …"),
        ("the same", "the same", "the same"),
        ("Order 12 is here.", "Order 13 is not here.", "Order 12 is here."),
        ("It's on Monday.", "It's on Tuesday.", "It's on Monday."),
        ("The 55 inch TV, order 7", "The 55 inch TV, order 8", "The 55 inch TV, order …"),
    ],
)  # fmt: skip
def test_numbers_that_change_are_open_and_words_are_not(
    first: str, second: str, expected: str
) -> None:
    assert with_open_numbers(first, second) == expected


@given(st.text(), st.text())
def test_what_was_heard_is_as_expected_with_its_numbers_open(first: str, second: str) -> None:
    assert difference(with_open_numbers(first, second), first) is None
