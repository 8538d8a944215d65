"""Login with Amazon's token endpoint and Alexa's proactive events API, played on loopback.

They check what Amazon checks: client, grant and scope; token and its age; schema and times;
whether the user has subscribed; and that no reference is used twice for one user.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

from workbench.stand_ins.proactive_schema import faults

TOKEN_PATH = "/auth/o2/token"  # noqa: S105
EVENTS_PATHS = {
    "live": "/v1/proactiveEvents/",
    "development": "/v1/proactiveEvents/stages/development",
}
LOST = "the answer is lost"  # after the request was taken
_POLL_SECONDS = 0.05
_SCOPE = "alexa::proactive_events"


@dataclass
class Amazon:
    """What the two endpoints know, and what they were asked. `bad_days` are answers that come
    before any check: a status, or LOST."""

    client_id: str
    client_secret: str
    subscribed: set[str]
    stage: str = "development"
    tokens_last: float = 3600
    refuses_tokens_with: int = 401
    address: str = ""
    bad_days: deque[int | str] = field(default_factory=deque)
    bad_days_of_login: deque[int | str] = field(default_factory=deque)
    notices: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    answers_of_login: list[int | str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    tokens: dict[str, datetime] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    @property
    def token_url(self) -> str:
        return f"{self.address}{TOKEN_PATH}"

    def told(self, user_id: str) -> list[str]:
        """The references of the notices that a user was given."""
        return [
            notice["referenceId"]
            for notice in self.notices
            if notice["relevantAudience"]["payload"]["user"] == user_id
        ]

    def revoke_tokens(self) -> None:
        with self.lock:
            self.tokens.clear()

    def login(self, form: dict[str, str]) -> tuple[int | str, dict[str, Any]]:
        with self.lock:
            bad = self.bad_days_of_login.popleft() if self.bad_days_of_login else None
            status, answer = (bad, {}) if bad else self._login(form)
            self.answers_of_login.append(status)
            return status, answer

    def event(self, token: str, body: bytes) -> int | str:
        with self.lock:
            bad = self.bad_days.popleft() if self.bad_days else None
            status: int | str = bad if isinstance(bad, int) else self._event(token, body)
            self.answers.append(bad or status)
            return bad or status

    def _login(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if (form.get("client_id"), form.get("client_secret")) != (
            self.client_id,
            self.client_secret,
        ):
            return 401, {"error": "invalid_client"}
        if form.get("grant_type") != "client_credentials":
            return 400, {"error": "unsupported_grant_type"}
        if form.get("scope") != _SCOPE:
            return 400, {"error": "invalid_scope"}
        token = f"Atc|{uuid4().hex}"
        self.tokens[token] = datetime.now(UTC)
        answer = {"access_token": token, "expires_in": self.tokens_last, "scope": _SCOPE}
        return 200, {**answer, "token_type": "Bearer"}

    def _event(self, token: str, body: bytes) -> int:
        now = datetime.now(UTC)
        since = self.tokens.get(token)
        if since is None or (now - since).total_seconds() > self.tokens_last:
            return self.refuses_tokens_with
        request = json.loads(body)
        if found := list(faults(request, now)):
            self.complaints += found
            return 400
        user = request["relevantAudience"]["payload"]["user"]
        if user not in self.subscribed:
            return 403
        if request["referenceId"] in self.told(user):
            return 409
        self.notices.append(request)
        return 202


@contextmanager
def running_amazon(
    client_id: str, client_secret: str, subscribed: Iterable[str] = ()
) -> Iterator[Amazon]:
    """Both endpoints at one address of loopback."""
    amazon = Amazon(client_id, client_secret, set(subscribed))
    with ThreadingHTTPServer(("127.0.0.1", 0), _endpoints(amazon)) as server:
        amazon.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        thread.start()
        try:
            yield amazon
        finally:
            server.shutdown()
            thread.join()


def _endpoints(amazon: Amazon) -> type[BaseHTTPRequestHandler]:
    class Endpoints(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path == TOKEN_PATH:
                form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
                self._answer(*amazon.login(form))
            elif self.path == EVENTS_PATHS[amazon.stage]:
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                self._answer(amazon.event(token, body), {})
            else:
                self._answer(404, {})

        def _answer(self, status: int | str, content: dict[str, Any]) -> None:
            if isinstance(status, str):
                self.close_connection = True
                return
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the answer is what counts."""

    return Endpoints
