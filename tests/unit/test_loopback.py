"""`aisle loopback`: what a tool that posts envelopes gets, whatever it posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from aisle.skill.skill import ForeignSkill
from workbench.terminal.loopback import tool_endpoint


def answer(envelope: Mapping[str, Any]) -> dict[str, Any]:
    if envelope.get("foreign"):
        raise ForeignSkill("the request is not for this skill")
    return {"version": "1.0", "response": {"heard": envelope["request"]["type"]}}


@pytest.fixture
def web() -> FlaskClient:
    return tool_endpoint(answer).test_client()


def test_an_envelope_is_answered(web: FlaskClient) -> None:
    reply = web.post("/", json={"request": {"type": "LaunchRequest"}})
    assert reply.status_code == 200
    assert reply.get_json()["response"] == {"heard": "LaunchRequest"}


@pytest.mark.parametrize("body", [b"", b"[]", b"junk", b'"text"', b"\xff\xfe", b"{"])
def test_what_is_no_envelope_is_refused(web: FlaskClient, body: bytes) -> None:
    reply = web.post("/", data=body, content_type="application/json")
    assert reply.status_code == 400
    assert "JSON object" in reply.get_json()["error"]


def test_another_skills_request_is_refused(web: FlaskClient) -> None:
    assert web.post("/", json={"foreign": True}).status_code == 400


def test_health(web: FlaskClient) -> None:
    assert web.get("/health").get_json() == {"status": "ok"}
