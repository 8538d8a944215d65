"""What can go wrong between a sentence and its answer, each with a message to act on."""

from __future__ import annotations

from collections.abc import Sequence


class SimulatorError(Exception):
    """Whatever the simulator raises."""


class ModelError(SimulatorError):
    """The interaction model cannot be played; the message names the file and the place."""


class NotUnderstood(SimulatorError):
    """The model gives no single meaning to what was said."""

    def __init__(self, utterance: str, message: str) -> None:
        super().__init__(message)
        self.utterance = utterance


class NothingMatches(NotUnderstood):
    """No sample covers the utterance; `nearest` are (intent, sample) pairs, closest first."""

    def __init__(self, utterance: str, nearest: Sequence[tuple[str, str]]) -> None:
        self.nearest = tuple(nearest)
        listed = "".join(f"\n  {sample!r} of {intent}" for intent, sample in nearest)
        super().__init__(utterance, f"nothing in the model matches {utterance!r}; nearest:{listed}")


class Ambiguous(NotUnderstood):
    """Several intents match equally well; `candidates` are (intent, sample) pairs."""

    def __init__(self, utterance: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        listed = "".join(f"\n  {sample!r} of {intent}" for intent, sample in candidates)
        super().__init__(utterance, f"{utterance!r} fits several intents equally well:{listed}")


class InvalidResponse(SimulatorError):
    """Alexa would refuse the skill's response; the message says which rule it breaks."""


class TooLate(InvalidResponse):
    """The response may be right, but Alexa no longer waits for it."""


class NoSession(SimulatorError):
    """The turn needs an open session, and there is none."""


class UnknownScreen(SimulatorError):
    """No viewport profile has that name; the message lists those there are."""
