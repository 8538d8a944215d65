"""What is sent to the endpoint in a test: headers, body, and the certificates at the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from tests.robustness.envelopes import envelope as envelope_of
from tests.web_endpoint.pki import NOW, good_chain, signature

ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem"


@dataclass(frozen=True)
class Sent:
    """`chain` is what lies at whatever address in Amazon's folder the headers name."""

    body: bytes
    headers: dict[str, str]
    chain: bytes = field(default_factory=good_chain)

    def with_header(self, name: str, value: str | None) -> Sent:
        """Without the header, where the value is None."""
        kept = {key: old for key, old in self.headers.items() if key != name}
        return replace(self, headers=kept if value is None else {**kept, name: value})


@dataclass(frozen=True)
class Case:
    """A request by name. It is made when it is used, as keys take time to make."""

    name: str
    make: Callable[[], Sent]


def envelope(age_seconds: float = 0, **request: Any) -> dict[str, Any]:
    """A linked shopper asks for her order: who is let through is heard by identity and store."""
    timestamp = (NOW - timedelta(seconds=age_seconds)).isoformat().replace("+00:00", "Z")
    return envelope_of("TrackOrderIntent", **{"timestamp": timestamp, **request})


def signed(body: bytes | dict[str, Any], chain: bytes | None = None, **signing: Any) -> Sent:
    """The body, signed as Alexa does it unless told otherwise."""
    content = json.dumps(body).encode() if isinstance(body, dict) else body
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "SignatureCertChainUrl": ADDRESS,
        "Signature-256": signature(content, **signing),
    }
    return Sent(content, headers, good_chain() if chain is None else chain)


def good() -> Sent:
    return signed(envelope())
