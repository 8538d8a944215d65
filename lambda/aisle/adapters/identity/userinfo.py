"""The linked customer, by OpenID Connect's userinfo endpoint.

The issuer itself says whether the token is good (OpenID Connect Core 1.0, section 5.3): one
bounded call, remembered for a minute under the token's hash. The endpoint does not tell whose
client the token was issued to; `docs/deploy.md` says what that asks of the issuer.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from aisle.adapters.whole_answer import WholeAnswer
from aisle.domain.errors import NotLinked, StoreUnavailable

_TIMEOUT_SECONDS = 1.5
_LONGEST_ANSWER = 64 * 1024
_REMEMBERED_SECONDS = 60
_REMEMBERED_TOKENS = 1_000
_REFUSED = frozenset({400, 401, 403})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class UserinfoIdentity:
    """`url` must be https; http is taken for a loopback address alone.

    What is remembered ages by the wall clock: in a process that was frozen for hours the
    monotonic one may have stood still.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        local = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if not parts.hostname or not (parts.scheme == "https" or local):
            raise ValueError(f"the userinfo address must be https, not {url!r}")
        self._connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._host = parts.netloc
        self._path = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        self._known: OrderedDict[bytes, tuple[float, str]] = OrderedDict()

    def customer_for(self, access_token: str) -> str:
        fingerprint = sha256(access_token.encode("utf-8", "surrogatepass")).digest()
        known = self._known.get(fingerprint)
        if known and 0 <= time.time() - known[0] < _REMEMBERED_SECONDS:
            return known[1]
        customer_id = self._ask(access_token)
        self._known[fingerprint] = (time.time(), customer_id)
        while len(self._known) > _REMEMBERED_TOKENS:
            self._known.popitem(last=False)
        return customer_id

    def _ask(self, access_token: str) -> str:
        if not access_token.isascii() or not access_token.isprintable():
            raise NotLinked
        try:
            status, body = self._get(access_token)
        except (OSError, HTTPException) as error:
            raise StoreUnavailable("userinfo") from error
        if status in _REFUSED:
            raise NotLinked
        if status != HTTPStatus.OK:
            raise StoreUnavailable(f"userinfo {status}")
        return _subject(body)

    def _get(self, access_token: str) -> tuple[int, bytes]:
        """One request, no redirect: a token goes to the configured address and nowhere else."""
        connection = self._connect(self._host, timeout=_TIMEOUT_SECONDS)
        connection.response_class = WholeAnswer
        try:
            connection.request(
                "GET", self._path, headers={"Authorization": f"Bearer {access_token}"}
            )
            answer = connection.getresponse()
            return answer.status, answer.read(_LONGEST_ANSWER)
        finally:
            connection.close()


def _subject(body: bytes) -> str:
    try:
        subject = json.loads(body)["sub"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreUnavailable("userinfo answered without a subject") from error
    if not isinstance(subject, str) or not subject:
        raise StoreUnavailable("userinfo answered without a subject")
    return subject
