"""A stand-in for the issuer of account linking, on loopback: its keys, and tokens it has signed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt import PyJWS
from jwt.algorithms import RSAAlgorithm

CLIENT_ID = "alexa"
_KEY_BITS = 2_048
_KEYS_PATH = "/.well-known/jwks.json"


def new_key(bits: int = _KEY_BITS) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65_537, key_size=bits)


def public_jwk(key_id: str, key: RSAPrivateKey, **changes: Any) -> dict[str, Any]:
    """The public half as a member of a JSON Web Key Set; a change to None takes a member away."""
    whole = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    marks = {"kid": key_id, "use": "sig", "alg": "RS256", "key_ops": None}
    return {name: value for name, value in {**whole, **marks, **changes}.items() if value}


class Issuer:
    """`keys` are those it shows, by id; `answer` replaces its answers, as (status, body); `asked`
    counts them."""

    def __init__(self, url: str, key: RSAPrivateKey | None = None) -> None:
        self.url = url
        self.keys_url = url + _KEYS_PATH
        self.key = key or new_key()
        self.keys = [public_jwk("first", self.key)]
        self.answer: tuple[int, bytes] | None = None
        self.asked = 0

    def token(self, customer_id: str, **changes: Any) -> str:
        """An access token as Cognito issues it, good for an hour; see `signed`."""
        return self.signed(self.claims(customer_id, **changes))

    def claims(self, customer_id: str, **changes: Any) -> dict[str, Any]:
        """A change to None takes a claim away."""
        now = int(time.time())
        usual = {
            "iss": self.url,
            "sub": customer_id,
            "client_id": CLIENT_ID,
            "token_use": "access",
            "scope": "openid",
            "iat": now,
            "exp": now + 3_600,
        }
        return {name: value for name, value in {**usual, **changes}.items() if value is not None}

    def signed(
        self, claims: dict[str, Any], key: RSAPrivateKey | None = None, **header: Any
    ) -> str:
        """Signed with the issuer's key, or another; `header` changes what the header
        says, a change to None takes a member away."""
        said = {"kid": "first", **header}
        headers = {"typ": None} | {name: said[name] for name in said if said[name] is not None}
        said_in_it = json.dumps(claims).encode()
        return PyJWS().encode(said_in_it, key or self.key, algorithm="RS256", headers=headers)

    def key_set(self) -> tuple[int, bytes]:
        return self.answer or (200, json.dumps({"keys": self.keys}).encode())


@contextmanager
def running_issuer(key: RSAPrivateKey | None = None) -> Iterator[Issuer]:
    """An issuer that answers until the end of the block."""

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked += 1
            status, body = issuer.key_set()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the answer is what counts."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Keys) as server:
        issuer = Issuer(f"http://127.0.0.1:{server.server_port}", key)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()
