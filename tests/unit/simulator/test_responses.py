"""What Alexa refuses in a skill's response, and what she makes of the rest."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.simulator.library_desk import asks, tells
from workbench.simulator.errors import InvalidResponse
from workbench.simulator.response import read_response
from workbench.simulator.ssml import plain_text


def _card(**card: Any) -> dict[str, Any]:
    return tells("Hi.", card=card)


def _dynamic(count: int, behavior: str = "REPLACE") -> dict[str, Any]:
    values = [{"name": {"value": str(number)}} for number in range(count)]
    types = [{"name": "T", "values": values}]
    kind = "Dialog.UpdateDynamicEntities"
    return asks("Hi.", {"type": kind, "updateBehavior": behavior, "types": types})


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (None, "not an object"),
        ({"version": "1.0", "response": {"shouldEndSession": {1}}}, "not JSON"),
        ({"response": {}}, "version is None"),
        (tells("Hi.") | {"sessionAttributes": {"much": "x" * 123_000}}, "120 KB"),
        (tells("x" * 8_000), "8,000"),
        (tells("Tom & Jerry"), "not valid SSML"),
        (tells("<b>Hi</b>"), "<b>"),
        (tells("<speak>Hi</speak>"), "outermost"),
        (tells("Hi.", outputSpeech={"type": "SSML", "ssml": "Hi"}), "not valid SSML"),
        (tells("Hi.", outputSpeech={"type": "SSML", "ssml": "<p>Hi</p>"}), "outermost"),
        (tells("Hi.", outputSpeech={"type": "Song", "text": "la"}), "neither PlainText"),
        (tells("Hi.", outputSpeech={"type": "PlainText", "text": " "}), "empty"),
        (tells("Hi.", shouldEndSession=False), "without a reprompt"),
        (asks("Hi.", reprompt={"outputSpeech": {"type": "SSML", "ssml": "<speak>"}}), "reprompt"),
        (asks("Hi.", outputSpeech=None), "without having said anything"),
        (asks("Hi.", {"type": "Dialog.Fly"}), "'Dialog.Fly'"),
        (asks("Hi.", {"type": "Dialog.Delegate"}), "leaves the speech to Alexa"),
        (asks("Hi.", {"type": "Dialog.ConfirmIntent"}, {"type": "Dialog.Delegate"}), "one dialog"),
        (asks("Hi.", {"type": "Dialog.ConfirmIntent"}, shouldEndSession=True), "shouldEndSession"),
        (asks("Hi.", {"type": "Dialog.ConfirmIntent"}, outputSpeech=None), "no speech"),
        (asks("Hi.", {"type": "Alexa.Presentation.APL.RenderDocument"}), "token"),
        (_dynamic(101), "101 dynamic"),
        (_dynamic(1, "ADD"), "'ADD'"),
        (_dynamic(1, "CLEAR"), "takes no types"),
        (_card(type="Fancy"), "'Fancy'"),
        (_card(type="Simple", title="Hi"), "needs its content"),
        (_card(type="Simple", content="Hi", text="Hi"), "has no text"),
        (_card(type="Simple", content="x" * 8_001), "8,000"),
        (_card(type="Standard", text="Hi", image={"largeImageUrl": "http://x.org/"}), "https"),
        (_card(type="AskForPermissionsConsent"), "needs its permissions"),
        (_card(type="LinkAccount", title="Link"), "has no title"),
    ],
)
def test_what_alexa_refuses_is_named(answer: Any, rule: str) -> None:
    with pytest.raises(InvalidResponse, match=rule):
        read_response(answer, "IntentRequest")


@pytest.mark.parametrize(
    "answer",
    [
        {"version": "1.0", "response": {}},
        tells("Hi."),
        asks("Hi."),
        asks("Hi.", reprompt={"outputSpeech": {"type": "PlainText", "text": "Well?"}}),
        _dynamic(100),
        _card(type="LinkAccount"),
        _card(type="Simple", title=None, content="Hi"),
        _card(type="Standard", title="Hi", text="Hi", image={"largeImageUrl": "https://x.org/"}),
        _card(type="AskForPermissionsConsent", permissions=["alexa::profile:email:read"]),
    ],
)
def test_what_is_in_order_is_taken(answer: Any) -> None:
    read_response(answer, "IntentRequest")


def test_the_end_of_a_session_cannot_be_answered_with_speech() -> None:
    with pytest.raises(InvalidResponse, match="cannot be answered"):
        read_response(tells("Bye."), "SessionEndedRequest")
    read_response({"version": "1.0", "response": {}}, "SessionEndedRequest")


@pytest.mark.parametrize(
    ("ssml", "heard"),
    [
        ("<speak>Hello there.</speak>", "Hello there."),
        ("<speak>Tom &amp; Jerry</speak>", "Tom & Jerry"),
        ('<speak><sub alias="aluminum">Al</sub> foil</speak>', "aluminum foil"),
        ('<speak>One.<break time="1s"/>Two.</speak>', "One. Two."),
        ("<speak><p>One.</p><p>Two.</p></speak>", "One. Two."),
        ('<speak><amazon:effect name="whispered">Psst.</amazon:effect></speak>', "Psst."),
        ('<speak><say-as interpret-as="digits">12</say-as> left</speak>', "12 left"),
        ('<speak>Ding <audio src="https://x.org/a.mp3"/> dong</speak>', "Ding dong"),
        ("<speak>\n  Two\n  lines\n</speak>", "Two lines"),
    ],
)
def test_speech_is_what_one_hears_of_ssml(ssml: str, heard: str) -> None:
    assert plain_text(ssml) == heard


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_escaped_text_is_heard_as_written(text: str) -> None:
    assert plain_text(f"<speak>{escape(text)}</speak>") == " ".join(text.split())
