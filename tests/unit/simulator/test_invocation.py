"""The phrases that call a skill, by itself and with a request in the same breath."""

from __future__ import annotations

import pytest

from tests.unit.simulator.library_desk import Desk
from workbench.simulator import Alexa, NothingMatches


@pytest.mark.parametrize("before", ["", "Alexa, ", "please ", "can you ", "let's ", "I want to "])
@pytest.mark.parametrize(
    "said",
    [
        *(f"{word} city library" for word in (
            "open", "launch", "start", "begin", "run", "load", "use", "resume", "do", "ask", "tell",
            "talk to", "play", "play the game", "start playing", "start playing the game",
        )),
        "open the City Library",
        "open city library please",
        "city library",
    ],
)  # fmt: skip
def test_a_skill_called_by_its_name_is_launched(
    alexa: Alexa, desk: Desk, before: str, said: str
) -> None:
    alexa.say(before + said)
    assert desk.last["type"] == "LaunchRequest"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("ask city library when are you open", "OpeningHoursIntent"),
        ("Alexa, ask the city library when is downtown open", "OpeningHoursIntent"),
        ("ask city library to find emma", "FindBookIntent"),
        ("ask city library about help", "AMAZON.HelpIntent"),
        ("ask city library whether is downtown open today", "OpeningHoursIntent"),
        ("ask city library for the second shelf", "PickShelfIntent"),
        ("tell city library to renew my book", "RenewLoanIntent"),
        ("tell city library that my pin is one two three four", "RenewLoanIntent"),
        ("search city library to find emma", "FindBookIntent"),
        ("open city library and find emma", "FindBookIntent"),
        ("talk to city library and pay my fine", "PayFineIntent"),
        ("use city library and renew my book", "RenewLoanIntent"),
        ("find emma with city library", "FindBookIntent"),
        ("find emma using the city library", "FindBookIntent"),
        ("find emma in city library", "FindBookIntent"),
        ("can you renew my book by city library", "RenewLoanIntent"),
        ("I want to renew my book from city library", "RenewLoanIntent"),
    ],
)
def test_a_request_may_come_in_the_same_breath(
    alexa: Alexa, desk: Desk, said: str, intent: str
) -> None:
    alexa.say(said)
    assert desk.last["intent"]["name"] == intent
    assert len(desk.requests) == 1


def test_a_request_to_a_skill_whose_model_asks_first_is_asked_for(alexa: Alexa) -> None:
    assert alexa.say("tell city library to sign me up").speech == "At which branch?"


@pytest.mark.parametrize(
    "said", ["ask city library if central is open on monday", "search city library for emma"]
)
def test_the_request_has_to_be_a_sample_as_ever(alexa: Alexa, said: str) -> None:
    with pytest.raises(NothingMatches):
        alexa.say(said)


@pytest.mark.parametrize("said", ["open sesame", "ask another library when are you open", "open"])
def test_another_name_calls_nobody(alexa: Alexa, said: str) -> None:
    with pytest.raises(NothingMatches):
        alexa.say(said)
