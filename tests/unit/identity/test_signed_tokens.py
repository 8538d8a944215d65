"""The good tokens of all the issuers there are. What is not taken: tests/faults/test_f17_*."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tokens import signed_identity
from workbench.issuer import CLIENT_ID, Issuer

GOOD: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "Cognito": ({}, {}),
    "Auth0": (
        {"typ": "JWT"},
        {"token_use": None, "client_id": None, "azp": CLIENT_ID, "scope": "openid profile"},
    ),
    "Keycloak": (
        {"typ": "JWT"},
        {"token_use": None, "client_id": None, "azp": CLIENT_ID, "typ": "Bearer", "aud": "account"},
    ),
    "Okta": (
        {},
        {"token_use": None, "client_id": None, "cid": CLIENT_ID, "scope": None, "scp": ["openid"]},
    ),
    "RFC 9068": ({"typ": "at+jwt"}, {"token_use": None, "scope": None}),
    "RFC 9068, in full": ({"typ": "application/AT+JWT"}, {"token_use": None}),
}


@pytest.mark.parametrize("kind", GOOD)
def test_an_access_token_as_issuers_make_them(issuer: Issuer, kind: str) -> None:
    header, claims = GOOD[kind]
    token = issuer.signed(issuer.claims("ana", **claims), **header)
    assert signed_identity(issuer).customer_for(token) == "ana"


def test_any_claim_can_name_the_customer(issuer: Issuer) -> None:
    identity = signed_identity(issuer, customer_claim="username")
    assert identity.customer_for(issuer.token("7f3c", username="ana")) == "ana"


def test_an_audience_alone_will_do(issuer: Issuer) -> None:
    identity = signed_identity(issuer, client_id="", audience="https://shop.example/api")
    token = issuer.token("ana", aud=["https://shop.example/api"], client_id=None)
    assert identity.customer_for(token) == "ana"


def test_of_an_audience_and_a_client_one_must_be_set(issuer: Issuer) -> None:
    with pytest.raises(ValueError, match="a client id, an audience or both"):
        signed_identity(issuer, client_id="", audience="")


def test_tokens_are_told_apart(issuer: Issuer) -> None:
    identity = signed_identity(issuer)
    tokens = {name: issuer.token(name) for name in ("ana", "bo", "tess")}
    for _ in range(3):
        assert {name: identity.customer_for(tokens[name]) for name in tokens} == {
            name: name for name in tokens
        }
    assert issuer.asked == 1
