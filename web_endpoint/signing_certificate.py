"""A chain of certificates, judged as Amazon asks: valid now, up to a trusted root, and its first
one made out to Alexa."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import (
    Certificate,
    DNSName,
    SubjectAlternativeName,
    load_pem_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store

from web_endpoint.refusal import Refused

_ALEXA = "echo-api.amazon.com"
_MOST_CERTIFICATES = 10
_FEWEST_BITS = 2048
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """Alexa's public key, and how long every certificate up to the root is valid."""

    public_key: RSAPublicKey
    valid_until: datetime


def trusted_roots() -> Store:
    """Mozilla's, as certifi ships them. There is no setting to add others."""
    found = _PEM.findall(Path(certifi.where()).read_bytes())
    return Store([root for pem in found if (root := _read_root(pem))])


def signing_certificate(pem: bytes, roots: Store, now: datetime) -> SigningCertificate:
    """The chain's first certificate. Raises Refused for any that is not Alexa's."""
    try:
        leaf, *others = load_pem_x509_certificates(pem)
        if len(others) >= _MOST_CERTIFICATES:
            raise Refused("the certificate chain is too long")
        verifier = PolicyBuilder().store(roots).time(now).build_server_verifier(DNSName(_ALEXA))
        chain = verifier.verify(leaf, others)
        return SigningCertificate(_key_of(leaf), min(c.not_valid_after_utc for c in chain))
    except Refused:
        raise
    except Exception as error:
        # However a certificate breaks the library that reads it, it is the certificate's fault.
        raise Refused(f"the certificate is not good: {type(error).__name__}") from None


def _key_of(leaf: Certificate) -> RSAPublicKey:
    """A wildcard passes for the host in TLS; Amazon asks for the very name."""
    names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
    if _ALEXA not in names.get_values_for_type(DNSName):
        raise Refused("the certificate does not name Alexa")
    key = leaf.public_key()
    # The library holds issuers to this length, not the one at the end.
    if not isinstance(key, RSAPublicKey) or key.key_size < _FEWEST_BITS:
        raise Refused("the certificate's key is not an RSA key of 2048 bits or more")
    return key


def _read_root(pem: bytes) -> Certificate | None:
    """None for one that the library cannot read, or will soon refuse to: no reason not to start."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", CryptographyDeprecationWarning)
        try:
            return load_pem_x509_certificate(pem)
        except (ValueError, CryptographyDeprecationWarning):
            return None
