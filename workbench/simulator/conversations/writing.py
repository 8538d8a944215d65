"""Writing conversations down, as `reading` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import yaml

from workbench.simulator.conversations.conversation import Conversation, Turn

_WIDEST = 10_000
# Said by somebody, so shown in quotes whatever is in them.
_QUOTED = frozenset({"alexa", "alexa_not", "progressive", "reprompt"})
_EXPECTED = (
    "intent slots progressive alexa alexa_not listens reprompt card directives trips".split()
)


class Quoted(str):
    """A text that is written in double quotes."""


class Inline(dict[str, Any]):
    """A mapping that is written on one line."""


class InlineList(list[Any]):
    """A list that is written on one line."""


class Gain(int):
    """A number that is written with its sign."""


def conversation_yaml(conversation: Conversation) -> str:
    """One YAML document; reading it gives the same conversation."""
    document: dict[str, Any] = {"conversation": conversation.name}
    if conversation.given:
        document["given"] = inline(conversation.given)
    document["turns"] = [_turn(turn) for turn in conversation.turns]
    if conversation.then is not None:
        document["then"] = inline(conversation.then)
    if conversation.known_failure:
        document["known_failure"] = conversation.known_failure
    text: str = yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDEST
    )
    return text


def inline(value: Any) -> Any:
    """The same, to be written on one line."""
    if isinstance(value, Mapping):
        return Inline({key: inline(member) for key, member in value.items()})
    if isinstance(value, (list, tuple)):
        return InlineList(map(inline, value))
    return value


def _turn(turn: Turn) -> dict[str, Any]:
    written: dict[str, Any] = {
        turn.action: True if turn.argument is None else inline(turn.argument)
    }
    modifiers = {
        "at": _moment(turn.at),
        "new_session": turn.new_session,
        "fallback": turn.fallback,
        "person": turn.person,
        "source": turn.source,
        "components": turn.components,
        **turn.project,
    }
    written |= {key: inline(value) for key, value in modifiers.items() if value}
    return written | {
        key: _expected(key, turn.expected[key]) for key in _EXPECTED if key in turn.expected
    }


def _moment(at: str | None) -> Any:
    """A move of the clock as it is, a time as YAML has times."""
    return at if at is None or at.startswith("+") else datetime.fromisoformat(at)


def _expected(key: str, value: Any) -> Any:
    if key not in _QUOTED:
        return inline(value)
    return Quoted(value) if isinstance(value, str) else InlineList(map(Quoted, value))


class _Dumper(yaml.SafeDumper):
    """Writes yes and no in quotes, as every reader of YAML but ours needs them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand indented under their key."""
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Double quotes, where quotes are needed."""
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def _quoted(dumper: yaml.SafeDumper, text: Quoted) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


def _inline_mapping(dumper: yaml.SafeDumper, mapping: Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=True)


def _inline_list(dumper: yaml.SafeDumper, members: InlineList) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", members, flow_style=True)


def _gain(dumper: yaml.SafeDumper, gain: Gain) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:int", f"{gain:+d}" if gain else "0")


def _time(dumper: yaml.SafeDumper, time: datetime) -> yaml.Node:
    text = time.isoformat().replace("+00:00", "Z")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


_Dumper.add_representer(datetime, _time)
_Dumper.add_representer(Quoted, _quoted)
_Dumper.add_representer(Inline, _inline_mapping)
_Dumper.add_representer(InlineList, _inline_list)
_Dumper.add_representer(Gain, _gain)
