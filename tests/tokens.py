"""What tests of tokens need: a clock to move, an identity to ask, and tokens made by hand."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from aisle.adapters.identity.claims import TokenRules
from aisle.adapters.identity.signed import SignedTokenIdentity
from workbench.issuer import CLIENT_ID, Issuer


class Clock:
    """The wall clock, moved by hand."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


def signed_identity(
    issuer: Issuer,
    clock: Callable[[], float] = time.time,
    client_id: str = CLIENT_ID,
    audience: str = "",
    customer_claim: str = "sub",
) -> SignedTokenIdentity:
    """The identity as a deployment sets it up for Cognito, unless told otherwise."""
    rules = TokenRules(issuer.url, client_id, audience, customer_claim)
    return SignedTokenIdentity(rules, issuer.keys_url, clock)


def encoded(part: bytes | dict[str, Any]) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def compact(header: dict[str, Any], claims: bytes | dict[str, Any], signature: bytes) -> str:
    """A token of these parts, whoever signed it."""
    return ".".join([encoded(header), encoded(claims), encoded(signature)])
