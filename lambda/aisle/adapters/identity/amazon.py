"""The linked customer, by Login with Amazon, whose access tokens only Amazon can read.

One bounded call to its tokeninfo endpoint says whose client a token was issued to and for whom,
and is remembered under the token's hash.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aisle.adapters.identity.asking import asked
from aisle.adapters.identity.refusal import Refused
from aisle.domain.errors import NotLinked, StoreUnavailable

logger = logging.getLogger(__name__)

_LONGEST_TOKEN = 2_048  # Amazon's own limit
_LONGEST_CUSTOMER_ID = 256
_REMEMBERED_SECONDS = 300
_REMEMBERED_TOKENS = 1_000
_REFUSED = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED})


class AmazonIdentity:
    """See ports.Identity. `client_id` is that of the security profile that account linking uses;
    the customer id is Amazon's user id. `clock` gives seconds since 1970."""

    def __init__(
        self, client_id: str, tokeninfo_url: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._client_id = client_id
        self._url = tokeninfo_url
        self._clock = clock
        self._known: OrderedDict[bytes, tuple[float, float, str]] = OrderedDict()

    def customer_for(self, access_token: str) -> str:
        try:
            return self._remembered(access_token) or self._learnt(access_token)
        except Refused as refused:
            logger.info("access token refused: %s", refused)
            raise NotLinked from None

    def _remembered(self, access_token: str) -> str | None:
        learnt_at, until, customer_id = self._known.get(_fingerprint(access_token), (0, 0, None))
        return customer_id if learnt_at <= self._clock() < until else None

    def _learnt(self, access_token: str) -> str:
        now = self._clock()
        claims = self._told(access_token)
        if claims.get("aud") != self._client_id:
            raise Refused("issued to another client")
        customer_id, seconds = _customer(claims), min(_seconds(claims), _REMEMBERED_SECONDS)
        self._known[_fingerprint(access_token)] = (now, now + seconds, customer_id)
        while len(self._known) > _REMEMBERED_TOKENS:
            self._known.popitem(last=False)
        return customer_id

    def _told(self, access_token: str) -> dict[str, Any]:
        plain = access_token.isascii() and access_token.isprintable()
        if not plain or not 0 < len(access_token) <= _LONGEST_TOKEN:
            raise Refused("not a token of Amazon's")
        status, answer = asked(f"{self._url}?access_token={quote(access_token, safe='')}")
        if status in _REFUSED:
            raise Refused("expired, or not a token of Amazon's")
        if status != HTTPStatus.OK or not answer:
            raise StoreUnavailable(f"tokeninfo {status}")
        return answer


def _fingerprint(access_token: str) -> bytes:
    return sha256(access_token.encode("utf-8", "surrogatepass")).digest()


def _customer(claims: dict[str, Any]) -> str:
    customer_id = claims.get("user_id")
    if not isinstance(customer_id, str) or not 0 < len(customer_id) <= _LONGEST_CUSTOMER_ID:
        raise StoreUnavailable("tokeninfo names no user")
    return customer_id


def _seconds(claims: dict[str, Any]) -> float:
    """How long the token is good for: Amazon's `exp` is what is left, not a moment."""
    seconds = claims.get("exp")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise StoreUnavailable("tokeninfo does not say how long the token is good for")
    if not seconds > 0:
        raise Refused("expired")
    return seconds
