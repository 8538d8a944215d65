"""F5, Lambda freezes a process between turns, for hours, or starts another one: nothing runs on
after the answer, nothing remembered is older than it may be, and no turn needs the process of the
one before."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.identity.userinfo import UserinfoIdentity
from tests.faults.talking import PLACED, request, said
from tests.robustness.envelopes import INTENTS, check_spoken, speech
from tests.robustness.networks import line_to
from workbench.engine import Engine
from workbench.local_shop import local_skill, sample_settings
from workbench.stage.sample_store import SampleStore

_TWO_HOURS = 2 * 60 * 60


def test_f05_nothing_runs_on_after_an_answer(sample: SampleStore, quoted: Any) -> None:
    before = set(threading.enumerate())
    for intent, slots in INTENTS.items():
        filled = {name: "1117" for name in slots if name == "order_number"}
        said(sample, intent, quoted, **filled)
        assert set(threading.enumerate()) == before, intent


class _Issuer(BaseHTTPRequestHandler):
    """Says who it is, and counts how often it is asked."""

    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"sub": "tess"}')

    def log_message(self, *_: object) -> None:
        """Keeps the test's output to the test's own."""


@pytest.fixture
def identity() -> Iterator[UserinfoIdentity]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Issuer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _Issuer.asked = 0
        yield UserinfoIdentity(f"http://127.0.0.1:{server.server_address[1]}/userinfo")
        server.shutdown()


@pytest.mark.parametrize("jump", [_TWO_HOURS, -_TWO_HOURS], ids=["ahead", "back"])
def test_f05_who_it_is_is_asked_anew_after_two_hours(
    identity: UserinfoIdentity, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    """Of a frozen machine the monotonic clock may have stood still; the wall clock is set right."""
    assert [identity.customer_for("token") for _ in range(3)] == ["tess"] * 3
    assert _Issuer.asked == 1
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + jump)
    assert identity.customer_for("token") == "tess"
    assert _Issuer.asked == 2


def test_f05_connections_that_died_meanwhile_are_not_noticed(
    sample: SampleStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with line_to(engine.endpoint_url) as (address, line):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        settings = sample_settings(sample.tables, sample.index)
        skill = local_skill(dynamodb_client(), settings)
        undisturbed = skill.answer(request("TrackOrderIntent", {}))
        line.cut()
        again = skill.answer(request("TrackOrderIntent", {}))
    assert speech(again) == speech(undisturbed)
    assert line.connections == 2


def test_f05_a_yes_to_another_process_is_a_yes(
    sample: SampleStore, quoted: Any, placed: Any
) -> None:
    settings = sample_settings(sample.tables, sample.index)
    fresh = local_skill(dynamodb_client(), settings)
    reply = fresh.answer(request("AMAZON.YesIntent", quoted))
    check_spoken(reply)
    assert PLACED in speech(reply)
    assert placed() == 1
