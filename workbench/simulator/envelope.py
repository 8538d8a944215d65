"""Request envelopes as Alexa sends them: Amazon's "Request and Response JSON Reference"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from workbench.simulator.understanding.entities import Authority
from workbench.simulator.understanding.slots import FilledSlot
from workbench.simulator.viewports import Viewport

ALEXA_API = "https://api.amazonalexa.com"
_APL_VERSION = "2024.3"


@dataclass(frozen=True)
class Speaker:
    """Who speaks to which skill through what device. `seed` makes the ids of sessions and
    requests: the same seed gives the same ids. `confidence` is how sure Alexa is of the person;
    `api_endpoint` is where the skill finds Alexa's API."""

    application_id: str
    locale: str = "en-US"
    user_id: str = ""
    access_token: str | None = None
    person_id: str | None = None
    screen: Viewport | None = None
    permissions: Mapping[str, str] = field(default_factory=dict)
    seed: str = "simulator"
    confidence: int | None = None
    api_endpoint: str = ALEXA_API

    @property
    def user(self) -> dict[str, Any]:
        user: dict[str, Any] = {"userId": self.user_id or f"amzn1.ask.account.{self._own('user')}"}
        if self.access_token is not None:
            user["accessToken"] = self.access_token
        if self.permissions:
            user["permissions"] = self._permissions()
        return user

    def context(self) -> dict[str, Any]:
        """The envelope's context: who, what application, what device."""
        interfaces: dict[str, Any] = {}
        if self.screen is not None:
            interfaces["Alexa.Presentation.APL"] = {"runtime": {"maxVersion": _APL_VERSION}}
        device = f"amzn1.ask.device.{self._own('device')}"
        system: dict[str, Any] = {
            "application": {"applicationId": self.application_id},
            "user": self.user,
            "device": {"deviceId": device, "supportedInterfaces": interfaces},
            "apiEndpoint": self.api_endpoint,
            "apiAccessToken": self._own("api access"),
        }
        if self.person_id is not None:
            system["person"] = self._person(self.person_id)
        return {"System": system} | (self.screen.context() if self.screen is not None else {})

    def _permissions(self) -> dict[str, Any]:
        """The scopes asked for; a token to use them only where one was granted."""
        scopes = {scope: {"status": status} for scope, status in self.permissions.items()}
        granted = "GRANTED" in self.permissions.values()
        return ({"consentToken": self._own("consent")} if granted else {}) | {"scopes": scopes}

    def _person(self, person_id: str) -> dict[str, Any]:
        if self.confidence is None:
            return {"personId": person_id}
        return {
            "personId": person_id,
            "authenticationConfidenceLevel": {"level": self.confidence},
        }

    def request_id(self, number: int) -> str:
        return f"amzn1.echo-api.request.{self._id(f'request {number}')}"

    def session_id(self, number: int) -> str:
        return f"amzn1.echo-api.session.{self._id(f'session {number}')}"

    def _own(self, what: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{self.application_id}/{what}"))

    def _id(self, what: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{self.seed}/{what}"))


def envelope(
    speaker: Speaker, session: Mapping[str, Any] | None, request: Mapping[str, Any]
) -> dict[str, Any]:
    """A whole envelope around a request."""
    whole: dict[str, Any] = {"version": "1.0"}
    if session is not None:
        whole["session"] = dict(session)
    return whole | {"context": speaker.context(), "request": dict(request)}


def user_event(
    token: str,
    arguments: Sequence[Any],
    source: Mapping[str, Any] | None = None,
    components: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What an APL document's SendEvent sends, from a touch unless `source` says otherwise;
    `components` are the values of those that the SendEvent names, by id."""
    return {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": token,
        "arguments": list(arguments),
        "source": dict(source or {"type": "TouchWrapper", "handler": "Press", "id": ""}),
        "components": dict(components or {}),
    }


def timestamp(now: datetime) -> str:
    """Alexa's form of a moment: UTC, to the second."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def slot_json(
    name: str, filled: FilledSlot | None, confirmation: str, application_id: str
) -> dict[str, Any]:
    """A slot as it stands in an intent; an unfilled one has no value."""
    slot: dict[str, Any] = {"name": name, "confirmationStatus": confirmation}
    if filled is None:
        return slot
    value: dict[str, Any] = {"value": filled.value}
    if filled.authorities:
        value["resolutions"] = {
            "resolutionsPerAuthority": [
                _authority(authority, application_id) for authority in filled.authorities
            ]
        }
    return slot | value | {"source": "USER", "slotValue": {"type": "Simple", **value}}


def _authority(authority: Authority, application_id: str) -> dict[str, Any]:
    origin = "dynamic." if authority.dynamic else ""
    code = "ER_SUCCESS_MATCH" if authority.values else "ER_SUCCESS_NO_MATCH"
    resolution: dict[str, Any] = {
        "authority": f"amzn1.er-authority.echo-sdk.{origin}{application_id}.{authority.type}",
        "status": {"code": code},
    }
    if authority.values:
        resolution["values"] = [
            {"value": {"name": value.name, "id": value.id}} for value in authority.values
        ]
    return resolution
