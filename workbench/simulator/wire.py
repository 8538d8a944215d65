"""The line between Alexa and a skill: requests go out stamped, responses come back checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from time import monotonic
from typing import Any

from workbench.simulator.alexa_api import AlexaApi
from workbench.simulator.envelope import Speaker, envelope, timestamp
from workbench.simulator.errors import TooLate
from workbench.simulator.response import Response, read_response

Skill = Callable[[dict[str, Any]], dict[str, Any]]
Clock = Callable[[], datetime]
Exchange = tuple[dict[str, Any], dict[str, Any]]


class Wire:
    """Sends requests to one skill and keeps what was exchanged, and what Alexa said meanwhile."""

    def __init__(
        self, skill: Skill, clock: Clock, api: AlexaApi | None = None, seconds: float | None = None
    ) -> None:
        """`api` takes progressive responses; `seconds` are what the skill has to answer."""
        self.exchanges: list[Exchange] = []
        self.meanwhile: list[str] = []
        self._skill = skill
        self._clock = clock
        self._api = api
        self._seconds = seconds
        self._sent = 0

    def forget(self) -> None:
        """A turn begins: what was exchanged before is no longer kept."""
        self.exchanges, self.meanwhile = [], []

    def send(
        self, speaker: Speaker, session: Mapping[str, Any], request: Mapping[str, Any]
    ) -> Response:
        """The response to a request with an id and a time of its own."""
        self._sent += 1
        stamped = {
            "type": request["type"],
            "requestId": speaker.request_id(self._sent),
            "timestamp": timestamp(self._clock()),
            "locale": speaker.locale,
            **request,
        }
        return self.repeat(envelope(speaker, session, stamped))

    def repeat(self, request: dict[str, Any]) -> Response:
        """The response to an envelope as it is. Raises InvalidResponse, TooLate where the skill
        took too long."""
        began = monotonic()
        answer = self._answered(request)
        took = monotonic() - began
        self.exchanges.append((request, answer))
        if self._seconds is not None and took > self._seconds:
            raise TooLate(f"the skill took {took:.1f} s; Alexa waits for {self._seconds:g}")
        return read_response(answer, request["request"]["type"])

    def _answered(self, request: dict[str, Any]) -> dict[str, Any]:
        # Through JSON, so that neither side can reach into what the other keeps.
        copied = json.loads(json.dumps(request))
        if self._api is None:
            return self._skill(copied)
        with self._api.awaiting(request) as meanwhile:
            try:
                return self._skill(copied)
            finally:
                self.meanwhile += meanwhile.spoken
