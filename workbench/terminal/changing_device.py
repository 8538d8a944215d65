"""The device of a chat: what one changes about it makes it another, with a session of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.simulator import Alexa, AlexaApi
from workbench.terminal.opening import OpenShop
from workbench.terminal.talking import device

_NONE = ("", "none")
_UNKNOWN = ("", "unknown")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who speaks to what device, and where."""

    shopper: str
    screen: bool | str = False
    locale: str = "en-US"
    person_id: str | None = None
    permissions: Mapping[str, str] = field(default_factory=dict)


class ChangingDevice:
    """`alexa` is the device as it is now."""

    def __init__(self, shop: OpenShop, api: AlexaApi, circumstances: Circumstances) -> None:
        self._shop = shop
        self._api = api
        self._now: Circumstances = circumstances
        self._take(circumstances)

    def change_shopper(self, shopper: str) -> str:
        self._take(replace(self._now, shopper=shopper))
        return ""

    def change_screen(self, name: str) -> str:
        """One of the simulator's screens, or none. Raises UnknownScreen."""
        self._take(replace(self._now, screen=False if name in _NONE else name))
        return "The device has no screen." if name in _NONE else f"The screen is {name}."

    def change_locale(self, locale: str) -> str:
        """Raises ModelError where the skill has no model for it."""
        self._take(replace(self._now, locale=locale))
        return f"The device speaks {locale}."

    def change_person(self, name: str) -> str:
        """Another voice speaks, in the same session."""
        person = None if name in _UNKNOWN else f"amzn1.ask.person.{name}"
        self._now = replace(self._now, person_id=person)
        self.alexa.hear_voice(person)
        return f"Alexa hears {person}." if person else "Alexa does not know the voice."

    def grant(self, scope: str) -> str:
        return self._permit(scope, "GRANTED")

    def deny(self, scope: str) -> str:
        return self._permit(scope, "DENIED")

    def _permit(self, scope: str, status: str) -> str:
        permissions = {**self._now.permissions, scope: status}
        self._take(replace(self._now, permissions=permissions))
        return f"{scope} is {status}."

    def _take(self, now: Circumstances) -> None:
        self.alexa: Alexa = device(
            self._shop,
            now.shopper,
            screen=now.screen,
            locale=now.locale,
            person_id=now.person_id,
            permissions=now.permissions,
            api=self._api,
        )
        self._now = now


def touched(typed: str) -> list[Any]:
    """The arguments that a touch sends: words, of which numbers are numbers, or a JSON list.
    Raises ValueError."""
    if typed.startswith("["):
        arguments: list[Any] = json.loads(typed)
        return arguments
    return [_word(word) for word in typed.split()]


def _word(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError:
        return word
