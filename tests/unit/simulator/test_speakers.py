"""Who speaks, to what device, with which permissions: the envelope's context."""

from __future__ import annotations

from typing import Any

from tests.unit.simulator.library_desk import Clock, Desk
from workbench.simulator import Alexa, InteractionModel, Reply


def _system(reply: Reply) -> Any:
    assert reply.request is not None
    return reply.request["context"]["System"]


def test_who_speaks_stands_in_the_context(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    linked = Alexa(
        library,
        desk,
        clock=clock,
        access_token="token",
        person_id="amzn1.ask.person.ana",
        screen=True,
        locale="en-GB",
        application_id="amzn1.ask.skill.library",
        user_id="amzn1.ask.account.home",
        permissions={"alexa::profile:given_name:read": "GRANTED"},
    )
    reply = linked.launch()
    system = _system(reply)
    assert system["application"]["applicationId"] == "amzn1.ask.skill.library"
    assert system["user"]["userId"] == "amzn1.ask.account.home"
    assert system["user"]["accessToken"] == "token"
    assert list(system["user"]["permissions"]["scopes"]) == ["alexa::profile:given_name:read"]
    assert system["person"] == {"personId": "amzn1.ask.person.ana"}
    assert "Alexa.Presentation.APL" in system["device"]["supportedInterfaces"]
    assert reply.request is not None
    assert reply.request["context"]["Viewport"]["shape"] == "RECTANGLE"
    assert reply.request["session"]["user"]["accessToken"] == "token"
    assert reply.request["request"]["locale"] == "en-GB"
    assert reply.request["request"]["timestamp"] == "2026-03-10T12:00:00Z"


def test_a_token_for_what_is_permitted_is_there_where_anything_is(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    def permissions(**scopes: str) -> Any:
        alexa = Alexa(library, desk, clock=clock, permissions=scopes)
        return _system(alexa.launch())["user"].get("permissions")

    denied = permissions(name="DENIED")
    assert denied == {"scopes": {"name": {"status": "DENIED"}}}
    granted = permissions(name="DENIED", email="GRANTED")
    assert granted["consentToken"]
    assert granted["scopes"]["name"] == {"status": "DENIED"}
    assert permissions() is None


def test_how_sure_alexa_is_stands_with_the_person(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    alexa = Alexa(library, desk, clock=clock, person_id="ana", confidence=300)
    assert _system(alexa.launch())["person"] == {
        "personId": "ana",
        "authenticationConfidenceLevel": {"level": 300},
    }
    alexa.hear_voice("bo")
    assert _system(alexa.say("help"))["person"] == {"personId": "bo"}
    alexa.hear_voice(None, 300)
    assert "person" not in _system(alexa.say("help"))


def test_a_guest_without_a_screen_has_neither(alexa: Alexa) -> None:
    reply = alexa.launch()
    system = _system(reply)
    assert "accessToken" not in system["user"]
    assert "person" not in system
    assert system["device"]["supportedInterfaces"] == {}
    assert reply.request is not None
    assert "Viewport" not in reply.request["context"]
