"""One conversation at the console, by hand or from a script, turn by turn."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from workbench.console.own_stage import OwnStage
from workbench.console.shops import ConsoleShop
from workbench.simulator import NoSession, SimulatorError
from workbench.simulator.conversations.conversation import Conversation, Turn
from workbench.simulator.conversations.performance import Performance, Played
from workbench.simulator.wire import Exchange
from workbench.stage.watch import Seen

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """A turn with all there is to see of it. `played` is None where nothing came of it, and
    `error` says why."""

    turn: Turn
    now: datetime
    seen: Seen
    played: Played | None
    error: Exception | None
    exchanges: tuple[Exchange, ...]
    scripted: bool

    @property
    def problems(self) -> list[str]:
        """Why a test with this turn would fail, in words; empty where it would not."""
        return [
            *([str(self.error)] if self.error else []),
            *(self.played.problems if self.played else []),
            *self.seen.broken,
        ]


class Talk:
    """What was said so far. The conversation's own turns, if it has any, are the script."""

    def __init__(self, shop: ConsoleShop, conversation: Conversation) -> None:
        self.conversation = conversation
        self.turns: list[TalkTurn] = []
        self.played = 0
        self.afterwards: list[str] | None = None
        self._real_clock = not shop.sample
        self._stage = shop.stage(conversation)
        self._performance = Performance(conversation, self._stage)

    @property
    def now(self) -> datetime:
        return self._stage.now if self._real_clock else self._performance.now

    @property
    def in_session(self) -> bool:
        return self._performance.alexa.in_session

    @property
    def screen(self) -> Any:
        """The device's viewport, None without a screen."""
        return self._performance.alexa.speaker.screen

    @property
    def finished(self) -> bool:
        """Whether the script, if there is one, is at its end."""
        return self.played == len(self.conversation.turns)

    def act(self, turn: Turn) -> TalkTurn:
        """Something that the shopper does, by hand."""
        return self._act(turn, scripted=False)

    def step(self) -> TalkTurn:
        """The script's next turn; after the last, what has to hold then is looked at."""
        turn = self._act(self.conversation.turns[self.played], scripted=True)
        self.played += 1
        if self.finished and self.conversation.then is not None:
            self.afterwards = self._stage.check(self.conversation.then)
        return turn

    def play_on(self) -> None:
        """The rest of the script, as far as all is as expected."""
        while not self.finished:
            if self.step().problems:
                return

    def orders_gained(self, customer_id: str) -> int:
        """Of a customer whom the conversation's `then` names; 0 for any other, and for a shop of
        one's own."""
        if isinstance(self._stage, OwnStage):
            return 0
        return self._stage.orders_gained(customer_id)

    def close(self) -> None:
        self._stage.close()

    def _act(self, turn: Turn, *, scripted: bool) -> TalkTurn:
        if self._real_clock:
            turn = replace(turn, at=datetime.now(UTC).isoformat())
        played: Played | None = None
        error: Exception | None = None
        try:
            played = self._performance.act(turn)
        except SimulatorError as refused:
            error = refused
        except Exception as broken:  # of a skill that is being worked on
            _LOG.exception("The turn broke: %s", turn.said)
            error = broken
        done = TalkTurn(
            turn=turn,
            now=self.now,
            seen=self._stage.watch.seen,
            played=played,
            error=error,
            exchanges=()
            if isinstance(error, NoSession)
            else tuple(self._performance.alexa.exchanges),
            scripted=scripted,
        )
        self.turns.append(done)
        return done
