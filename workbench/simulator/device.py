"""Alexa between a shopper and a skill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from workbench.simulator.dialog import Dialog
from workbench.simulator.dialog_turn import Ask, asked_by_skill, begin, dialog_state, intent_json
from workbench.simulator.envelope import Speaker, user_event
from workbench.simulator.errors import NoSession
from workbench.simulator.hearing import Confirmed, Hearing, Launched, Left, Meant
from workbench.simulator.model import InteractionModel
from workbench.simulator.reply import Reply, heard
from workbench.simulator.response import Response
from workbench.simulator.session import DynamicEntities, Session
from workbench.simulator.understanding.understanding import understanding_of
from workbench.simulator.viewports import viewport
from workbench.simulator.wire import Clock, Exchange, Skill, Wire


class Alexa:
    """A device with a skill on it. Every turn returns a Reply.

    Raises NothingMatches and Ambiguous for what the model does not cover (with `fallback` it
    does as Alexa does instead), InvalidResponse where Alexa would refuse the skill's answer and
    NoSession for a turn that needs one.
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
        application_id: str = "amzn1.ask.skill.simulator",
        user_id: str = "",
        permissions: Mapping[str, str] | None = None,
        seed: str | None = None,
        time_zone: str = "UTC",
        fallback: bool = False,
    ) -> None:
        """`screen` is one of SCREENS, True for any; `time_zone` is the device's, for "today";
        `seed` makes the ids of requests and sessions, new ones for every device where it is left
        out; `permissions` are scopes with GRANTED or DENIED."""
        seed = seed or uuid4().hex
        scopes = permissions or {}
        self.speaker = Speaker(
            application_id,
            locale,
            user_id,
            access_token,
            person_id,
            viewport(screen),
            scopes,
            seed,
        )
        self._understanding = understanding_of(model)
        self._wire = Wire(skill, clock)
        self._clock = clock
        self._time_zone = ZoneInfo(time_zone)
        self._fallback = fallback
        self._dynamic = DynamicEntities()
        self._session: Session | None = None
        self._sessions = 0

    @property
    def exchanges(self) -> list[Exchange]:
        """Requests and responses of this turn, also where it failed."""
        return self._wire.exchanges

    @property
    def in_session(self) -> bool:
        return self._session is not None

    def say(self, utterance: str, *, fallback: bool | None = None) -> Reply:
        """What the shopper says, with or without the skill's name."""
        self._wire.exchanges = []
        now = self._clock()
        understanding = self._understanding.with_dynamic(self._dynamic.at(now))
        hearing = Hearing(understanding, self._fallback if fallback is None else fallback)
        dialog = self._session.dialog if self._session else None
        meant = hearing.hear(utterance, now.astimezone(self._time_zone).date(), dialog)
        if isinstance(meant, Launched):
            return self.launch()
        if isinstance(meant, Left):
            return self.end()
        return self._dialog_turn(meant)

    def hear_voice(self, person_id: str | None) -> None:
        """Who speaks from now on; None for a voice that Alexa does not recognise."""
        self.speaker = replace(self.speaker, person_id=person_id)

    def launch(self) -> Reply:
        """Opens the skill without asking for anything."""
        self._new_session()
        return self._reply(self._exchange({"type": "LaunchRequest"}))

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
        if self._session is None or self._session.token is None:
            raise NoSession("there is nothing to touch: the skill has shown no document")
        self._session.dialog = None
        token = self._session.token
        self._wire.exchanges = []
        return self._reply(self._exchange(user_event(token, arguments, source, components)))

    def wait(self) -> Reply:
        """Silence: the reprompt is played once, then the session is over."""
        session = self._open_session()
        if not session.listening:
            raise NoSession("Alexa is not listening, so there is nothing to wait for")
        if session.reprompt is None:
            return self._end("EXCEEDED_MAX_REPROMPTS")
        self._wire.exchanges = []
        reprompt, session.reprompt = session.reprompt, None
        return Reply(
            speech=reprompt, reprompt=reprompt, listens=True, session_attributes=session.attributes
        )

    def end(self) -> Reply:
        """The shopper leaves, past the skill."""
        return self._end("USER_INITIATED")

    def forget_session(self) -> None:
        """Drops the session without a word, as when the answer never arrived."""
        self._session = None

    def _new_session(self) -> None:
        self._wire.exchanges = []
        self._sessions += 1
        self._session = Session(self.speaker.session_id(self._sessions))

    def repeat_request(self) -> Reply:
        """Sends the last request once more, to the byte, as Alexa may."""
        if not self.exchanges:
            raise NoSession("there is no request to repeat")
        request = self.exchanges[-1][0]
        self._wire.exchanges = []
        return self._reply(self._take(self._wire.repeat(request)))

    def _dialog_turn(self, meant: Meant | Confirmed) -> Reply:
        if isinstance(meant, Meant) and (meant.calls or self._session is None):
            self._new_session()
        session = self._open_session()
        session.dialog = dialog = begin(self._understanding.model, session.dialog, meant)
        dialog.turns += 1
        if dialog.delegated:
            reply = self._ask_by_model(dialog)
        else:
            reply = self._ask_skill(dialog, dialog_state(dialog))
        return replace(reply, understood=meant.understood) if isinstance(meant, Meant) else reply

    def _ask_by_model(self, dialog: Dialog) -> Reply:
        """Alexa asks what the dialog model wants to know next; the skill hears when it is all."""
        dialog.question = dialog.next_question(self._understanding.model)
        if dialog.question is None:
            return self._ask_skill(dialog, "COMPLETED")
        session = self._open_session()
        session.dialog = dialog
        session.listening, session.reprompt = True, dialog.question.prompt
        return self._spoken(Response(dialog.question.prompt, reprompt=dialog.question.prompt))

    def _ask_skill(self, dialog: Dialog, state: str | None) -> Reply:
        session = self._open_session()
        request: dict[str, Any] = {"type": "IntentRequest"}
        if state is not None:
            request["dialogState"] = state
        request["intent"] = intent_json(dialog, self.speaker.application_id)
        dialog.question, session.dialog = None, None
        response = self._exchange(request)
        ask = asked_by_skill(self._understanding.model, dialog, response, state)
        if ask is None:
            return self._reply(response)
        return self._go_on(ask, response)

    def _go_on(self, ask: Ask, response: Response) -> Reply:
        session = self._open_session()
        if ask.by_model:
            return self._ask_by_model(ask.dialog)
        session.dialog = ask.dialog
        return self._reply(response)

    def _end(self, reason: str) -> Reply:
        self._open_session()
        self._wire.exchanges = []
        self._exchange({"type": "SessionEndedRequest", "reason": reason})
        self._session = None
        return replace(self._spoken(Response()), ended=True)

    def _exchange(self, request: Mapping[str, Any]) -> Response:
        session = self._open_session().json(self.speaker)
        return self._take(self._wire.send(self.speaker, session, request))

    def _take(self, response: Response) -> Response:
        if self._session is not None:
            self._session.take(response)
        self._dynamic.take(response, self._clock())
        return response

    def _reply(self, response: Response) -> Reply:
        """Ends the session or keeps it, as the response says."""
        session = self._session
        # Left out, shouldEndSession keeps a session with a screen open, the microphone closed.
        ended = self.speaker.screen is None if response.listens is None else not response.listens
        if ended:
            self._session = None
        elif session is not None:
            session.listening, session.reprompt = bool(response.listens), response.reprompt
        return replace(self._spoken(response), ended=ended)

    def _spoken(self, response: Response) -> Reply:
        session = self._session
        return replace(
            heard(response),
            listens=session is not None and session.listening,
            session_attributes=session.attributes if session else response.session_attributes,
            exchanges=tuple(self.exchanges),
        )

    def _open_session(self) -> Session:
        if self._session is None:
            raise NoSession("there is no session: launch the skill or say something first")
        return self._session
