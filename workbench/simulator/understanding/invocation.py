"""Calling a skill by its name: "open bright aisle", "ask bright aisle where my order is".

From Amazon's "Understand How Users Invoke Custom Skills".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.simulator.understanding.words import words

_OPENING = (
    "open|launch|start|begin|run|load|use|resume|do|talk to|go to|start talking to"
    "|(?:start playing|play)(?: the game)?"
)
_ASKING = "ask|tell|search"
_JOINING = "to|for|about|that|if|whether|and"
_FOLLOWING = "with|using|from|in|by"
_BEFORE_ALL = "alexa|please|can you|lets|let's|i want to|i wanna"


@dataclass(frozen=True, slots=True)
class Invocation:
    """`requests` are the ways to read what was asked in the same breath, likeliest first; none
    for a plain launch."""

    requests: tuple[str, ...] = ()


def invocation(utterance: str, name: str) -> Invocation | None:
    """The call of the skill in an utterance, None where it is not called."""
    said = re.sub(rf"^(?:(?:{_BEFORE_ALL}) )*", "", _plain(utterance))
    called = _called(name)
    if re.fullmatch(rf"(?:(?:{_OPENING}|{_ASKING}) )?{called}(?: please)?", said):
        return Invocation()
    found = re.fullmatch(rf"(?:{_OPENING}|{_ASKING}) {called} (.+)", said)
    if found is None:
        return None
    bare = re.sub(rf"^(?:{_JOINING}) ", "", found[1])
    return Invocation(tuple(dict.fromkeys([found[1], bare])))


def request_within(utterance: str, name: str) -> str | None:
    """What is asked where the name comes last: "find ink with bright aisle"."""
    said = re.sub(rf"^(?:(?:{_BEFORE_ALL}) )*", "", _plain(utterance))
    found = re.fullmatch(rf"(.+) (?:{_FOLLOWING}) {_called(name)}", said)
    return found[1] if found else None


def _called(name: str) -> str:
    return rf"(?:the )?{re.escape(_plain(name))}"


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))
