"""Calling a skill by its name: "open bright aisle", "ask bright aisle where my order is".

From Amazon's "Understand How Users Invoke Custom Skills".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.simulator.understanding.words import words

_OPENING = "open|launch|start|begin|run|load|play|use|resume|talk to|go to|start talking to"
_JOINING = "to|for|about|that|if|whether|and"


@dataclass(frozen=True, slots=True)
class Invocation:
    """`requests` are the ways to read what was asked in the same breath, likeliest first; none
    for a plain launch."""

    requests: tuple[str, ...] = ()


def invocation(utterance: str, name: str) -> Invocation | None:
    """The call of the skill in an utterance, None where it is not called."""
    said = re.sub(r"^(?:alexa )?(?:please )?", "", _plain(utterance))
    called = re.escape(_plain(name))
    if re.fullmatch(rf"(?:(?:{_OPENING}|ask|tell) )?{called}(?: please)?", said):
        return Invocation()
    found = re.fullmatch(rf"(?:{_OPENING}|ask|tell) {called} (.+)", said)
    if found is None:
        return None
    bare = re.sub(rf"^(?:{_JOINING}) ", "", found[1])
    return Invocation(tuple(dict.fromkeys([found[1], bare])))


def request_within(utterance: str, name: str) -> str | None:
    """What is asked where the name comes last: "find ink with bright aisle"."""
    called = re.escape(_plain(name))
    found = re.fullmatch(rf"(.+) (?:with|using|on|from|at|in) {called}", _plain(utterance))
    return found[1] if found else None


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))
