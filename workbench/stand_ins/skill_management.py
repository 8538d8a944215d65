"""Amazon's Skill Management API on loopback, as far as ASK CLI needs it for docs/deploy.md.

It takes a skill package, an account linking and an enablement, and keeps what it was sent. It knows
nothing of what Amazon would refuse: that is for `aisle model check`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, request
from werkzeug.serving import make_server

SKILL_ID = "amzn1.ask.skill.11111111-1111-4111-8111-111111111111"
_IMPORT = "/v1/skills/imports/import-1"


@dataclass(slots=True)
class SkillManagement:
    """`packages` are the archives that were uploaded, in order; `created` how many of them made a
    new skill; `linking` the body of the account linking; `enabled` whether somebody switched the
    skill on; `tokens` all that were shown."""

    address: str = ""
    packages: list[bytes] = field(default_factory=list)
    created: int = 0
    linking: Any = None
    enabled: bool = False
    tokens: set[str] = field(default_factory=set)


@contextmanager
def running_skill_management() -> Iterator[SkillManagement]:
    """Listens until the end of the block."""
    state = SkillManagement()
    server = make_server("127.0.0.1", 0, _app(state), threaded=True)
    state.address = f"http://127.0.0.1:{server.port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()


def _app(state: SkillManagement) -> Flask:
    app = Flask("skill management")

    @app.before_request
    def look_at_token() -> None:
        state.tokens.add(request.headers.get("Authorization", "").removeprefix("Bearer "))

    _take_packages(app, state)
    _take_settings(app, state)
    return app


def _take_packages(app: Flask, state: SkillManagement) -> None:
    @app.post("/v1/skills/uploads")
    def upload() -> tuple[dict[str, str], int]:
        return {"uploadUrl": f"{state.address}upload", "expiresAt": "2099-01-01T00:00:00Z"}, 201

    @app.put("/upload")
    def uploaded() -> str:
        state.packages.append(request.get_data())
        return ""

    @app.post("/v1/skills/imports")
    def created() -> Response:
        state.created += 1
        return changed()

    @app.post(f"/v1/skills/{SKILL_ID}/imports")
    def changed() -> Response:
        return Response(status=202, headers={"Location": _IMPORT})

    @app.get(_IMPORT)
    def status() -> dict[str, Any]:
        parts = ("Manifest", "InteractionModel.en-US")
        resources = [{"name": name, "status": "SUCCEEDED"} for name in parts]
        return {"status": "SUCCEEDED", "skill": {"skillId": SKILL_ID, "resources": resources}}


def _take_settings(app: Flask, state: SkillManagement) -> None:
    stage = f"/v1/skills/{SKILL_ID}/stages/development"

    @app.put(f"{stage}/accountLinkingClient")
    def link() -> Response:
        state.linking = request.get_json()
        return Response(status=204)

    @app.get(f"{stage}/enablement")
    def enabled() -> tuple[dict[str, str], int]:
        return ({}, 204) if state.enabled else ({"message": "The skill is not enabled."}, 404)

    @app.put(f"{stage}/enablement")
    def enable() -> Response:
        state.enabled = True
        return Response(status=204)
