"""The issuer's keys: which are taken, and when they are fetched."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from aisle.adapters.identity.key_set import KeySet
from aisle.adapters.identity.refusal import Refused
from aisle.domain.errors import NotLinked, StoreUnavailable
from tests.tokens import Clock, encoded, signed_identity
from workbench.issuer import Issuer, new_key, public_jwk

UNUSABLE: dict[str, Any] = {
    "no object": "key",
    "nothing": None,
    "no kind": {"kty": None},
    "an elliptic curve": {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
    "a secret": {"kty": "oct", "k": encoded(b"secret")},
    "for encryption": {"use": "enc"},
    "for another algorithm": {"alg": "RS512"},
    "for signing only": {"key_ops": ["sign"]},
    "operations that are none": {"key_ops": 7},
    "no id": {"kid": None},
    "an id that is a number": {"kid": 7},
    "no modulus": {"n": None},
    "a modulus that is a number": {"n": 7},
    "a modulus that is no base64": {"n": "é" * 342},
    "a modulus of nothing": {"n": "AA"},
    "a modulus of a hundred thousand bits": {"n": encoded(b"\xff" * 12_500)},
    "an exponent of one": {"e": "AQ"},
    "an even exponent": {"e": "Ag"},
    "an exponent of nothing": {"e": "AA"},
}


def shown(issuer: Issuer, kind: str) -> Any:
    changes = UNUSABLE[kind]
    return public_jwk("first", issuer.key, **changes) if isinstance(changes, dict) else changes


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_key_of_another_kind_verifies_nothing(issuer: Issuer, kind: str) -> None:
    issuer.keys = [shown(issuer, kind)]
    with pytest.raises(Refused, match="its key is not the issuer's"):
        KeySet(issuer.keys_url).key("first")


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_key_of_another_kind_does_not_spoil_the_others(issuer: Issuer, kind: str) -> None:
    issuer.keys = [shown(issuer, kind), *issuer.keys]
    assert signed_identity(issuer).customer_for(issuer.token("ana")) == "ana"


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
@pytest.mark.parametrize("bits", [1_024, 2_047])
def test_a_weak_key_verifies_nothing(issuer: Issuer, bits: int) -> None:
    weak = new_key(bits)
    issuer.keys = [public_jwk("first", weak)]
    with pytest.raises(NotLinked):
        signed_identity(issuer).customer_for(issuer.signed(issuer.claims("ana"), key=weak))


def test_a_private_key_shown_by_mistake_is_a_public_one(issuer: Issuer) -> None:
    whole = RSAAlgorithm.to_jwk(issuer.key, as_dict=True)
    issuer.keys = [{**whole, "kid": "first", "key_ops": ["verify"]}]
    assert signed_identity(issuer).customer_for(issuer.token("ana")) == "ana"


@pytest.mark.parametrize("marks", [{}, {"use": None, "alg": None}, {"key_ops": ["verify"]}])
def test_what_a_key_may_leave_out(issuer: Issuer, marks: dict[str, Any]) -> None:
    issuer.keys = [public_jwk("first", issuer.key, **marks)]
    assert signed_identity(issuer).customer_for(issuer.token("ana")) == "ana"


def test_keys_of_which_none_can_verify_are_told_in_the_log(
    issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    issuer.keys = [public_jwk("first", issuer.key, alg="RS512")]
    with caplog.at_level(logging.WARNING), pytest.raises(Refused):
        KeySet(issuer.keys_url).key("first")
    assert caplog.messages == ["none of the issuer's 1 keys can verify RS256"]


FAILURES = {
    "down": (503, b""),
    "not there": (404, b"{}"),
    "no JSON": (200, b"<html>"),
    "a list": (200, b"[]"),
    "no keys": (200, b"{}"),
    "keys that are a word": (200, b'{"keys": "none"}'),
    "too large": (200, b'{"keys": []}' + b" " * 70_000),
    "moved": (302, b'{"keys": []}'),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_without_keys_nothing_can_be_told(issuer: Issuer, failure: str) -> None:
    """Which is no reason to send the shopper to link the account again."""
    issuer.answer = FAILURES[failure]
    with pytest.raises(StoreUnavailable):
        KeySet(issuer.keys_url).key("first")


@pytest.mark.parametrize("failure", FAILURES)
def test_a_refresh_that_fails_keeps_the_keys(issuer: Issuer, failure: str) -> None:
    clock = Clock()
    keys = KeySet(issuer.keys_url, clock)
    first = keys.key("first")
    issuer.answer = FAILURES[failure]
    clock.now += 2 * 3_600
    assert keys.key("first") is first
    with pytest.raises(StoreUnavailable):
        keys.key("second")


def test_an_issuer_that_is_away_is_asked_once_in_ten_seconds(issuer: Issuer) -> None:
    clock = Clock()
    keys = KeySet(issuer.keys_url, clock)
    issuer.answer = (503, b"")
    for _ in range(30):
        with pytest.raises(StoreUnavailable):
            keys.key("first")
        clock.now += 1
    assert issuer.asked == 3


def test_a_key_that_is_new_is_fetched_when_it_is_first_needed(issuer: Issuer) -> None:
    clock = Clock()
    keys = KeySet(issuer.keys_url, clock)
    keys.key("first")
    clock.now += 60
    issuer.keys = [*issuer.keys, public_jwk("second", new_key())]
    keys.key("second")
    keys.key("first")
    assert issuer.asked == 2


def test_no_keys_at_all_withdraws_those_of_before(issuer: Issuer) -> None:
    clock = Clock()
    keys = KeySet(issuer.keys_url, clock)
    keys.key("first")
    issuer.answer = (200, json.dumps({"keys": []}).encode())
    clock.now += 2 * 3_600
    with pytest.raises(Refused):
        keys.key("first")


def test_a_token_of_the_new_key_is_taken_after_a_rotation(issuer: Issuer) -> None:
    clock = Clock()
    identity = signed_identity(issuer, clock)
    identity.customer_for(issuer.token("ana"))
    clock.now += 11
    second: RSAPrivateKey = new_key()
    issuer.keys = [public_jwk("second", second)]
    token = issuer.signed(issuer.claims("bob"), key=second, kid="second")
    assert identity.customer_for(token) == "bob"
    with pytest.raises(NotLinked):
        identity.customer_for(issuer.token("ana"))
