"""Progressive responses: what a skill has Alexa say while it is still at work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.unit.simulator.library_desk import Clock, Desk, asks
from workbench.simulator import Alexa, AlexaApi, InteractionModel

Envelope = dict[str, Any]


@pytest.fixture
def api() -> Iterator[AlexaApi]:
    with AlexaApi() as api:
        yield api


@pytest.fixture
def alexa(library: InteractionModel, desk: Desk, clock: Clock, api: AlexaApi) -> Alexa:
    return Alexa(library, desk, clock=clock, seed="library", api=api)


def post(envelope: Envelope, speech: object = "<speak>Just a moment.</speak>", **other: Any) -> int:
    """Posts as a skill does; the status, whatever it is. `other` replaces parts of it."""
    system = envelope["context"]["System"]
    body = {
        "header": {"requestId": other.get("request_id", envelope["request"]["requestId"])},
        "directive": {"type": other.get("type", "VoicePlayer.Speak"), "speech": speech},
    }
    request = Request(
        system["apiEndpoint"] + other.get("path", "/v1/directives"),
        data=other.get("body", json.dumps(body).encode()),
        headers={"Authorization": f"Bearer {other.get('token', system['apiAccessToken'])}"},
    )
    try:
        with urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except HTTPError as refusal:
        return refusal.code


def test_what_is_posted_meanwhile_is_heard_before_the_answer(alexa: Alexa, desk: Desk) -> None:
    def script(envelope: Envelope) -> Envelope:
        spoken = '<speak>One <break time="1s"/>moment.</speak>'
        assert (post(envelope, spoken), post(envelope, "<speak>Nearly.</speak>")) == (204, 204)
        return asks("Found it.")

    desk.script = script
    for reply in (alexa.launch(), alexa.say("when are you open")):
        assert reply.progressive == ("One moment.", "Nearly.")
        assert reply.speech == "Found it."
    desk.script = None
    assert alexa.say("help").progressive == ()


def test_the_sixth_directive_of_a_request_is_refused(alexa: Alexa, desk: Desk) -> None:
    statuses: list[int] = []

    def script(envelope: Envelope) -> Envelope:
        statuses.extend(post(envelope) for _ in range(6))
        return asks("Done.")

    desk.script = script
    assert len(alexa.launch().progressive) == 5
    assert statuses == [204] * 5 + [403]
    alexa.launch()
    assert statuses[6:] == [204] * 5 + [403]


@pytest.mark.parametrize(
    ("status", "wrong"),
    [
        (401, {"token": "another"}),
        (403, {"request_id": "amzn1.echo-api.request.another"}),
        (400, {"speech": "no markup"}),
        (400, {"speech": "<speak>open"}),
        (400, {"speech": "<speak><script/></speak>"}),
        (400, {"speech": None}),
        (400, {"type": "AudioPlayer.Play"}),
        (400, {"body": b"no json"}),
        (400, {"body": b"[]"}),
        (400, {"body": b'{"header": {}, "directive": {}}'}),
        (400, {"body": b'{"header": {"requestId": 1}, "directive": {}}'}),
        (400, {"speech": f"<speak>{'a' * 100_000}</speak>"}),
        (404, {"path": "/v1/other"}),
    ],
)
def test_what_alexa_would_not_take_is_refused_and_not_heard(
    alexa: Alexa, desk: Desk, status: int, wrong: dict[str, Any]
) -> None:
    statuses: list[int] = []

    def script(envelope: Envelope) -> Envelope:
        statuses.append(post(envelope, **wrong))
        return asks("Well?")

    desk.script = script
    assert alexa.launch().progressive == ()
    assert statuses == [status]


def test_after_the_answer_nothing_is_taken_any_more(alexa: Alexa) -> None:
    request = alexa.launch().request
    assert request is not None
    assert post(request) == 403


def test_a_touch_and_the_end_of_a_session_take_none(
    library: InteractionModel, desk: Desk, clock: Clock, api: AlexaApi
) -> None:
    document = {"type": "APL", "version": "2024.3", "mainTemplate": {}}
    shown = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "a", "document": document}
    alexa = Alexa(library, desk, clock=clock, api=api, screen=True)
    desk.always(asks("Look.", shown))
    alexa.launch()
    statuses: list[int] = []

    def script(envelope: Envelope) -> Envelope:
        statuses.append(post(envelope))
        return asks("Well?")

    desk.script = script
    assert alexa.touch(["pick"]).progressive == ()
    assert statuses == [403]


def test_a_skill_that_broke_has_no_more_say(alexa: Alexa, desk: Desk) -> None:
    envelopes: list[Envelope] = []

    def script(envelope: Envelope) -> Envelope:
        envelopes.append(envelope)
        post(envelope)
        raise RuntimeError("broken")

    desk.script = script
    with pytest.raises(RuntimeError):
        alexa.launch()
    assert post(envelopes[0]) == 403


def test_without_an_api_an_envelope_names_amazons(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    request = Alexa(library, desk, clock=clock).launch().request
    assert request is not None
    assert request["context"]["System"]["apiEndpoint"] == "https://api.amazonalexa.com"
