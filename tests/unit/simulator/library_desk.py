"""A library desk: a small skill of its own, so that the simulator is tested without any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

LIBRARY_DESK = Path(__file__).with_name("library_desk.json")
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)  # a Tuesday

Answer = dict[str, Any]
Script = Callable[[dict[str, Any]], Answer]


def ssml(text: str) -> Answer:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}


def asks(text: str, *directives: Answer, **response: Any) -> Answer:
    """A response that goes on listening."""
    body = {
        "outputSpeech": ssml(text),
        "reprompt": {"outputSpeech": ssml(f"{text} Well?")},
        "shouldEndSession": False,
        "directives": list(directives),
        **response,
    }
    return {"version": "1.0", "sessionAttributes": {}, "response": body}


def tells(text: str, **response: Any) -> Answer:
    """A response that ends the session."""
    body = {"outputSpeech": ssml(text), "shouldEndSession": True, **response}
    return {"version": "1.0", "response": body}


def delegates(**directive: Any) -> Answer:
    """A response that leaves the next step to Alexa."""
    body = {"shouldEndSession": False, "directives": [{"type": "Dialog.Delegate", **directive}]}
    return {"version": "1.0", "response": body}


class Desk:
    """A skill that answers from a script and keeps what it was asked; without a script it says
    which request it got, and goes on listening."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.script: Script | None = None

    def __call__(self, envelope: dict[str, Any]) -> Answer:
        self.requests.append(envelope["request"])
        if envelope["request"]["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        if self.script is not None:
            return self.script(envelope)
        return asks(envelope["request"].get("intent", {}).get("name") or "Welcome.")

    def always(self, answer: Answer) -> None:
        """Answers everything with this from now on."""
        self.script = lambda _: answer

    @property
    def last(self) -> dict[str, Any]:
        return self.requests[-1]

    def slot(self, name: str) -> str | None:
        """A slot's value in the last request."""
        value: str | None = self.last["intent"]["slots"][name].get("value")
        return value


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now
