"""Login with Amazon: the token with which the skill itself, not a shopper, may tell Alexa.

Client credentials grant (RFC 6749, section 4.4), scope `alexa::proactive_events`. Id and secret
of the client are in one secret of AWS Secrets Manager, as JSON, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from botocore.exceptions import BotoCoreError, ClientError

from aisle.adapters.alexa.http import post
from aisle.addresses import is_loopback
from aisle.notice_ports import DeliveryUnknown, NotDelivered

AMAZON = "https://api.amazon.com/auth/o2/token"
_SCOPE = "alexa::proactive_events"
_BEFORE_EXPIRY_SECONDS = 60
_FORM = {"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}
_BAD_CLIENT = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class Credentials:
    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """Times are seconds since the epoch: a frozen process's own clock may stand still."""

    value: str = field(repr=False)
    since: float
    until: float


class LoginWithAmazon:
    """Keeps a token until shortly before it expires. `client` is of Secrets Manager, `clock`
    counts seconds since the epoch."""

    def __init__(
        self,
        client: Any,
        secret: str,
        url: str,
        clock: Callable[[], float],
    ) -> None:
        if urlsplit(url).scheme != "https" and not is_loopback(url):
            raise ValueError(f"the token endpoint must be https, not {url!r}")
        self._client = client
        self._secret = secret
        self._url = url
        self._clock = clock
        self._credentials: Credentials | None = None
        self._token: Token | None = None

    def token(self) -> Token:
        """Raises NotDelivered where there is none to be had."""
        if self._token is None or self._clock() >= self._token.until:
            self._token = self._ask()
        return self._token

    def forget(self, token: Token) -> None:
        """It was not taken: ask for another one next time."""
        if self._token is token:
            self._token = None

    def _ask(self) -> Token:
        credentials = self._credentials = self._credentials or self._read_secret()
        form = {
            "grant_type": "client_credentials",
            "client_id": credentials.client_id,
            "client_secret": credentials.client_secret,
            "scope": _SCOPE,
        }
        try:
            answer = post(self._url, urlencode(form).encode(), _FORM)
        except DeliveryUnknown as error:
            raise NotDelivered(f"login: {error}") from None
        if answer.status in _BAD_CLIENT:
            self._credentials = None  # they may have been changed since they were read
        if answer.status != HTTPStatus.OK:
            raise NotDelivered(f"login: {answer.status}")
        return self._token_from(answer.body)

    def _token_from(self, body: bytes) -> Token:
        try:
            answer = json.loads(body)
            value, lasts = answer["access_token"], float(answer["expires_in"])
        except (ValueError, LookupError, TypeError):
            raise NotDelivered("login: no token in the answer") from None
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise NotDelivered("login: no token in the answer")
        now = self._clock()
        return Token(value, now, now + max(lasts - _BEFORE_EXPIRY_SECONDS, 0))

    def _read_secret(self) -> Credentials:
        try:
            secret = json.loads(
                self._client.get_secret_value(SecretId=self._secret)["SecretString"]
            )
            return Credentials(str(secret["client_id"]), str(secret["client_secret"]))
        except (BotoCoreError, ClientError) as error:
            raise NotDelivered(f"secret: {type(error).__name__}") from None
        except (ValueError, LookupError, TypeError):
            raise NotDelivered("secret: not as docs/messages.md says") from None
