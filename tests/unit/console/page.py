"""The page's side of the console, without a browser."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from workbench.console.admission import Admission
from workbench.console.application import console_application
from workbench.console.desk import Desk

PORT = 5_055
TOKEN = "the-token"
ADDRESS = f"http://127.0.0.1:{PORT}"


class Page:
    """What the page does: it posts JSON, and reads what comes back."""

    def __init__(self, desk: Desk) -> None:
        self.web: FlaskClient = console_application(desk, Admission(PORT, TOKEN)).test_client()
        self.web.get(f"/?token={TOKEN}", base_url=ADDRESS)

    def get(self, path: str) -> dict[str, Any]:
        answer = self.web.get(f"/api{path}", base_url=ADDRESS)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.get_json()
        return told

    def post(self, path: str, **asked: Any) -> dict[str, Any]:
        answer = self.web.post(f"/api{path}", json=asked, base_url=ADDRESS)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.get_json()
        return told

    def refused(self, path: str, **asked: Any) -> str:
        """The words with which a request is turned down."""
        answer = self.web.post(f"/api{path}", json=asked, base_url=ADDRESS)
        assert answer.status_code == 400, answer.text
        told: str = answer.get_json()["error"]
        return told

    def say(self, utterance: str, **besides: Any) -> dict[str, Any]:
        """The turn that comes of it."""
        return self.act("shopper", argument=utterance, **besides)

    def act(self, action: str, **besides: Any) -> dict[str, Any]:
        turns: list[dict[str, Any]] = self.post("/turn", action=action, **besides)["turns"]
        assert len(turns) == 1
        return turns[0]
