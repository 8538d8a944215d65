"""Reading what the page asks for; what it has no right to is refused in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from workbench.console.shops import GUEST
from workbench.simulator.conversations.conversation import Turn
from workbench.simulator.conversations.keyed_lines import PlainLoader
from workbench.simulator.conversations.reading import ACTIONS
from workbench.simulator.viewports import SCREENS

_LONGEST = 1_000
_MOVE = re.compile(r"\+(?:\d+(?:\.\d+)?[wdhms])+")
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Asked:
    """The JSON object of one request. Everything raises ValueError, with what was wrong."""

    body: Mapping[str, Any]

    def text(self, name: str) -> str:
        value = (self.optional(name, str) or "").strip()
        if not value:
            raise ValueError(f"{name} is missing")
        return value

    def optional(self, name: str, kind: type[Kind]) -> Kind | None:
        value = self.body.get(name)
        if value is not None and not isinstance(value, kind):
            raise ValueError(f"{name} should be a {kind.__name__}")
        return value


def given_in(asked: Asked) -> dict[str, Any]:
    """Who talks to what device, as a conversation's `given`; what is as usual is left out."""
    given: dict[str, Any] = {"shopper": asked.optional("shopper", str) or GUEST}
    screen, locale = asked.optional("screen", str), asked.optional("locale", str)
    if screen:
        if screen not in SCREENS:
            raise ValueError(f"no screen is called {screen!r}; there are {', '.join(SCREENS)}")
        given["screen"] = screen
    if locale and not _LOCALE.fullmatch(locale):
        raise ValueError(f"a locale is like en-US, not {locale!r}")
    if locale and locale != "en-US":
        given["locale"] = locale
    if person := asked.optional("person", str):
        given["person"] = person
    return given


def turn_in(asked: Asked) -> Turn:
    """What the shopper does, with what happens before it."""
    action = asked.text("action")
    if action not in ACTIONS:
        raise ValueError(f"{action!r} is none of {', '.join(ACTIONS)}")
    at = asked.optional("at", str)
    if at and not _MOVE.fullmatch(at):
        raise ValueError(f"the clock moves by +2d or +1h30m, not by {at!r}")
    return Turn(
        action=action,
        argument=_argument(asked, action),
        expected={},
        project=_meanwhile(asked),
        line=0,
        at=at,
        new_session=bool(asked.optional("new_session", bool)),
        fallback=bool(asked.optional("fallback", bool)),
        person=asked.optional("person", str),
        source=asked.optional("source", dict),
        components=asked.optional("components", dict),
    )


def _argument(asked: Asked, action: str) -> Any:
    if action == "touch":
        return asked.optional("argument", list) or []
    if action != "shopper":
        return None
    said = asked.text("argument")
    if len(said) > _LONGEST:
        raise ValueError(f"that is longer than {_LONGEST:,} characters")
    return said


def _meanwhile(asked: Asked) -> dict[str, Any]:
    """What happens in the shop before the turn, in YAML: `stock: {KEY-101: 0}`."""
    text = asked.optional("meanwhile", str)
    if not text:
        return {}
    try:
        happens = yaml.load(text, Loader=PlainLoader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"what happens meanwhile is not YAML: {error}") from error
    if not isinstance(happens, dict):
        raise ValueError("what happens meanwhile is like: stock: {KEY-101: 0}")
    return {"meanwhile": happens}
