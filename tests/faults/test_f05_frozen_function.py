"""F5, a frozen function: hours have passed between two turns, and nothing ran meanwhile."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from aisle.adapters.identity.amazon import AmazonIdentity
from aisle.domain.errors import NotLinked, StoreUnavailable
from tests.tokens import Clock, signed_identity
from workbench.issuer import CLIENT_ID, Issuer, new_key, public_jwk

HOUR = 3_600


def later(issuer: Issuer, clock: Clock, **header: Any) -> str:
    """A token that is good at the clock's time."""
    return issuer.signed(issuer.claims("ana", iat=None, exp=int(clock.now) + HOUR), **header)


@pytest.mark.parametrize("hours", [2, 24, 24 * 365, -2])
def test_f05_keys_are_fetched_again_after_a_jump_of_the_clock(issuer: Issuer, hours: int) -> None:
    """Back, too: of a clock that was set back nobody knows how long ago the keys came."""
    clock = Clock()
    identity = signed_identity(issuer, clock)
    assert identity.customer_for(later(issuer, clock)) == "ana"
    clock.now += hours * HOUR
    assert identity.customer_for(later(issuer, clock)) == "ana"
    assert issuer.asked == 2


def test_f05_a_key_that_was_withdrawn_meanwhile_is_no_longer_good(issuer: Issuer) -> None:
    clock = Clock()
    identity = signed_identity(issuer, clock)
    identity.customer_for(later(issuer, clock))
    issuer.keys = [public_jwk("second", new_key())]
    clock.now += 2 * HOUR
    with pytest.raises(NotLinked):
        identity.customer_for(later(issuer, clock))


def test_f05_within_the_hour_nobody_is_asked(issuer: Issuer) -> None:
    clock = Clock()
    identity = signed_identity(issuer, clock)
    for _ in range(59):
        assert identity.customer_for(later(issuer, clock)) == "ana"
        clock.now += 60
    assert issuer.asked == 1


def test_f05_keys_of_the_day_before_are_not_used_where_the_issuer_is_away(issuer: Issuer) -> None:
    clock = Clock()
    identity = signed_identity(issuer, clock)
    identity.customer_for(later(issuer, clock))
    issuer.answer = (503, b"")
    clock.now += 2 * HOUR
    assert identity.customer_for(later(issuer, clock)) == "ana"
    clock.now += 22 * HOUR
    with pytest.raises(StoreUnavailable):
        identity.customer_for(later(issuer, clock))
    issuer.answer = None
    clock.now += 10
    assert identity.customer_for(later(issuer, clock)) == "ana"


@pytest.mark.parametrize("hours", [2, -2])
def test_f05_what_amazon_said_is_asked_again_after_a_jump(issuer: Issuer, hours: int) -> None:
    clock = Clock()
    told = {"aud": CLIENT_ID, "user_id": "ana", "exp": 3_500}
    issuer.answer = (200, json.dumps(told).encode())
    identity = AmazonIdentity(CLIENT_ID, issuer.url, clock)
    assert identity.customer_for("Atza|a") == "ana"
    issuer.answer = (400, b'{"error": "invalid_token"}')
    clock.now += hours * HOUR
    with pytest.raises(NotLinked):
        identity.customer_for("Atza|a")


def test_f05_no_thread_of_ours_is_left_after_a_turn(issuer: Issuer) -> None:
    """What runs in the background stands still in a frozen function, and wakes in another turn."""
    identity = signed_identity(issuer)
    before = threads_of_ours()
    identity.customer_for(issuer.token("ana"))
    assert threads_of_ours() == before


def threads_of_ours() -> set[int | None]:
    """Without those in which the stand-in for the issuer answers."""
    return {
        thread.ident
        for thread in threading.enumerate()
        if "process_request_thread" not in thread.name
    }
