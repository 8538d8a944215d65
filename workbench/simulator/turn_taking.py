"""One turn after the other: what goes to the skill, and what Alexa makes of its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from workbench.simulator.dialog import Dialog
from workbench.simulator.dialog_turn import (
    Ask,
    asked_by_skill,
    begin,
    begun_by_skill,
    dialog_state,
    intent_json,
)
from workbench.simulator.envelope import Speaker
from workbench.simulator.hearing import Confirmed, Meant
from workbench.simulator.line import Line
from workbench.simulator.model import InteractionModel
from workbench.simulator.reply import Reply, heard
from workbench.simulator.response import Response


class TurnTaking:
    """The turns of one line, by a model whose dialogs Alexa runs herself where they are
    delegated."""

    def __init__(self, model: InteractionModel, line: Line) -> None:
        self._model = model
        self._line = line

    def outside_of_dialog(self, request: Mapping[str, Any]) -> Reply:
        """A launch or a touch; the skill may begin a dialog in answer."""
        with self._turn():
            response = self._line.exchange(request)
            ask = begun_by_skill(self._model, response)
            return self._reply(response) if ask is None else self._go_on(ask, response)

    def dialog(self, meant: Meant | Confirmed) -> Reply:
        """An intent, or an answer to what its dialog asked."""
        with self._turn():
            if isinstance(meant, Confirmed):
                return self._dialog(meant)
            if meant.calls or self._line.session is None:
                self._line.begin()
            return replace(self._dialog(meant), understood=meant.understood)

    def repeat(self) -> Reply:
        """The last request once more."""
        return self._reply(self._line.repeat())

    def end(self, reason: str, error: Mapping[str, str] | None = None) -> Reply:
        """Tells the skill that the session is over, and why."""
        self._line.wire.forget()
        self._line.end(reason, error)
        return replace(self._spoken(Response()), ended=True)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """A turn; what the skill gets wrong in it ends the session."""
        self._line.wire.forget()
        try:
            yield
        except Exception as failure:
            self._line.break_off(failure)
            raise

    def _dialog(self, meant: Meant | Confirmed) -> Reply:
        session = self._line.open_session()
        session.dialog = dialog = begin(self._model, session.dialog, meant)
        dialog.turns += 1
        if dialog.delegated:
            return self._ask_by_model(dialog)
        return self._ask_skill(dialog, dialog_state(dialog))

    def _ask_by_model(self, dialog: Dialog) -> Reply:
        """Alexa asks what the dialog model wants to know next; the skill hears when it is all."""
        dialog.question = dialog.next_question(self._model)
        if dialog.question is None:
            return self._ask_skill(dialog, "COMPLETED")
        session = self._line.open_session()
        session.dialog = dialog
        session.listening, session.reprompt = True, dialog.question.prompt
        return self._spoken(Response(dialog.question.prompt, reprompt=dialog.question.prompt))

    def _ask_skill(self, dialog: Dialog, state: str | None) -> Reply:
        session = self._line.open_session()
        request: dict[str, Any] = {"type": "IntentRequest"}
        if state is not None:
            request["dialogState"] = state
        request["intent"] = intent_json(dialog, self._line.speaker.application_id)
        dialog.question, session.dialog = None, None
        response = self._line.exchange(request)
        ask = asked_by_skill(self._model, dialog, response, state)
        return self._reply(response) if ask is None else self._go_on(ask, response)

    def _go_on(self, ask: Ask, response: Response) -> Reply:
        if ask.by_model:
            return self._ask_by_model(ask.dialog)
        self._line.open_session().dialog = ask.dialog
        return self._reply(response)

    def _reply(self, response: Response) -> Reply:
        """Ends the session or keeps it, as the response says."""
        session = self._line.session
        ended = _ends(response, self._line.speaker)
        if ended:
            self._line.session = None
        elif session is not None:
            session.listening, session.reprompt = bool(response.listens), response.reprompt
        return replace(self._spoken(response), ended=ended)

    def _spoken(self, response: Response) -> Reply:
        session = self._line.session
        return replace(
            heard(response),
            listens=session is not None and session.listening,
            session_attributes=session.attributes if session else response.session_attributes,
            progressive=tuple(self._line.wire.meanwhile),
            exchanges=tuple(self._line.wire.exchanges),
        )


def _ends(response: Response, speaker: Speaker) -> bool:
    """Left out, shouldEndSession keeps the session open only where the response draws on a
    screen, and the microphone closed."""
    if response.listens is not None:
        return not response.listens
    drawn = response.directive("Alexa.Presentation.APL.RenderDocument")
    return speaker.screen is None or drawn is None
