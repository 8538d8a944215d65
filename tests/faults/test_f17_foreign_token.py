"""F17, a foreign token: whatever a forger makes is nobody's, and the log says why."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as new_curve_key
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from aisle.domain.errors import NotLinked
from tests.tokens import Clock, compact, decoded, encoded, signed_identity
from workbench.issuer import Issuer, new_key, public_jwk, running_issuer

Forger = Callable[[Issuer], str]
NO_TOKEN, ALGORITHM = "not a signed token", "not signed with RS256"
SIGNATURE, NO_KEY = "its signature is not the issuer's", "it names no key"
OTHER_KIND, CLIENT = "not an access token", "issued to another client"
CRITICAL, NO_CUSTOMER = "its header asks for what is not understood", "it names no customer"
HEADER = {"alg": "RS256", "kid": "first"}


@cache
def forgers_key() -> RSAPrivateKey:
    return new_key()


def claiming(**changes: Any) -> Forger:
    """Truly signed by the issuer, who says these things in it."""
    return lambda issuer: issuer.token("ana", **changes)


def headed(**header: Any) -> Forger:
    """Truly signed, the header included, which says these things."""
    return lambda issuer: issuer.signed(issuer.claims("ana"), **header)


def own_key(**header: Any) -> Forger:
    """Signed by the forger, under the issuer's key id."""
    return lambda issuer: issuer.signed(issuer.claims("ana"), key=forgers_key(), **header)


def bare(header: dict[str, Any], signature: bytes = b"") -> Forger:
    return lambda issuer: compact(header, issuer.claims("ana"), signature)


def with_algorithm(algorithm: str, key: Any = None) -> Forger:
    """Signed with another algorithm: by the issuer's own key where none is given."""
    return lambda issuer: jwt.encode(
        issuer.claims("ana"), key or issuer.key, algorithm, headers={"kid": "first"}
    )


def with_secret(secret: Callable[[Issuer], bytes]) -> Forger:
    """HS256, with something that everybody can know for a secret."""

    def forge(issuer: Issuer) -> str:
        signed = f"{encoded({**HEADER, 'alg': 'HS256'})}.{encoded(issuer.claims('ana'))}"
        digest = hmac.new(secret(issuer), signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{encoded(digest)}"

    return forge


def as_pem(issuer: Issuer) -> bytes:
    return issuer.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def as_der(issuer: Issuer) -> bytes:
    return issuer.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def as_jwk(issuer: Issuer) -> bytes:
    return json.dumps(public_jwk("first", issuer.key)).encode()


def tampered(part: int, old: bytes, new: bytes) -> Forger:
    """A good token in which one part has been changed."""

    def forge(issuer: Issuer) -> str:
        parts = issuer.token("ana").split(".")
        content = decoded(parts[part])
        assert old in content
        parts[part] = encoded(content.replace(old, new))
        return ".".join(parts)

    return forge


def resigned(change: Callable[[bytes], bytes]) -> Forger:
    def forge(issuer: Issuer) -> str:
        head, _, signature = issuer.token("ana").rpartition(".")
        return f"{head}.{encoded(change(decoded(signature)))}"

    return forge


def payload(content: bytes) -> Forger:
    """Truly signed, and no set of claims."""
    return lambda issuer: jwt.PyJWS().encode(content, issuer.key, "RS256", headers={"kid": "first"})


def always(token: str) -> Forger:
    return lambda _: token


FORGERIES: dict[str, tuple[Forger, str]] = {
    "nothing": (always(""), NO_TOKEN),
    "a word": (always("token"), NO_TOKEN),
    "dots": (always(".."), NO_TOKEN),
    "the local demo's token": (always("demo:ana"), NO_TOKEN),
    "a megabyte of dots": (always("." * 1_000_000), NO_TOKEN),
    "a megabyte, truly signed": (claiming(note="x" * 1_000_000), NO_TOKEN),
    "letters of another script": (lambda issuer: issuer.token("ana") + "é", NO_TOKEN),
    "half a character": (lambda issuer: issuer.token("ana") + "\ud800", NO_TOKEN),
    "two lines": (lambda issuer: issuer.token("ana") + "\nX: y", NO_TOKEN),
    "a header that is a list": (always(f"{encoded(b'[]')}.{encoded(b'{}')}."), NO_TOKEN),
    "a header that is no JSON": (always(f"{encoded(b'{')}.{encoded(b'{}')}."), NO_TOKEN),
    "a header a thousand deep": (always(f"{encoded(b'[' * 9_000)}.e30."), NO_TOKEN),
    "encrypted (JWE)": (
        always(f"{encoded({'alg': 'RSA-OAEP', 'enc': 'A256GCM'})}.{'.'.join(['AAAA'] * 4)}"),
        NO_TOKEN,
    ),
    "alg none": (bare({"alg": "none", "kid": "first"}), ALGORITHM),
    "alg nOnE": (bare({"alg": "nOnE", "kid": "first"}), ALGORITHM),
    "no alg": (bare({"kid": "first"}), ALGORITHM),
    "alg a list": (bare({"alg": ["RS256"], "kid": "first"}), ALGORITHM),
    "HS256, the public key as PEM for its secret": (with_secret(as_pem), ALGORITHM),
    "HS256, the public key as DER for its secret": (with_secret(as_der), ALGORITHM),
    "HS256, the public key as JWK for its secret": (with_secret(as_jwk), ALGORITHM),
    "HS256, no secret": (with_secret(lambda _: b""), ALGORITHM),
    "RS512, the issuer's own": (with_algorithm("RS512"), ALGORITHM),
    "PS256, the issuer's own": (with_algorithm("PS256"), ALGORITHM),
    "ES256": (with_algorithm("ES256", new_curve_key(SECP256R1())), ALGORITHM),
    "no key id": (headed(kid=None), NO_KEY),
    "an empty key id": (headed(kid=""), NO_KEY),
    "a key id a kilobyte long": (headed(kid="k" * 1_024), NO_KEY),
    "a key id that is unknown": (headed(kid="second"), "its key is not the issuer's"),
    "a key id that is a path": (headed(kid="../../dev/null"), "its key is not the issuer's"),
    "a critical header": (bare({**HEADER, "b64": True, "crit": ["b64"]}), CRITICAL),
    "a critical header that nobody knows": (headed(crit=["exp"]), NO_TOKEN),
    "an empty list of critical headers": (bare({**HEADER, "crit": []}), NO_TOKEN),
    "unencoded (b64 is critical)": (bare({**HEADER, "b64": False, "crit": ["b64"]}), NO_TOKEN),
    "another's key": (own_key(), SIGNATURE),
    "another's key, shown in jwk": (own_key(jwk=public_jwk("first", forgers_key())), SIGNATURE),
    "unsigned": (bare(HEADER), SIGNATURE),
    "a signature of zeros": (bare(HEADER, bytes(256)), SIGNATURE),
    "a customer written over": (tampered(1, b'"ana"', b'"bob"'), SIGNATURE),
    "a header written over": (tampered(0, b'"kid"', b'"KID":1,"kid"'), SIGNATURE),
    "a signature cut short": (resigned(lambda signature: signature[:-1]), SIGNATURE),
    "a signature made longer": (resigned(lambda signature: signature + b"\0"), SIGNATURE),
    "claims that are no JSON": (payload(b"{"), SIGNATURE),
    "claims that are a list": (payload(b"[]"), "it makes no claims"),
    "claims a thousand deep": (payload(b"[" * 9_000), SIGNATURE),
    "another issuer": (claiming(iss="https://issuer.example"), "of another issuer"),
    "another pool of the issuer's": (
        lambda issuer: issuer.token("ana", iss=issuer.url + "/other"),
        "of another issuer",
    ),
    "the issuer with a slash": (
        lambda issuer: issuer.token("ana", iss=issuer.url + "/"),
        "of another issuer",
    ),
    "no issuer": (claiming(iss=None), "of another issuer"),
    "two issuers": (lambda issuer: issuer.token("ana", iss=[issuer.url]), "of another issuer"),
    "another client": (claiming(client_id="website"), CLIENT),
    "no client": (claiming(client_id=None), CLIENT),
    "our client in a list": (claiming(client_id=["alexa"]), CLIENT),
    "our client for the audience, another's token": (
        claiming(client_id="website", aud="alexa"),
        CLIENT,
    ),
    "two clients": (claiming(azp="website"), CLIENT),
    "an ID token of Cognito's": (
        claiming(token_use="id", aud="alexa", client_id=None, azp="alexa"),
        OTHER_KIND,
    ),
    "an ID token of Keycloak's": (claiming(token_use=None, typ="ID"), OTHER_KIND),
    "an ID token by its hash": (claiming(at_hash="x"), OTHER_KIND),
    "an ID token that says nothing of it": (
        claiming(token_use=None, scope=None, aud="alexa"),
        OTHER_KIND,
    ),
    "a refresh token": (claiming(typ="Refresh"), OTHER_KIND),
    "a logout token": (headed(typ="logout+jwt"), OTHER_KIND),
    "a security event": (headed(typ="secevent+jwt"), OTHER_KIND),
    "a type that is a number": (headed(typ=7), OTHER_KIND),
    "no expiry": (claiming(exp=None), "it has no exp"),
    "an expiry in words": (claiming(exp="9999999999"), "it has no exp"),
    "an expiry that is true": (claiming(exp=True), "it has no exp"),
    "an expiry that is no number": (claiming(exp=float("nan")), "its exp is no moment"),
    "an expiry that is never": (claiming(exp=float("inf")), "its exp is no moment"),
    "an expiry of a thousand digits": (claiming(exp=10**1_000), "its exp is no moment"),
    "an expiry before all time": (claiming(exp=-1), "its exp is no moment"),
    "a beginning in words": (claiming(nbf="now"), "it has no nbf"),
    "no customer": (claiming(sub=None), NO_CUSTOMER),
    "an empty customer": (claiming(sub=""), NO_CUSTOMER),
    "two customers": (claiming(sub=["ana"]), NO_CUSTOMER),
    "a customer with a line's end": (claiming(sub="ana\n"), NO_CUSTOMER),
    "a customer of a kilobyte": (claiming(sub="a" * 1_024), NO_CUSTOMER),
}


@pytest.mark.parametrize("kind", FORGERIES)
def test_f17_a_forged_token_is_nobodys(
    issuer: Issuer, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    """The reason shows that the protection which is meant for this forgery is the one it met."""
    forge, reason = FORGERIES[kind]
    token = forge(issuer)
    with caplog.at_level(logging.DEBUG), pytest.raises(NotLinked) as refused:
        signed_identity(issuer).customer_for(token)
    assert caplog.messages == [f"access token refused: {reason}"]
    assert refused.value.__cause__ is None
    assert not refused.value.args


def test_f17_the_good_token_is_taken(issuer: Issuer) -> None:
    """Without this the refusals above would prove nothing."""
    assert signed_identity(issuer).customer_for(issuer.token("ana")) == "ana"


@pytest.mark.parametrize("kind", FORGERIES)
def test_f17_the_log_holds_nothing_of_a_token(
    issuer: Issuer, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    token = FORGERIES[kind][0](issuer)
    with caplog.at_level(logging.DEBUG), pytest.raises(NotLinked):
        signed_identity(issuer).customer_for(token)
    pieces = [piece for piece in re.split(r"[^\w-]", token) if len(piece) > 5]
    assert not [piece for piece in pieces if piece in caplog.text]
    assert '"ana"' not in caplog.text


@pytest.mark.parametrize("header", ["jku", "x5u"])
def test_f17_nobody_is_asked_that_a_token_points_to(
    issuer: Issuer, issuer_key: RSAPrivateKey, header: str
) -> None:
    with running_issuer(forgers_key()) as forger:
        pointing: dict[str, Any] = {header: forger.keys_url}
        token = issuer.signed(issuer.claims("ana"), key=forgers_key(), **pointing)
        with pytest.raises(NotLinked):
            signed_identity(issuer).customer_for(token)
        assert forger.asked == 0


def test_f17_a_header_that_points_elsewhere_does_not_spoil_a_good_token(issuer: Issuer) -> None:
    pointers: dict[str, Any] = {
        "jwk": public_jwk("x", forgers_key()),
        "jku": "https://forger.example/keys",
    }
    token = issuer.signed(issuer.claims("ana"), **pointers, x5c=["AAAA"])
    assert signed_identity(issuer).customer_for(token) == "ana"


def test_f17_for_another_audience_where_one_is_set(
    issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    identity = signed_identity(issuer, audience="https://shop.example/api")
    for audience in (None, "https://shop.example", ["https://other.example"], "", 7, []):
        with caplog.at_level(logging.INFO), pytest.raises(NotLinked):
            identity.customer_for(issuer.token("ana", aud=audience))
    assert caplog.messages == ["access token refused: for another audience"] * 6
    for good in ("https://shop.example/api", ["x", "https://shop.example/api"]):
        assert identity.customer_for(issuer.token("ana", aud=good)) == "ana"


def test_f17_a_flood_of_unknown_keys_is_one_fetch_in_ten_seconds(issuer: Issuer) -> None:
    clock = Clock()
    identity = signed_identity(issuer, clock)
    flood = [issuer.signed(issuer.claims("ana"), kid=f"forged-{n}") for n in range(60)]
    for token in flood:
        clock.now += 1
        with pytest.raises(NotLinked):
            identity.customer_for(token)
    assert issuer.asked == 6
    assert identity.customer_for(issuer.token("ana")) == "ana"
    assert issuer.asked == 6


def test_f17_a_flood_at_once_is_one_fetch(issuer: Issuer) -> None:
    identity = signed_identity(issuer)
    flood = [issuer.signed(issuer.claims("ana"), kid=f"forged-{n}") for n in range(40)]

    def refused(token: str) -> bool:
        with pytest.raises(NotLinked):
            identity.customer_for(token)
        return True

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert all(threads.map(refused, flood))
    assert issuer.asked == 1
