"""The line between Alexa and a skill: requests go out stamped, responses come back checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from workbench.simulator.envelope import Speaker, envelope, timestamp
from workbench.simulator.response import Response, read_response

Skill = Callable[[dict[str, Any]], dict[str, Any]]
Clock = Callable[[], datetime]
Exchange = tuple[dict[str, Any], dict[str, Any]]


class Wire:
    """Sends requests to one skill and keeps what was exchanged."""

    def __init__(self, skill: Skill, clock: Clock) -> None:
        self.exchanges: list[Exchange] = []
        self._skill = skill
        self._clock = clock
        self._sent = 0

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
        """The response to an envelope as it is. Raises InvalidResponse."""
        # Through JSON, so that neither side can reach into what the other keeps.
        answer = self._skill(json.loads(json.dumps(request)))
        self.exchanges.append((request, answer))
        return read_response(answer, request["request"]["type"])
