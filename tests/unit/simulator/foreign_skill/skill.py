"""The city library's skill: it tells what it heard of shopper and device, and uses no SDK."""

from __future__ import annotations

from typing import Any

Envelope = dict[str, Any]
_SHELF = {"type": "APL", "version": "2024.3", "mainTemplate": {"items": [{"type": "Text"}]}}


def answer(envelope: Envelope) -> Envelope:
    """The response to any request that Alexa makes."""
    request = envelope["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["type"] == "LaunchRequest":
        return _asks(f"Hello {_who(envelope)}.", _shelf(envelope))
    if request["type"] == "Alexa.Presentation.APL.UserEvent":
        return _asks(_touched(request), _shelf(envelope))
    return _intent(request)


def _who(envelope: Envelope) -> str:
    """Everything that the context tells of who is there, in words."""
    context, system = envelope["context"], envelope["context"]["System"]
    user = system["user"]
    parts = [
        "member" if "accessToken" in user else "guest",
        "on a " + context["Viewport"]["shape"].lower() if "Viewport" in context else "",
        "in " + envelope["request"]["locale"],
    ]
    return " ".join(filter(None, parts))


def _touched(request: Envelope) -> str:
    arguments = " ".join(str(argument) for argument in request["arguments"])
    values = " ".join(f"{name} {value}" for name, value in request["components"].items())
    place = request["source"]["id"] or "no place"
    return f"You touched {arguments} at {place} with {values or 'nothing'}."


def _intent(request: Envelope) -> Envelope:
    name = request["intent"]["name"]
    if name == "AMAZON.StopIntent":
        return {"version": "1.0", "response": _speech("Goodbye.") | {"shouldEndSession": True}}
    return _asks(f"You want {name}.")


def _shelf(envelope: Envelope) -> list[Envelope]:
    if "Viewport" not in envelope["context"]:
        return []
    render = "Alexa.Presentation.APL.RenderDocument"
    return [{"type": render, "token": "shelf", "document": _SHELF}]


def _asks(text: str, directives: list[Envelope] | None = None) -> Envelope:
    body = _speech(f"{text} What next?") | {
        "reprompt": _speech("What next?"),
        "shouldEndSession": False,
        "directives": directives or [],
    }
    return {"version": "1.0", "sessionAttributes": {}, "response": body}


def _speech(text: str) -> Envelope:
    return {"outputSpeech": {"type": "PlainText", "text": text}}
