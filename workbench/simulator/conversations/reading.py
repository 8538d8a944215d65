"""Reading conversation files; every complaint has a file and a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from workbench.simulator.conversations.conversation import Conversation, Turn
from workbench.simulator.conversations.keyed_lines import ConversationError, KeyedLines, PlainLoader
from workbench.simulator.viewports import SCREENS

ACTIONS = ("shopper", "launch", "touch", "silence", "ends", "repeat_request")
# What a touch sends besides its arguments.
_TOUCHED = ("source", "components")
EXPECTED = frozenset(
    "alexa alexa_not progressive listens intent slots card reprompt directives trips".split()
)
TURN_KEYS = frozenset((*ACTIONS, *EXPECTED, *_TOUCHED, "at", "new_session", "fallback", "person"))
GIVEN_KEYS = frozenset("shopper time screen locale person confidence permissions".split())
TOP_KEYS = frozenset("conversation given turns then known_failure".split())
_MOVE = re.compile(r"\+(?:\d+(?:\.\d+)?[wdhms])+")
_TEXT, _TEXTS, _FLAG = "a text", "a text or a list of texts", "true or false"
_SCOPES = "scopes with GRANTED or DENIED"
_SCREEN = f"true, false or one of {', '.join(SCREENS)}"


@dataclass(frozen=True)
class OwnKeys:
    """Which keys are the project's own; None where it has not said, so that any is."""

    given: frozenset[str] | None = None
    turn: frozenset[str] | None = None


def read_conversations(path: Path, own: OwnKeys | None = None) -> list[Conversation]:
    """The conversations of one file, in order. Raises ConversationError."""
    try:
        nodes = list(yaml.compose_all(path.read_text(encoding="utf-8"), Loader=PlainLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConversationError(f"{path}:{line}: {error.problem or error}") from error
    except (OSError, ValueError) as error:
        raise ConversationError(f"{path}: cannot be read: {error}") from error
    found = [_conversation(KeyedLines(path, node), own or OwnKeys()) for node in nodes if node]
    names: set[str] = set()
    for conversation in found:
        if conversation.name in names:
            problem = f"a second conversation named {conversation.name!r}"
            raise ConversationError(f"{path}:{conversation.line}: {problem}")
        names.add(conversation.name)
    return found


def _conversation(document: KeyedLines, own: OwnKeys) -> Conversation:
    document.check(TOP_KEYS, frozenset())
    name = document.typed("conversation", str, _TEXT)
    if not name or not name.strip():
        raise document.wrong("a conversation needs a name: `conversation: …`")
    document.typed("turns", list, "a list")
    if not document.values.get("turns"):
        raise document.wrong("a conversation needs turns")
    return Conversation(
        name=name.strip(),
        path=document.path,
        line=document.lines["conversation"],
        given=_given(document, own),
        turns=tuple(_turns(document, own)),
        then=document.values.get("then"),
        known_failure=document.typed("known_failure", str, "the reason, a text"),
    )


def _given(document: KeyedLines, own: OwnKeys) -> Mapping[str, Any]:
    if not document.values.get("given"):
        return {}
    given = KeyedLines(document.path, document.child("given"))
    given.check(GIVEN_KEYS, own.given)
    time = given.typed("time", datetime, "a time like 2026-03-10T15:00:00Z")
    if time is not None and time.tzinfo is None:
        raise given.wrong("time has no zone: write 2026-03-10T15:00:00Z", "time")
    if given.typed("screen", (bool, str), _SCREEN) not in (None, True, False, *SCREENS):
        raise given.wrong(f"screen is {_SCREEN}", "screen")
    given.typed("locale", str, _TEXT)
    given.typed("person", str, _TEXT)
    given.typed("confidence", int, "a number, 400 at most")
    permissions = given.typed("permissions", dict, _SCOPES) or {}
    if not set(permissions.values()) <= {"GRANTED", "DENIED"}:
        raise given.wrong(f"permissions are {_SCOPES}", "permissions")
    return given.values


def _turns(document: KeyedLines, own: OwnKeys) -> Iterator[Turn]:
    for node in document.child("turns").value:
        yield _turn(KeyedLines(document.path, node), own)


def _turn(turn: KeyedLines, own: OwnKeys) -> Turn:
    turn.check(TURN_KEYS, own.turn)
    actions = [action for action in ACTIONS if action in turn.values]
    if len(actions) != 1:
        raise turn.wrong(f"a turn has exactly one of {', '.join(ACTIONS)}")
    _check_types(turn)
    return Turn(
        action=actions[0],
        argument=_argument(turn, actions[0]),
        expected={key: turn.values[key] for key in turn.values.keys() & EXPECTED},
        project={key: turn.values[key] for key in turn.values.keys() - TURN_KEYS},
        line=turn.line,
        at=_moved(turn),
        new_session=turn.values.get("new_session", False),
        fallback=turn.values.get("fallback", False),
        person=turn.values.get("person"),
        source=turn.values.get("source"),
        components=turn.values.get("components"),
        lines=turn.lines,
    )


def _argument(turn: KeyedLines, action: str) -> Any:
    value = turn.values[action]
    if action == "shopper":
        if isinstance(value, (dict, list)) or value is None or not str(value).strip():
            raise turn.wrong("shopper is what is said, a text", action)
        # As written: 1142 and 2026-03-10 are words to be said, not numbers or dates.
        return turn.child(action).value
    if action == "touch":
        return value if isinstance(value, list) else [value]
    if action == "ends" and value == "error":
        return value
    if value is not True:
        raise turn.wrong(f"{action} is `true` or not there", action)
    return None


def _check_types(turn: KeyedLines) -> None:
    for key in ("listens", "new_session", "fallback"):
        turn.typed(key, bool, _FLAG)
    turn.typed("intent", str, _TEXT)
    turn.typed("person", str, _TEXT)
    turn.typed("reprompt", str, _TEXT)
    turn.typed("trips", int, "a number")
    for key in _TOUCHED:
        turn.typed(key, dict, "keys with values")
        if key in turn.values and "touch" not in turn.values:
            raise turn.wrong(f"{key} goes with a touch", key)
    turn.typed("slots", dict, "slot names with values")
    turn.typed("directives", list, "a list of types")
    turn.typed("card", (dict, str, type(None)), "`none` or type, title and text")
    for key in ("alexa", "alexa_not", "progressive"):
        value = turn.typed(key, (str, list), _TEXTS)
        if isinstance(value, list) and not all(isinstance(text, str) for text in value):
            raise turn.wrong(f"{key} is {_TEXTS}", key)


def _moved(turn: KeyedLines) -> str | None:
    if "at" not in turn.values:
        return None
    at = turn.values["at"]
    if isinstance(at, datetime) and at.tzinfo is not None:
        return at.isoformat()
    if isinstance(at, str) and _MOVE.fullmatch(at):
        return at
    raise turn.wrong("at is a time like 2026-03-10T15:00:00Z or a move like +2d or +1h30m", "at")
