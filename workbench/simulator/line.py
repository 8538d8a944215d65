"""Alexa's line to a skill: the session that is open, and what each response leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.simulator.envelope import Speaker
from workbench.simulator.errors import NoSession, TooLate
from workbench.simulator.response import Response
from workbench.simulator.session import DynamicEntities, Session
from workbench.simulator.wire import Clock, Wire

# Amazon's "Request and Response JSON Reference": a SessionEndedRequest's error.
ERROR_TYPES = (
    "INVALID_RESPONSE",
    "DEVICE_COMMUNICATION_ERROR",
    "INTERNAL_SERVICE_ERROR",
    "ENDPOINT_TIMEOUT",
)


class Line:
    """One speaker's line; `session` is None where none is open."""

    def __init__(self, speaker: Speaker, wire: Wire, clock: Clock) -> None:
        self.speaker = speaker
        self.wire = wire
        self.dynamic = DynamicEntities()
        self.session: Session | None = None
        self._clock = clock
        self._sessions = 0

    def begin(self) -> None:
        """Opens a new session, in place of one that may be open."""
        self._sessions += 1
        self.session = Session(self.speaker.session_id(self._sessions))

    def open_session(self) -> Session:
        """Raises NoSession."""
        if self.session is None:
            raise NoSession("there is no session: launch the skill or say something first")
        return self.session

    def exchange(self, request: Mapping[str, Any]) -> Response:
        """The response to a request in the session. Raises InvalidResponse."""
        session = self.open_session().json(self.speaker)
        return self._take(self.wire.send(self.speaker, session, request))

    def repeat(self) -> Response:
        """The response to the last request, sent once more to the byte. Raises NoSession."""
        if not self.wire.exchanges:
            raise NoSession("there is no request to repeat")
        request = self.wire.exchanges[-1][0]
        self.wire.forget()
        return self._take(self.wire.repeat(request))

    def end(self, reason: str, error: Mapping[str, str] | None = None) -> None:
        """Tells the skill that the session is over, and why."""
        session = self.open_session().json(self.speaker)
        self.session = None
        told = {"type": "SessionEndedRequest", "reason": reason}
        self.wire.send(self.speaker, session, told | ({"error": dict(error)} if error else {}))

    def break_off(self, failure: Exception) -> None:
        """Ends the session because of the skill's own failure, as Alexa does; the exchanges stay
        those that failed."""
        if self.session is None:
            return
        kind = "ENDPOINT_TIMEOUT" if isinstance(failure, TooLate) else "INVALID_RESPONSE"
        failed = self.wire.exchanges
        self.wire.exchanges = []
        try:
            self.end("ERROR", {"type": kind, "message": str(failure)})
        except Exception as second:  # the first failure is the one to be told
            failure.add_note(f"and the SessionEndedRequest that came of it failed: {second!r}")
        finally:
            self.wire.exchanges = failed

    def _take(self, response: Response) -> Response:
        if self.session is not None:
            self.session.take(response)
        self.dynamic.take(response, self._clock())
        return response
