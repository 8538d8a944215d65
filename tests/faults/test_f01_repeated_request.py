"""F1: Alexa sends a request again. It is answered the same, to the byte, and done once."""

from __future__ import annotations

import pytest

from tests.faults.home import Home
from workbench.stage.sample_store import SampleStore

PURCHASE = ("order order 1117 again", "yes")
CANCELLATION = (*PURCHASE, "cancel that", "yes")
TIMES = pytest.mark.parametrize("times", [2, 3, 5])
AT_ONCE = pytest.mark.parametrize("at_once", [False, True], ids=["in turn", "at once"])


@pytest.fixture
def home(sample: SampleStore) -> Home:
    return Home(sample, "tess")


@TIMES
@AT_ONCE
def test_f01_a_yes_sent_again_is_one_order(home: Home, times: int, at_once: bool) -> None:
    device, before = home.device(), home.sample.stock("CLE-103")
    home.repeat_requests(times, at_once)
    for utterance in PURCHASE:
        heard = device.says(utterance)
        assert len(home.replies) == times
        assert set(home.replies) == {home.replies[0]}
    assert heard.startswith("Thank you, your order")
    assert home.orders == 1
    assert before - home.sample.stock("CLE-103") == 1


@TIMES
@AT_ONCE
def test_f01_a_cancellation_sent_again_is_one(home: Home, times: int, at_once: bool) -> None:
    device, before = home.device(), home.sample.stock("CLE-103")
    home.repeat_requests(times, at_once)
    for utterance in CANCELLATION:
        heard = device.says(utterance)
        assert set(home.replies) == {home.replies[0]}
    assert "is canceled. Anything you paid" in heard
    assert home.sample.stock("CLE-103") == before


def test_f01_another_yes_to_the_same_quote_is_told_so(home: Home) -> None:
    device = home.device()
    device.says(PURCHASE[0])
    asked = device.response["sessionAttributes"]
    device.says("yes")
    placed = device.response
    device.goes_back_to(asked)
    assert "I had placed that order already" in device.says("yes")
    assert device.response != placed
    assert home.orders == 1
