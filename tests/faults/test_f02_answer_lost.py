"""F2: the order is placed, and the answer never arrives. One order, and honest words."""

from __future__ import annotations

import pytest

from tests.faults.home import Home
from tests.robustness.faults import answers_lost, cancelled, first
from workbench.stage.sample_store import SampleStore

LOST_FOR_GOOD = 2  # each write is tried twice


@pytest.fixture
def home(sample: SampleStore) -> Home:
    home = Home(sample, "ana")
    home.pass_time(days=2 * sample.count_orders("ana"))  # no order of another test is of today
    return home


def test_f02_a_new_session_is_told_that_it_went_through(home: Home) -> None:
    device = home.device()
    device.says("order it again")
    with answers_lost(LOST_FOR_GOOD):
        assert "I can't tell yet whether your order went through" in device.says("yes")
    device.alexa.forget_session()
    home.pass_time(minutes=1)
    assert device.says("did my order go through").startswith("Yes, your order")
    device.alexa.forget_session()
    heard = device.says("order it again")
    assert "You ordered this a few minutes ago, and it went through" in heard
    assert "This would be another one." in heard
    device.says("no")
    assert home.orders == 1


def test_f02_a_new_session_is_told_that_it_did_not(home: Home) -> None:
    device = home.device()
    device.says("order it again")
    with first(
        home.sample.skill_client, 99, "TransactWriteItems", lambda: cancelled("TransactionConflict")
    ):
        assert "I can't tell yet" in device.says("yes")
        assert device.says("did it go through").endswith("Should I try again?")
    assert home.orders == 0
    device.alexa.forget_session()
    assert "I see no new order" in device.says("did my order go through")
    assert "a few minutes ago" not in device.says("order it again")
    assert device.says("yes").startswith("Thank you")
    assert home.orders == 1


def test_f02_trying_again_is_the_same_order(home: Home) -> None:
    device = home.device()
    device.says("order it again")
    with answers_lost(LOST_FOR_GOOD):
        device.says("yes")
    assert device.says("did it go through").startswith("Yes, your order")
    assert home.orders == 1
