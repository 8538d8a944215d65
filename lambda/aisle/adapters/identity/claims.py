"""What a token must say of itself before its customer is believed.

The names are OAuth's: RFC 7519 (JWT), RFC 9068 (JWT access tokens), OpenID Connect Core, and those
that issuers had before there was a standard.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aisle.adapters.identity.refusal import Refused

LEEWAY_SECONDS = 30
_LONGEST_CUSTOMER_ID = 256
_LAST_MOMENT = 1 << 40  # in seconds since 1970; holds off infinities and numbers without end
_TOKEN_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
_ACCESS_TYPES = frozenset({"at+jwt", "application/at+jwt"})
_ONLY_IN_ID_TOKENS = frozenset({"at_hash", "c_hash", "s_hash"})
_CLIENT_CLAIMS = ("client_id", "azp", "cid")
Claims = Mapping[str, Any]


class TokenRules:
    """Whose tokens are taken, and which claim names the customer. An empty `client_id` or
    `audience` is not compared; one of the two must be there."""

    def __init__(self, issuer: str, client_id: str, audience: str, customer_claim: str) -> None:
        if not client_id and not audience:
            raise ValueError("whose tokens are taken: a client id, an audience or both")
        self._issuer = issuer
        self._client_id = client_id
        self._audience = audience
        self._customer_claim = customer_claim

    def customer_id(self, header: Claims, claims: Claims, now: float) -> str:
        """`now` in seconds since 1970. Raises Refused."""
        if claims.get("iss") != self._issuer:
            raise Refused("of another issuer")
        if self._audience and self._audience not in _audiences(claims):
            raise Refused("for another audience")
        if self._client_id and _clients(claims) != {self._client_id}:
            raise Refused("issued to another client")
        if not _is_access_token(header, claims):
            raise Refused("not an access token")
        _refuse_untimely(claims, now)
        return self._customer(claims)

    def _customer(self, claims: Claims) -> str:
        customer_id = claims.get(self._customer_claim)
        if not isinstance(customer_id, str) or not 0 < len(customer_id) <= _LONGEST_CUSTOMER_ID:
            raise Refused("it names no customer")
        if not customer_id.isprintable():
            raise Refused("it names no customer")
        return customer_id


def _audiences(claims: Claims) -> list[Any]:
    audience = claims.get("aud")
    return audience if isinstance(audience, list) else [audience]


def _clients(claims: Claims) -> set[str]:
    return {str(claims[name]) for name in _CLIENT_CLAIMS if name in claims}


def _is_access_token(header: Claims, claims: Claims) -> bool:
    """It must say that it is one: by the header's type (RFC 9068), by `token_use` (Cognito), by
    the claim `typ` (Keycloak) or by a scope, which an ID token has not. It must not say anywhere
    that it is something else."""
    kind = str(header.get("typ", "JWT")).lower()
    marks = claims.get("token_use", "access"), claims.get("typ", "Bearer")
    if kind not in _TOKEN_TYPES or marks != ("access", "Bearer"):
        return False
    if _ONLY_IN_ID_TOKENS & set(claims):
        return False
    says_so = {"token_use", "typ", "scope", "scp"} & set(claims)
    return kind in _ACCESS_TYPES or bool(says_so)


def _refuse_untimely(claims: Claims, now: float) -> None:
    if now >= _moment(claims, "exp") + LEEWAY_SECONDS:
        raise Refused("expired")
    for name in ("nbf", "iat"):
        if name in claims and now < _moment(claims, name) - LEEWAY_SECONDS:
            raise Refused("not valid yet")


def _moment(claims: Claims, name: str) -> float:
    moment = claims.get(name)
    if isinstance(moment, bool) or not isinstance(moment, int | float):
        raise Refused(f"it has no {name}")
    if not 0 < moment < _LAST_MOMENT:
        raise Refused(f"its {name} is no moment")
    return moment
