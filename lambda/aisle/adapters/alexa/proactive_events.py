"""Alexa's proactive events API, which makes a notification of an event."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aisle.adapters.alexa.http import post
from aisle.adapters.alexa.login import LoginWithAmazon
from aisle.addresses import is_loopback
from aisle.notice_ports import AlexaUser, LeftAlone, NotDelivered, Undeliverable

_PATHS = {
    "live": "/v1/proactiveEvents/",
    "development": "/v1/proactiveEvents/stages/development",
}
_AMAZON = ".amazonalexa.com"
_LIMIT_OF_USER = 432  # Amazon's own: this user has had enough notifications for now
_JUST_NOW_SECONDS = 60
_TAKEN = frozenset({HTTPStatus.ACCEPTED, HTTPStatus.CONFLICT})
_NOT_WANTED = frozenset({HTTPStatus.FORBIDDEN, _LIMIT_OF_USER})
_PASSING = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS})
# Amazon says 403 both of a user who has not subscribed and of a token that is no longer good.
_MAYBE_THE_TOKEN = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class AlexaProactiveEvents:
    """`stage` is live or development. `endpoint` stands in for the users' own: a test's."""

    def __init__(
        self,
        login: LoginWithAmazon,
        stage: str,
        endpoint: str | None,
        clock: Callable[[], float],
    ) -> None:
        if endpoint and not is_loopback(endpoint):
            raise ValueError("only a stand-in on loopback takes the place of Alexa's endpoint")
        self._login = login
        self._path = _PATHS[stage]
        self._endpoint = endpoint
        self._clock = clock

    def send(self, user: AlexaUser, event: Mapping[str, Any]) -> None:
        """See notice_ports.ProactiveEvents."""
        endpoint = self._endpoint or _checked(user.api_endpoint)
        body = json.dumps(event).encode()
        status = self._post(endpoint + self._path, body)
        if status in _TAKEN:
            return
        if status in _NOT_WANTED:
            raise LeftAlone(f"Alexa: {status}")
        if status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NotDelivered(f"Alexa: {status}")
        raise Undeliverable(f"Alexa: {status}")

    def _post(self, url: str, body: bytes) -> int:
        """The answer; where it may be the token's fault, that to a new one."""
        token = self._login.token()
        status = _posted(url, body, token.value)
        if status in _MAYBE_THE_TOKEN and self._clock() - token.since > _JUST_NOW_SECONDS:
            self._login.forget(token)
            token = self._login.token()
            status = _posted(url, body, token.value)
        if status == HTTPStatus.UNAUTHORIZED:
            self._login.forget(token)
        return status


def _posted(url: str, body: bytes, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return post(url, body, headers).status


def _checked(endpoint: str) -> str:
    """Alexa told it, and the store kept it; a token still goes to nobody but Amazon."""
    parts = urlsplit(endpoint)
    try:
        port = parts.port
    except ValueError:
        port = 0
    host = (parts.hostname or "").lower()
    plain = host.endswith(_AMAZON) and host.isascii() and "@" not in parts.netloc
    if parts.scheme != "https" or not plain or port not in (None, 443) or parts.path.strip("/"):
        raise Undeliverable("the stored endpoint is none of Alexa's")
    return f"https://{host}"
