"""Whether Alexa signed the body, before anything in it is read."""

from __future__ import annotations

from base64 import b64decode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from werkzeug.datastructures import Headers

from web_endpoint.certificate_address import certificate_path
from web_endpoint.certificates import SigningCertificates
from web_endpoint.refusal import Refused

_ADDRESS = "SignatureCertChainUrl"
# The older `Signature` header holds a SHA-1 signature. Amazon asks for this one, and Aisle never
# looks at the other: a request that has only the old one is refused.
_SIGNATURE = "Signature-256"


def verify_signature(headers: Headers, body: bytes, certificates: SigningCertificates) -> None:
    """Raises Refused unless Alexa signed these very bytes."""
    path = certificate_path(_header(headers, _ADDRESS))
    signature = _decoded(_header(headers, _SIGNATURE))
    key = certificates.at(path).public_key
    try:
        key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature:
        raise Refused("the signature does not fit the body") from None


def _header(headers: Headers, name: str) -> str:
    value = headers.get(name, "").strip()
    if not value:
        raise Refused(f"there is no {name}")
    return value


def _decoded(signature: str) -> bytes:
    try:
        return b64decode(signature, validate=True)
    except ValueError:
        raise Refused("the signature is not base64") from None
