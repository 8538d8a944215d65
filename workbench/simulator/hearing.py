"""What Alexa makes of an utterance, given what she is waiting for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbench.simulator.dialog import Dialog
from workbench.simulator.errors import NothingMatches, NotUnderstood
from workbench.simulator.understanding.invocation import invocation, request_within
from workbench.simulator.understanding.understanding import Asked, Understanding, Understood

FALLBACK = "AMAZON.FallbackIntent"
_LEAVING = ("exit", "quit")


@dataclass(frozen=True, slots=True)
class Launched:
    """The skill was called by its name and nothing else."""


@dataclass(frozen=True, slots=True)
class Left:
    """The shopper left the skill, past the skill itself."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A yes or no to what the dialog asked."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Meant:
    """An intent; `calls` where the skill was called by its name in the same breath."""

    understood: Understood
    calls: bool = False


Heard = Launched | Left | Confirmed | Meant


@dataclass(frozen=True)
class Hearing:
    """`fallback` makes the best of what the model does not cover, as Alexa does; without it
    that is an error, as a test wants it."""

    understanding: Understanding
    fallback: bool

    def hear(self, utterance: str, today: date, open_dialog: Dialog | None) -> Heard:
        """What was meant. Raises NothingMatches or Ambiguous."""
        name = self.understanding.model.invocation_name
        called = invocation(utterance, name)
        if called is not None:
            requests = called.requests
            return Meant(self._first_of(requests, today), True) if requests else Launched()
        question = open_dialog.question if open_dialog else None
        if question is not None and question.confirms:
            yes = self.understanding.means_yes(utterance)
            if yes is not None:
                return Confirmed(yes)
        return self._in_session(utterance, today, _asked(open_dialog))

    def _in_session(self, utterance: str, today: date, asked: Asked | None) -> Heard:
        try:
            return Meant(
                self.understanding.understand(utterance, today, asked, guess=self.fallback)
            )
        except NotUnderstood as error:
            within = request_within(utterance, self.understanding.model.invocation_name)
            if within is not None:
                return Meant(self._first_of([within], today), True)
            if utterance.strip().lower() in _LEAVING:
                return Left()
            return Meant(self._fall_back(error))

    def _first_of(self, requests: Sequence[str], today: date) -> Understood:
        for request in requests[:-1]:
            try:
                return self.understanding.understand(request, today, guess=self.fallback)
            except NothingMatches:
                continue
        try:
            return self.understanding.understand(requests[-1], today, guess=self.fallback)
        except NotUnderstood as error:
            return self._fall_back(error)

    def _fall_back(self, error: NotUnderstood) -> Understood:
        """FallbackIntent where that is wanted and the model has it; else the error again."""
        if self.fallback and FALLBACK in self.understanding.model.intents:
            return Understood(FALLBACK, {})
        raise error


def _asked(dialog: Dialog | None) -> Asked | None:
    question = dialog.question if dialog else None
    if dialog is None or question is None or question.confirms or question.slot is None:
        return None
    return Asked(dialog.intent.name, question.slot)
