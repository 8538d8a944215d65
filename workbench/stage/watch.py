"""What a turn's answers cost, and which rules of the house they break."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.capacity import Units
from workbench.stage.round_trips import TooManyRoundTrips, most_round_trips
from workbench.stage.speech_rules import RuleOfSpeechBroken, broken_rules
from workbench.store_calls import StoreCall, StoreCalls

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(slots=True)
class Seen:
    """What one turn came to: its store calls, the skill's time, and the rules broken."""

    calls: list[StoreCall] = field(default_factory=list)
    milliseconds: float = 0.0
    broken: list[str] = field(default_factory=list)

    @property
    def units(self) -> Units:
        return sum((call.units for call in self.calls), Units())


class Watch:
    """Stands between Alexa and a skill, one turn at a time.

    `seen` adds up over the turn, which may have several requests; `trips` are those of the last.
    A `strict` one raises where a rule is broken, as a test wants it; the other notes it and lets
    the conversation go on.
    """

    def __init__(self, calls: StoreCalls, seller: str, *, strict: bool) -> None:
        self._heard = calls
        self._seller = seller
        self._strict = strict
        self.trips = 0
        self.seen = Seen()

    def begin(self) -> None:
        """A new turn."""
        self.seen = Seen()

    def answered(self, answer: Answer, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """The skill's response. Raises TooManyRoundTrips and RuleOfSpeechBroken if strict."""
        self._heard.taken()
        started = time.perf_counter()
        response = answer(envelope)
        self.seen.milliseconds += (time.perf_counter() - started) * 1_000
        calls = self._heard.taken()
        self.seen.calls += calls
        self.trips = len(calls)
        self._check(envelope, response)
        return response

    def _check(self, envelope: Mapping[str, Any], response: Mapping[str, Any]) -> None:
        allowed = most_round_trips(envelope)
        if self.trips > allowed:
            self._complain(TooManyRoundTrips(f"{self.trips} round trips, {allowed} allowed"))
        if broken := broken_rules(response, self._seller):
            self._complain(RuleOfSpeechBroken("; ".join(broken)))

    def _complain(self, broken: AssertionError) -> None:
        if self._strict:
            raise broken
        self.seen.broken.append(str(broken))
