"""Signatures that do not say that Alexa sent these bytes."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA512

from tests.web_endpoint.pki import key, signature
from tests.web_endpoint.sent import Case, Sent, envelope, good, signed

_HEADER = "Signature-256"


def _instead(value: Callable[[str], str | None]) -> Callable[[], Sent]:
    """A good request with the header made into something else; None takes it away."""

    def make() -> Sent:
        sent = good()
        return sent.with_header(_HEADER, value(sent.headers[_HEADER]))

    return make


def _of_other_bytes(change: Callable[[bytes], bytes]) -> Sent:
    """The signature of one body over another."""
    sent = good()
    return Sent(change(sent.body), sent.headers)


def _flipped(signature: str) -> str:
    first, *others = b64decode(signature)
    return b64encode(bytes([first ^ 1, *others])).decode()


def _old_header_alone() -> Sent:
    sent = good().with_header(_HEADER, None)
    return sent.with_header("Signature", signature(sent.body, algorithm=SHA1()))


def _probabilistic() -> Sent:
    sent = good()
    signed_so = key("leaf").sign(sent.body, PSS(MGF1(SHA256()), 32), SHA256())
    return sent.with_header(_HEADER, b64encode(signed_so).decode())


SIGNATURE_CASES = [
    Case(f"the signature: {name}", make)
    for name, make in {
        "none": _instead(lambda _: None),
        "empty": _instead(lambda _: ""),
        "only the old header": _old_header_alone,
        "SHA-1": lambda: signed(envelope(), algorithm=SHA1()),
        "SHA-512": lambda: signed(envelope(), algorithm=SHA512()),
        "with another padding": _probabilistic,
        "by another key": lambda: signed(envelope(), owner="other"),
        "cut short": _instead(lambda whole: whole[:-8]),
        "with a bit flipped": _instead(_flipped),
        "with zeros before it": _instead(
            lambda whole: b64encode(bytes(8) + b64decode(whole)).decode()
        ),
        "not base64": _instead(lambda _: "@@@ not base64 @@@"),
        "base64 with strange signs in it": _instead(lambda whole: f"{whole[:40]}!?{whole[40:]}"),
        "all zeros": _instead(lambda _: b64encode(bytes(256)).decode()),
        "the word none": _instead(lambda _: "none"),
        "of another body": lambda: _of_other_bytes(
            lambda body: body.replace(b"TrackOrderIntent", b"CancelOrderIntent")
        ),
        "of the body without its last space": lambda: _of_other_bytes(lambda body: body + b" "),
        "of another body's keys in another order": lambda: _of_other_bytes(
            lambda body: body.replace(b'{"version": "1.0", ', b"{", 1)
        ),
        "of no body": lambda: _of_other_bytes(lambda _: b""),
        "with no certificate's address": lambda: good().with_header("SignatureCertChainUrl", None),
        "with an empty address": lambda: good().with_header("SignatureCertChainUrl", ""),
    }.items()
]
