"""Certificates that did not come from Alexa, or no longer do. The signature is each one's own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.web_endpoint.pki import (
    ALEXA,
    authority,
    curve_key,
    good_chain,
    good_leaf,
    intermediate,
    key,
    key_pem,
    leaf,
    pem,
    root,
)
from tests.web_endpoint.sent import Case, Sent, envelope, signed

_SECOND = timedelta(seconds=1)
_LONG = timedelta(days=400)


def _under(*certificates: Callable[[], Certificate]) -> Callable[[], Sent]:
    return lambda: signed(envelope(), pem(*(make() for make in certificates)))


def _chain(make: Callable[[], bytes]) -> Callable[[], Sent]:
    return lambda: signed(envelope(), make())


def _forged_root() -> Certificate:
    return authority("Forged Root", issuer="Forged Root")


def _forged_leaf() -> Certificate:
    return leaf(ALEXA, issuer="Forged Root")


def _by_a_curve() -> Sent:
    sent = signed(envelope(), pem(leaf(ALEXA, own_key=curve_key()), intermediate()))
    signature = curve_key().sign(sent.body, ec.ECDSA(SHA256()))
    return sent.with_header("Signature-256", b64encode(signature).decode())


def _by_a_weak_key() -> Sent:
    chain = pem(leaf(ALEXA, own_key=key("weak")), intermediate())
    return signed(envelope(), chain, owner="weak")


def _by_a_leaf_of_a_leaf() -> Sent:
    chain = pem(leaf(ALEXA, own_key=key("child"), issuer=ALEXA, issued_by="leaf"), good_leaf())
    return signed(envelope(), chain + pem(intermediate()), owner="child")


_EXPIRED = (-_LONG, -_SECOND)
_TO_COME = (_SECOND, _LONG)

CHAIN_CASES = [
    Case(f"the certificate: {name}", make)
    for name, make in {
        "expired a second ago": _under(lambda: leaf(ALEXA, valid=_EXPIRED), intermediate),
        "valid from the next second": _under(lambda: leaf(ALEXA, valid=_TO_COME), intermediate),
        "an expired intermediate": _under(good_leaf, lambda: authority(valid=_EXPIRED)),
        "another name": _under(lambda: leaf("www.amazon.com"), intermediate),
        "a wildcard": _under(lambda: leaf("*.amazon.com"), intermediate),
        "a subdomain of the name": _under(lambda: leaf(f"x.{ALEXA}"), intermediate),
        "the name as a subdomain": _under(lambda: leaf(f"{ALEXA}.evil.example"), intermediate),
        "the name as common name alone": _under(leaf, intermediate),
        "for clients alone": _under(
            lambda: leaf(ALEXA, purpose=ExtendedKeyUsageOID.CLIENT_AUTH), intermediate
        ),
        "self-signed": _under(lambda: leaf(ALEXA, issuer=ALEXA, issued_by="leaf")),
        "of a root that nobody trusts": _under(_forged_leaf, _forged_root),
        "of an intermediate that borrows a name": _under(
            lambda: leaf(ALEXA, issued_by="impostor"),
            lambda: authority(owner="impostor", issued_by="impostor"),
        ),
        "signed by another than it says": _under(
            lambda: leaf(ALEXA, issued_by="impostor"), intermediate
        ),
        "an intermediate signed by another than it says": _under(
            good_leaf, lambda: authority(issued_by="Forged Root")
        ),
        "no intermediate": _under(good_leaf),
        "the intermediate first": _under(intermediate, good_leaf),
        "the root alone": _under(root),
        "a CA for a leaf": _under(lambda: leaf(ALEXA, ca=True), intermediate),
        "a leaf of a leaf": _by_a_leaf_of_a_leaf,
        "an RSA key of 1024 bits": _by_a_weak_key,
        "a key on a curve": _by_a_curve,
        "another's, with ours after it": _under(
            lambda: leaf("www.amazon.com", own_key=key("other")), good_leaf, intermediate
        ),
        "none at all": _chain(lambda: b""),
        "a web page": _chain(lambda: b"<html><body>Not found</body></html>"),
        "PEM around garbage": _chain(
            lambda: (
                b"-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n"
                b"-----END CERTIFICATE-----\n"
            )
        ),
        "cut off in the middle": _chain(lambda: good_chain()[:600]),
        "good ones and then garbage": _chain(
            lambda: good_chain() + b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
        ),
        "DER": _chain(lambda: good_leaf().public_bytes(Encoding.DER)),
        "a private key": _chain(lambda: key_pem("leaf")),
        "a huge chain": _chain(lambda: good_chain() + pem(intermediate()) * 500),
    }.items()
]
