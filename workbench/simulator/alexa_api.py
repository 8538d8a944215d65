"""Alexa's API on loopback: a skill that is still at work posts here what Alexa says meanwhile.

Amazon's "Send the User a Progressive Response": only for a LaunchRequest or IntentRequest, only
until the skill has answered, in SSML, and at most five times a request.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from workbench.simulator.errors import InvalidResponse
from workbench.simulator.ssml import plain_text

MOST_DIRECTIVES = 5
_PATH = "/v1/directives"
_ANSWERABLE = ("LaunchRequest", "IntentRequest")
_LARGEST_BODY = 64 * 1024
_SECONDS_BETWEEN_LOOKS = 0.02


class Refused(Exception):
    """A directive that Alexa does not take, with the HTTP status that she says so by."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Meanwhile:
    """What was said while the skill was at work on a request with that apiAccessToken."""

    token: str
    spoken: list[str] = field(default_factory=list)


class AlexaApi:
    """The endpoint, as a context manager: `address` is what envelopes name as apiEndpoint."""

    def __init__(self) -> None:
        self._open: dict[str, Meanwhile] = {}
        self._lock = Lock()

    def __enter__(self) -> AlexaApi:
        self._server = _Server(self)
        looks = (_SECONDS_BETWEEN_LOOKS,)
        self._thread = Thread(target=self._server.serve_forever, args=looks, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def awaiting(self, envelope: Mapping[str, Any]) -> Iterator[Meanwhile]:
        """Takes directives about the envelope's request for as long as it is open."""
        meanwhile = Meanwhile(envelope["context"]["System"]["apiAccessToken"])
        request = envelope["request"]
        if request["type"] in _ANSWERABLE:
            self._open[request["requestId"]] = meanwhile
        try:
            yield meanwhile
        finally:
            self._open.pop(request["requestId"], None)

    def take(self, authorization: str | None, body: bytes) -> None:
        """Says what was posted. Raises Refused."""
        request_id, directive = _directive(body)
        meanwhile = self._open.get(request_id)
        if meanwhile is None:
            raise Refused(403, "no launch or intent of that requestId waits for its response")
        if authorization != f"Bearer {meanwhile.token}":
            raise Refused(401, "the bearer token is not the envelope's apiAccessToken")
        speech = _speech(directive)
        with self._lock:
            if len(meanwhile.spoken) == MOST_DIRECTIVES:
                raise Refused(403, f"{MOST_DIRECTIVES} directives a request are allowed")
            meanwhile.spoken.append(speech)


def _directive(body: bytes) -> tuple[str, Mapping[str, Any]]:
    """The requestId and the directive. Raises Refused."""
    try:
        sent = json.loads(body)
        request_id, directive = sent["header"]["requestId"], sent["directive"]
    except (ValueError, TypeError, KeyError):
        request_id = directive = None
    if not isinstance(request_id, str) or not isinstance(directive, dict):
        raise Refused(400, "the body is no header with a requestId, and a directive")
    return request_id, directive


def _speech(directive: Mapping[str, Any]) -> str:
    if directive.get("type") != "VoicePlayer.Speak":
        raise Refused(400, f"no directive of type {directive.get('type')!r} can be sent")
    try:
        return plain_text(str(directive.get("speech") or ""))
    except InvalidResponse as error:
        raise Refused(400, str(error)) from error


class _Endpoint(BaseHTTPRequestHandler):
    """One request to the API."""

    server: _Server

    def do_POST(self) -> None:
        try:
            self._take()
        except Refused as error:
            self._answer(error.status, {"code": "REFUSED", "message": str(error)})
        else:
            self._answer(204, None)

    def _take(self) -> None:
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > _LARGEST_BODY:
            raise Refused(400, f"a body of {length or 'unknown'} bytes is not taken")
        body = self.rfile.read(int(length))
        if self.path.rstrip("/") != _PATH:
            raise Refused(404, f"the simulator has only POST {_PATH}")
        self.server.api.take(self.headers.get("Authorization"), body)

    def _answer(self, status: int, content: object) -> None:
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The reply tells what was said; nothing is written on the terminal."""


class _Server(ThreadingHTTPServer):
    def __init__(self, api: AlexaApi) -> None:
        super().__init__(("127.0.0.1", 0), _Endpoint)
        self.api = api
