"""One session with a skill, as Alexa keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from workbench.simulator.dialog import Dialog
from workbench.simulator.envelope import Speaker
from workbench.simulator.model import SlotValue
from workbench.simulator.response import Response

# Amazon's "Use Dynamic Entities for Customized Interactions".
DYNAMIC_LIFETIME = timedelta(minutes=30)
# Amazon's "Manage the Skill Session and Session Attributes": how long Alexa listens.
SILENCE = timedelta(seconds=8)


@dataclass
class Session:
    """`new` until the skill has seen it; `reprompt` is what a silence would be answered with."""

    id: str
    new: bool = True
    attributes: Mapping[str, Any] = field(default_factory=dict)
    dialog: Dialog | None = None
    listening: bool = False
    reprompt: str | None = None
    token: str | None = None

    def json(self, speaker: Speaker) -> dict[str, Any]:
        """The session as it stands in the envelope."""
        return {
            "new": self.new,
            "sessionId": self.id,
            "application": {"applicationId": speaker.application_id},
            "attributes": dict(self.attributes),
            "user": speaker.user,
        }

    def take(self, response: Response) -> None:
        """Carries on what a response leaves behind."""
        self.new = False
        self.attributes = response.session_attributes
        shown = response.directive("Alexa.Presentation.APL.RenderDocument")
        self.token = str(shown["token"]) if shown else self.token


@dataclass
class DynamicEntities:
    """Slot values that the skill sent, until they are gone."""

    values: Mapping[str, tuple[SlotValue, ...]] = field(default_factory=dict)
    until: datetime | None = None

    def take(self, response: Response, now: datetime) -> None:
        """Follows a Dialog.UpdateDynamicEntities, if the response has one."""
        directive = response.directive("Dialog.UpdateDynamicEntities")
        if directive is None:
            return
        types = directive.get("types") or []
        self.values = {sent["name"]: tuple(map(_value, sent.get("values") or [])) for sent in types}
        self.until = now + DYNAMIC_LIFETIME

    def at(self, now: datetime) -> Mapping[str, tuple[SlotValue, ...]]:
        """The values still alive."""
        return self.values if self.until is not None and now < self.until else {}


def _value(sent: Mapping[str, Any]) -> SlotValue:
    name = sent.get("name") or {}
    value = str(name.get("value") or "")
    return SlotValue(str(sent.get("id") or value), value, tuple(name.get("synonyms") or ()))
