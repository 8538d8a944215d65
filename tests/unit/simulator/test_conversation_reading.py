"""Conversation files: what is read, and how a mistake in one is told."""

from __future__ import annotations

from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import pytest

from workbench.simulator.conversations.keyed_lines import ConversationError
from workbench.simulator.conversations.reading import read_conversations


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("conversation: [", "*desk.yaml:1: *"),
        ("conversation: a\nturns:\n  - {shopper: hi, alex: hi}", "*:3: unknown key 'alex'; did*"),
        ("conversation: a\nturns:\n  - {launch: true, alexa: Hi, you}", "*:3: 'you' has no value*"),
        ("conversation: a\nturn: []", "*:2: unknown key 'turn'; did you mean 'turns'*"),
        ("conversation: a\nturns: []", "*:1: a conversation needs turns*"),
        ("turns: [{launch: true}]", "*:1: a conversation needs a name*"),
        ("conversation: a\nturns:\n  - {alexa: hi}", "*:3: a turn has exactly one of*"),
        ("conversation: a\nturns:\n  - {launch: true, shopper: a}", "*:3: a turn has exactly*"),
        ("conversation: a\nturns:\n  - {launch: true, listens: 3}", "*:3: listens is true or*"),
        ("conversation: a\nturns:\n  - {launch: true, at: soon}", "*:3: at is a time*"),
        ("conversation: a\ngiven: {time: noon}\nturns: [{launch: true}]", "*:2: time is a time*"),
        ("conversation: a\nturns:\n  - {launch: true, launch: true}", "*:3: a key is there twice*"),
        ("conversation: a\ngiven: {screen: big}\nturns: [{launch: true}]", "*:2: screen is tr*"),
        ("conversation: a\ngiven: {permissions: {a: yes}}\nturns: [{launch: true}]", "*:2: permi*"),
        ("conversation: a\nturns:\n  - {launch: true, source: {}}", "*:3: source goes with a*"),
        ("conversation: a\nturns:\n  - {touch: a, components: b}", "*:3: components is keys with*"),
        ("conversation: a\nturns: [{launch: true}]\n---\nconversation: a\nturns: [{launch: true}]",
         "*:4: a second conversation named 'a'*"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_played_is_named_with_its_line(
    tmp_path: Path, yaml: str, told: str
) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(yaml, encoding="utf-8")
    with pytest.raises(ConversationError) as raised:
        read_conversations(file)
    assert fnmatch(str(raised.value), told)


def test_what_a_shopper_says_is_taken_as_written(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    turns = "[{shopper: yes}, {shopper: 1142}, {shopper: 2026-03-10}, {shopper: off}]"
    file.write_text(f"conversation: a\nturns: {turns}\n")
    (conversation,) = read_conversations(file)
    assert [turn.argument for turn in conversation.turns] == ["yes", "1142", "2026-03-10", "off"]


def test_keys_of_the_project_are_handed_on(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(
        """
conversation: a
given: {shopper: ana, time: 2026-03-10T15:00:00Z, shelves: full}
turns: [{launch: true, meanwhile: rain}]
"""
    )
    (conversation,) = read_conversations(file)
    assert conversation.given["shelves"] == "full"
    assert conversation.time == datetime(2026, 3, 10, 15, tzinfo=UTC)
    assert conversation.turns[0].project == {"meanwhile": "rain"}
    assert conversation.turns[0].line == 4
