"""Alexa between a shopper and a skill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from workbench.simulator.alexa_api import AlexaApi
from workbench.simulator.envelope import ALEXA_API, Speaker, user_event
from workbench.simulator.errors import NoSession, SimulatorError
from workbench.simulator.hearing import Hearing, Launched, Left
from workbench.simulator.line import ERROR_TYPES, Line
from workbench.simulator.model import InteractionModel
from workbench.simulator.reply import Reply
from workbench.simulator.turn_taking import TurnTaking
from workbench.simulator.understanding.understanding import understanding_of
from workbench.simulator.viewports import viewport
from workbench.simulator.wire import Clock, Exchange, Skill, Wire

# Amazon's "Send the User a Progressive Response": about eight seconds for a full response.
SECONDS_TO_ANSWER = 8.0


class Alexa:
    """A device with a skill on it. Every turn returns a Reply.

    Raises NothingMatches and Ambiguous for what the model does not cover (with `fallback` it
    does as Alexa does instead), InvalidResponse where Alexa would refuse the skill's answer and
    NoSession for a turn that needs one. What the skill gets wrong, or raises, ends the session.
    """

    def __init__(
        self,
        model: InteractionModel,
        skill: Skill,
        *,
        clock: Clock,
        locale: str = "en-US",
        access_token: str | None = None,
        screen: bool | str = False,
        person_id: str | None = None,
        confidence: int | None = None,
        application_id: str = "amzn1.ask.skill.simulator",
        user_id: str = "",
        permissions: Mapping[str, str] | None = None,
        seed: str | None = None,
        time_zone: str = "UTC",
        fallback: bool = False,
        api: AlexaApi | None = None,
        seconds_to_answer: float | None = SECONDS_TO_ANSWER,
    ) -> None:
        """`screen` is one of SCREENS, True for any; `time_zone` is the device's, for "today";
        `confidence` is how sure Alexa is of a recognised person, 400 at most; `seed` makes the
        ids of requests and sessions, new ones for every device where it is left out;
        `permissions` are scopes with GRANTED or DENIED; `api` takes progressive responses;
        `seconds_to_answer` of real time are what the skill has, None for any."""
        speaker = Speaker(
            application_id,
            locale,
            user_id,
            access_token,
            person_id,
            viewport(screen),
            permissions or {},
            seed or uuid4().hex,
            confidence,
            api.address if api else ALEXA_API,
        )
        self._understanding = understanding_of(model)
        self._line = Line(speaker, Wire(skill, clock, api, seconds_to_answer), clock)
        self._turns = TurnTaking(model, self._line)
        self._clock = clock
        self._time_zone = ZoneInfo(time_zone)
        self._fallback = fallback

    @property
    def speaker(self) -> Speaker:
        """Who speaks now, and through what."""
        return self._line.speaker

    @property
    def exchanges(self) -> list[Exchange]:
        """Requests and responses of this turn, also where it failed."""
        return self._line.wire.exchanges

    @property
    def in_session(self) -> bool:
        return self._line.session is not None

    def say(self, utterance: str, *, fallback: bool | None = None) -> Reply:
        """What the shopper says, with or without the skill's name."""
        self._line.wire.forget()
        now = self._clock()
        understanding = self._understanding.with_dynamic(self._line.dynamic.at(now))
        hearing = Hearing(understanding, self._fallback if fallback is None else fallback)
        dialog = self._line.session.dialog if self._line.session else None
        meant = hearing.hear(utterance, now.astimezone(self._time_zone).date(), dialog)
        if isinstance(meant, Launched):
            return self.launch()
        if isinstance(meant, Left):
            return self.end()
        return self._turns.dialog(meant)

    def hear_voice(self, person_id: str | None, confidence: int | None = None) -> None:
        """Who speaks from now on; None for a voice that Alexa does not recognise."""
        self._line.speaker = replace(self.speaker, person_id=person_id, confidence=confidence)

    def launch(self) -> Reply:
        """Opens the skill without asking for anything."""
        self._line.begin()
        return self._turns.outside_of_dialog({"type": "LaunchRequest"})

    def touch(
        self,
        arguments: list[Any],
        source: Mapping[str, Any] | None = None,
        components: Mapping[str, Any] | None = None,
    ) -> Reply:
        """A touch on the screen: what an APL document's SendEvent sends. `source` is the
        component that was touched, `components` the values of those that it names."""
        if self.speaker.screen is None:
            raise NoSession("there is nothing to touch: the device has no screen")
        session = self._line.session
        if session is None or session.token is None:
            raise NoSession("there is nothing to touch: the skill has shown no document")
        session.dialog = None
        event = user_event(session.token, arguments, source, components)
        return self._turns.outside_of_dialog(event)

    def wait(self) -> Reply:
        """Eight seconds of silence: the reprompt is played once, then the session is over."""
        session = self._line.open_session()
        if not session.listening:
            raise NoSession("Alexa is not listening, so there is nothing to wait for")
        if session.reprompt is None:
            return self._turns.end("EXCEEDED_MAX_REPROMPTS")
        self._line.wire.forget()
        reprompt, session.reprompt = session.reprompt, None
        return Reply(
            speech=reprompt, reprompt=reprompt, listens=True, session_attributes=session.attributes
        )

    def end(self) -> Reply:
        """The shopper leaves, past the skill."""
        return self._turns.end("USER_INITIATED")

    def fail(self, kind: str = "INTERNAL_SERVICE_ERROR") -> Reply:
        """Something breaks that is not the skill's fault; `kind` is one of Alexa's."""
        if kind not in ERROR_TYPES:
            raise SimulatorError(f"no error is {kind!r}; there are {', '.join(ERROR_TYPES)}")
        return self._turns.end("ERROR", {"type": kind, "message": "played by the simulator"})

    def go_back_to(self, attributes: Mapping[str, Any]) -> None:
        """The open session remembers these attributes, as after some other turn."""
        self._line.open_session().attributes = dict(attributes)

    def forget_session(self) -> None:
        """Drops the session without a word, as when the answer never arrived."""
        self._line.session = None

    def repeat_request(self) -> Reply:
        """Sends the last request once more, to the byte, as Alexa may."""
        return self._turns.repeat()
