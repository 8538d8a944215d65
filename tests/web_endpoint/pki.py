"""Certificates made for a test: a root that the endpoint is told to trust, and all that a forger
could come with."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
ALEXA = "echo-api.amazon.com"
_DAY = timedelta(days=1)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


_WEAK = "weak"


@cache
def key(owner: str) -> rsa.RSAPrivateKey:
    """The key of that name, the same in one run of the tests; making one takes a while."""
    return rsa.generate_private_key(65537, 1024 if owner == _WEAK else 2048)


@cache
def curve_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _issued(
    subject: str,
    own_key: Key,
    issuer: str,
    issuer_key: rsa.RSAPrivateKey,
    extensions: list[tuple[Any, bool]],
    valid: tuple[timedelta, timedelta] = (-30 * _DAY, 300 * _DAY),
) -> x509.Certificate:
    start, end = valid
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(own_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + start)
        .not_valid_after(NOW + end)
    )
    key_ids: list[tuple[Any, bool]] = [
        (x509.SubjectKeyIdentifier.from_public_key(own_key.public_key()), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False),
    ]
    for extension, critical in key_ids + extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer_key, SHA256())


def authority(
    subject: str = "Test CA",
    issuer: str = "Test Root",
    owner: str = "",
    issued_by: str = "",
    valid: tuple[timedelta, timedelta] = (-900 * _DAY, 900 * _DAY),
) -> x509.Certificate:
    """A certificate that may issue others. Keys are named after the certificates unless said."""
    own_key, issuer_key = key(owner or subject), key(issued_by or issuer)
    extensions = [
        (x509.BasicConstraints(ca=True, path_length=None), True),
        (_usage(signs_certificates=True), True),
    ]
    return _issued(subject, own_key, issuer, issuer_key, extensions, valid)


def leaf(
    *names: str,
    own_key: Key | None = None,
    issuer: str = "Test CA",
    issued_by: str = "",
    ca: bool = False,
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    valid: tuple[timedelta, timedelta] = (-30 * _DAY, 300 * _DAY),
) -> x509.Certificate:
    """One that signs requests, for the DNS names given."""
    extensions: list[tuple[Any, bool]] = [
        (x509.BasicConstraints(ca=ca, path_length=None), True),
        (_usage(signs_certificates=ca), True),
        (x509.ExtendedKeyUsage([purpose]), False),
    ]
    if names:
        extensions.append((x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), False))
    issuer_key = key(issued_by or issuer)
    return _issued(ALEXA, own_key or key("leaf"), issuer, issuer_key, extensions, valid)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


@cache
def root() -> x509.Certificate:
    return authority("Test Root")


@cache
def intermediate() -> x509.Certificate:
    return authority()


@cache
def good_leaf() -> x509.Certificate:
    return leaf(ALEXA)


def roots() -> Store:
    return Store([root()])


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def key_pem(owner: str) -> bytes:
    return key(owner).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def good_chain() -> bytes:
    return pem(good_leaf(), intermediate())


def signature(body: bytes, owner: str = "leaf", algorithm: HashAlgorithm | None = None) -> str:
    """Base64, as it stands in the header."""
    signed = key(owner).sign(body, PKCS1v15(), algorithm or SHA256())
    return b64encode(signed).decode()


@cache
def host(name: str) -> tuple[bytes, bytes]:
    """A TLS server's chain, of the key named leaf, and the root to trust for it: valid whatever
    day it is, as TLS asks the real clock."""
    ages = (timedelta(days=-9000), timedelta(days=9000))
    host_root = authority("Host Root", issuer="Host Root", valid=ages)
    return pem(leaf(name, issuer="Host Root", valid=ages), host_root), pem(host_root)
