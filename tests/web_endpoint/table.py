"""All requests by name: what must be refused, and what must not."""

from __future__ import annotations

import json
from datetime import timedelta

from tests.web_endpoint.bad_addresses import ADDRESS_CASES
from tests.web_endpoint.bad_bodies import BODIES
from tests.web_endpoint.bad_chains import CHAIN_CASES
from tests.web_endpoint.bad_signatures import SIGNATURE_CASES
from tests.web_endpoint.pki import ALEXA, authority, good_leaf, intermediate, leaf, pem, root
from tests.web_endpoint.sent import ADDRESS, Case, Sent, envelope, good, signed

BAD_REQUESTS = [*ADDRESS_CASES, *CHAIN_CASES, *SIGNATURE_CASES, *BODIES]

_PROACTIVE = "AlexaSkillEvent.ProactiveSubscriptionChanged"


def _at(address: str) -> Sent:
    return good().with_header("SignatureCertChainUrl", address)


def _by_way_of(second: str, chain: list[str]) -> Sent:
    """A chain with two intermediates, in the order given."""
    certificates = {
        "leaf": leaf(ALEXA, issuer=second),
        "second": authority(second, issuer="Test CA"),
        "first": intermediate(),
    }
    return signed(envelope(), pem(*(certificates[name] for name in chain)))


def _spelled(sent: Sent) -> Sent:
    return Sent(sent.body, {name.lower(): value for name, value in sent.headers.items()})


GOOD_REQUESTS = [
    Case(name, make)
    for name, make in {
        "as Alexa sends it": good,
        "header names in small letters": lambda: _spelled(good()),
        "another content type": lambda: good().with_header("Content-Type", "text/plain"),
        "a form's content type": lambda: good().with_header(
            "Content-Type", "application/x-www-form-urlencoded"
        ),
        "the old signature beside the new": lambda: good().with_header("Signature", "b2xk"),
        "port 443": lambda: _at("https://s3.amazonaws.com:443/echo.api/echo-api-cert-12.pem"),
        "the host in capitals": lambda: _at(
            ADDRESS.replace("s3.amazonaws.com", "S3.AmazonAWS.com")
        ),
        "the scheme in capitals": lambda: _at(ADDRESS.replace("https", "HTTPS")),
        "dots that lead back into the folder": lambda: _at(
            "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert-12.pem"
        ),
        "a folder in the folder": lambda: _at("https://s3.amazonaws.com/echo.api/eu/cert.pem"),
        "the root at the end of the chain": lambda: signed(
            envelope(), pem(good_leaf(), intermediate(), root())
        ),
        "two intermediates": lambda: _by_way_of("Test CA 2", ["leaf", "second", "first"]),
        "two intermediates the other way round": lambda: _by_way_of(
            "Test CA 2", ["leaf", "first", "second"]
        ),
        "a stranger's certificate in the chain": lambda: signed(
            envelope(),
            pem(good_leaf(), intermediate(), authority("Forged Root", issuer="Forged Root")),
        ),
        "more names than Alexa's": lambda: signed(
            envelope(), pem(leaf("www.amazon.com", ALEXA), intermediate())
        ),
        "a certificate in its last second": lambda: signed(
            envelope(),
            pem(leaf(ALEXA, valid=(-timedelta(1), timedelta(seconds=1))), intermediate()),
        ),
        "149 seconds old": lambda: signed(envelope(149)),
        "149 seconds ahead": lambda: signed(envelope(-149)),
        "another zone": lambda: signed(envelope(timestamp="2026-03-10T11:00:00-06:00")),
        "an event of almost an hour ago": lambda: signed(
            envelope(3599, type="AlexaSkillEvent.SkillDisabled")
        ),
        "a proactive subscription of almost an hour ago": lambda: signed(
            envelope(3599, type=_PROACTIVE)
        ),
        "a type that nobody knows": lambda: signed(envelope(type="Imagined.Request")),
        "letters of other alphabets": lambda: signed(
            '{"x": "дом 家 🏠", '.encode() + json.dumps(envelope())[1:].encode()
        ),
    }.items()
]
