"""F12: two people in one home. A quote is of one customer, one voice and one session."""

from __future__ import annotations

import pytest

from tests.faults.home import Home
from workbench.stage.sample_store import SampleStore

ANA, BEN = "amzn1.ask.person.ana", "amzn1.ask.person.ben"
UNKNOWN = None
ASKED = "Should I place the order?"


@pytest.fixture
def home(sample: SampleStore) -> Home:
    return Home(sample, "tess")


@pytest.mark.parametrize(("asks", "answers"), [(ANA, BEN), (ANA, UNKNOWN), (UNKNOWN, BEN)])
def test_f12_another_voice_is_asked_for_itself(
    home: Home, asks: str | None, answers: str | None
) -> None:
    device = home.device(asks)
    device.says("order order 1117 again")
    first = device.response["sessionAttributes"]["quote"]["quote_id"]
    device.alexa.hear_voice(answers)
    heard = device.says("yes")
    assert heard.startswith("Let me check with you first.")
    assert heard.endswith(ASKED)
    assert home.orders == 0
    assert device.response["sessionAttributes"]["quote"]["quote_id"] != first
    assert device.says("yes").startswith("Thank you")
    assert home.orders == 1


def test_f12_two_sessions_interleaved_are_two_quotes(home: Home) -> None:
    """Ana's yes is to what Ana heard, Ben's to what Ben heard, whoever speaks first."""
    kitchen, office = home.device(ANA), home.device(BEN)
    kitchen.says("order order 1117 again")
    office.says("find house blend beans")
    office.says("buy the first one")
    before = home.sample.stock("CLE-103")
    assert office.says("yes").startswith("Thank you")
    assert home.sample.stock("CLE-103") == before
    assert kitchen.says("yes").startswith("Thank you")
    assert home.sample.stock("CLE-103") == before - 1
    assert home.orders == 2


def test_f12_a_yes_in_another_session_places_nothing(home: Home) -> None:
    """Attributes that turn up in a session that is not theirs."""
    kitchen, office = home.device(ANA), home.device(ANA)
    kitchen.says("order order 1117 again")
    office.alexa.launch()
    office.goes_back_to(kitchen.response["sessionAttributes"])
    assert office.says("yes").startswith("Let me check with you first.")
    assert home.orders == 0


def test_f12_the_same_voice_places_at_once(home: Home) -> None:
    device = home.device(ANA)
    device.says("order order 1117 again")
    assert device.says("yes").startswith("Thank you")
    assert home.orders == 1
