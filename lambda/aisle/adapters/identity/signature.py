"""The signature of a JSON Web Token, by PyJWT, with one algorithm.

RS256 is what every OpenID Connect issuer must offer (RFC 9068, section 2.1). No other is taken,
whatever a token's header or a key says: a choice left to the token is a choice left to a forger.
"""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.api_jws import PyJWS
from jwt.exceptions import PyJWTError

from aisle.adapters.identity.refusal import Refused

ALGORITHM = "RS256"
_LONGEST_TOKEN = 16 * 1024
_LONGEST_KEY_ID = 256
_BROKEN = (PyJWTError, ValueError, TypeError, RecursionError)
_JWS = PyJWS(algorithms=[ALGORITHM])


def header_of(token: str) -> dict[str, Any]:
    """The header of a token that could be good: nothing in it is proved yet. Raises Refused."""
    if len(token) > _LONGEST_TOKEN or not token.isascii():
        raise Refused("not a signed token")
    try:
        header = _JWS.get_unverified_header(token)
    except _BROKEN:
        raise Refused("not a signed token") from None
    if header.get("alg") != ALGORITHM:
        raise Refused("not signed with RS256")
    if "crit" in header:
        raise Refused("its header asks for what is not understood")
    key_id = header.get("kid")
    if not isinstance(key_id, str) or not 0 < len(key_id) <= _LONGEST_KEY_ID:
        raise Refused("it names no key")
    return header


def claims_of(token: str, key: RSAPublicKey) -> dict[str, Any]:
    """What the issuer says in the token. Raises Refused where it was not the issuer."""
    try:
        claims = json.loads(_JWS.decode(token, key, algorithms=[ALGORITHM]))
    except _BROKEN:
        raise Refused("its signature is not the issuer's") from None
    if not isinstance(claims, dict):
        raise Refused("it makes no claims")
    return claims
