"""Playing a conversation on a project's stage."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.simulator.alexa_api import AlexaApi
from workbench.simulator.conversations.conversation import Conversation, Turn
from workbench.simulator.conversations.expectations import problems
from workbench.simulator.conversations.stage import Stage
from workbench.simulator.device import SECONDS_TO_ANSWER, Alexa
from workbench.simulator.errors import SimulatorError
from workbench.simulator.hearing import FALLBACK
from workbench.simulator.model import InteractionModel, load_model
from workbench.simulator.reply import Reply
from workbench.simulator.session import SILENCE

# A Monday; of no meaning, but the same on every day that a conversation without a time is played.
_SOME_DAY = datetime(2026, 1, 5, 12, tzinfo=UTC)
_NOBODY_KNOWN = "unknown"
_STEP = re.compile(r"(\d+(?:\.\d+)?)([wdhms])")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


@lru_cache(maxsize=4)
def _model(path: Path, changed: int) -> InteractionModel:  # noqa: ARG001
    return load_model(path)


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


class ConversationFailed(AssertionError):
    """A turn, or what holds afterwards, is not as expected. `line` is in the file."""

    def __init__(self, line: int, found: list[str]) -> None:
        super().__init__("\n".join(found))
        self.line = line
        self.found = found


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a turn; `problems` is what of it is not as expected, in words."""

    reply: Reply
    trips: int
    problems: list[str]


class Performance:
    """One conversation being played; `transcript` and `alexa` are for the report, `now` is where
    its clock stands."""

    def __init__(
        self,
        conversation: Conversation,
        stage: Stage,
        seconds_to_answer: float | None = SECONDS_TO_ANSWER,
    ) -> None:
        self.conversation = conversation
        self.transcript: list[str] = []
        self._stage = stage
        self._trips = 0
        self.now = conversation.time or getattr(stage, "now", None) or _SOME_DAY
        self._while_played = ExitStack()
        given = conversation.given
        self.alexa = Alexa(
            _model(stage.model_path, _changed(stage.model_path)),
            self._answer,
            clock=lambda: self.now,
            locale=given.get("locale", "en-US"),
            access_token=stage.access_token,
            screen=given.get("screen", False),
            person_id=given.get("person"),
            confidence=given.get("confidence"),
            application_id=stage.application_id,
            user_id=getattr(stage, "user_id", ""),
            permissions=given.get("permissions"),
            seed=f"{conversation.path.name}/{conversation.name}",
            time_zone=getattr(stage, "time_zone", "UTC"),
            api=self._api(),
            seconds_to_answer=seconds_to_answer,
        )

    def play(self) -> None:
        """Raises ConversationFailed at the first turn that is not as expected."""
        with self._while_played:
            for turn in self.conversation.turns:
                self._play(turn)
        if self.conversation.then is not None:
            found = self._stage.check(self.conversation.then)
            if found:
                raise ConversationFailed(
                    self.conversation.line, ["afterwards: " + f for f in found]
                )

    def _api(self) -> AlexaApi | None:
        """Where progressive responses go; only where there are some, as it is a server."""
        expected = any("progressive" in turn.expected for turn in self.conversation.turns)
        if expected or getattr(self._stage, "progressive", False):
            return self._while_played.enter_context(AlexaApi())
        return None

    def act(self, turn: Turn) -> Played:
        """Plays one turn, of the conversation or not, whatever comes of it. Raises
        SimulatorError where nothing does."""
        self._move_clock(turn.at)
        self._stage.prepare(dict(turn.project))
        self._trips = 0
        reply = self._acted(turn)
        return Played(reply, self._trips, self._problems(turn, reply))

    def _play(self, turn: Turn) -> None:
        self.transcript.append(f"shopper: {turn.said}")
        try:
            played = self.act(turn)
        except SimulatorError as error:
            raise ConversationFailed(turn.line, [str(error)]) from error
        said = [*played.reply.progressive, played.reply.speech or "(says nothing)"]
        self.transcript += [f"Alexa:   {text}" for text in said]
        if played.problems:
            raise ConversationFailed(turn.line, played.problems)

    def _problems(self, turn: Turn, reply: Reply) -> list[str]:
        found = problems(turn.expected, reply, self._trips)
        if turn.fallback and (reply.understood is None or reply.understood.intent != FALLBACK):
            intent = reply.understood.intent if reply.understood else "no intent"
            found.insert(0, f"understood as {intent}, where the fallback is expected")
        return found

    def _answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        """The skill's answer; a turn with a delegated dialog can have several, or none."""
        response = self._stage.answer(envelope)
        self._trips += self._stage.trips()
        return response

    def _acted(self, turn: Turn) -> Reply:
        if turn.new_session:
            self.alexa.forget_session()
        if turn.person:
            self.alexa.hear_voice(None if turn.person == _NOBODY_KNOWN else turn.person)
        if turn.action == "shopper":
            return self.alexa.say(turn.argument, fallback=turn.fallback)
        if turn.action == "touch":
            return self.alexa.touch(turn.argument, turn.source, turn.components)
        if turn.action == "silence":
            self.now += SILENCE
        act: Any = {
            "launch": self.alexa.launch,
            "silence": self.alexa.wait,
            "ends": self.alexa.fail if turn.argument == "error" else self.alexa.end,
            "repeat_request": self.alexa.repeat_request,
        }[turn.action]
        reply: Reply = act()
        return reply

    def _move_clock(self, at: str | None) -> None:
        if at is None:
            return
        if not at.startswith("+"):
            self.now = datetime.fromisoformat(at)
            return
        for amount, unit in _STEP.findall(at):
            self.now += timedelta(**{_UNITS[unit]: float(amount)})
