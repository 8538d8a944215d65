"""F6, the deadline: whatever the network does, the shopper hears an honest sentence before Alexa
leaves, and is told that nothing was ordered only where nothing can have been.

Real sockets, and the real client. What is measured is compared with the limit alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aisle import deadline
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.identity.amazon import AmazonIdentity
from aisle.bootstrap import shop_from
from aisle.ports import Identity
from aisle.skill.skill import Skill, build_skill
from tests.faults.talking import CANT_REACH, CANT_TELL, NOTHING, request, said
from tests.robustness.envelopes import INTENTS, check_spoken, listens, speech
from tests.robustness.faults import cancelled, first
from tests.robustness.networks import dripping_server, full_server, no_names, silent_server
from workbench.demo_identity import DemoIdentity
from workbench.local_shop import ROOT, SKILL_ID, sample_settings
from workbench.stage.sample_store import SampleStore

ALEXA_HAS_LEFT = 6.5
NAME_SECONDS = 2.5
SERVERS: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "never answers": silent_server,
    "answers byte by byte": dripping_server,
    "does not take the connection": full_server,
}
_FILLED = {"query": "coffee", "item": "beans", "order_number": "1117", "quantity": "2"}


@pytest.fixture(params=SERVERS)
def address(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with SERVERS[request.param]() as url:
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        yield url


def skill_over(sample: SampleStore, identity: Identity | None = None) -> Skill:
    """A skill with connections of its own, to wherever the environment says."""
    settings = sample_settings(sample.tables, sample.index)
    return build_skill(shop_from(settings, dynamodb_client(), identity or DemoIdentity()), SKILL_ID)


def timed(skill: Skill, envelope: dict[str, Any], context: Any = None) -> tuple[float, Any]:
    started = time.monotonic()
    reply = skill(envelope, context)
    return time.monotonic() - started, reply


def _openings(sample: SampleStore) -> list[dict[str, Any]]:
    """Sessions in which each intent has something to ask the store for."""
    results = said(sample, "SearchProductsIntent", {}, query="headphones")
    quote = said(sample, "ReorderItemsIntent", {}, order_number="1117")
    cancelling = {"question": {"name": "cancel_order", "options": [{"key": "1", "label": "1"}]}}
    return [{}, results["sessionAttributes"], quote["sessionAttributes"], cancelling]


def test_f06_every_intent_is_answered_in_time(sample: SampleStore, address: str) -> None:
    requests = [
        request(intent, attributes, **{s: _FILLED[s] for s in slots if s in _FILLED})
        for intent, slots in INTENTS.items()
        for attributes in _openings(sample)
    ]
    skills = [skill_over(sample)] * len(requests)
    with ThreadPoolExecutor(len(requests)) as threads:
        answers = list(threads.map(timed, skills, requests))
    for (seconds, reply), asked in zip(answers, requests, strict=True):
        check_spoken(reply)
        assert seconds < ALEXA_HAS_LEFT, asked["request"]["intent"]["name"]
    unreachable = [reply for _, reply in answers if CANT_REACH in speech(reply)]
    assert len(unreachable) > len(INTENTS)
    assert not any(listens(reply) for reply in unreachable)


def test_f06_an_order_that_may_have_been_placed_is_not_denied(
    sample: SampleStore, quoted: dict[str, Any], address: str
) -> None:
    skill = skill_over(sample)
    seconds, reply = timed(skill, request("AMAZON.YesIntent", quoted))
    check_spoken(reply)
    assert seconds < ALEXA_HAS_LEFT
    assert CANT_TELL in speech(reply)
    assert not any(words in speech(reply) for words in NOTHING)
    again = said(sample, "AMAZON.YesIntent", reply["sessionAttributes"])
    assert "is placed" in speech(again)


_DEAF_RESOLVER = """
mount --bind "$1" /etc/resolv.conf && ip link set lo up && exec "$2" -c '
import socket, time
deaf = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
deaf.bind(("127.0.0.1", 53))
started = time.monotonic()
try:
    socket.getaddrinfo("dynamodb.us-east-1.amazonaws.com", 443)
except socket.gaierror:
    print(time.monotonic() - started)
'
"""
NAMESPACES = ("unshare", "--map-root-user", "--mount", "--net")


def _may_have_namespaces() -> bool:
    if not shutil.which("unshare") or not shutil.which("ip"):
        return False
    return subprocess.run([*NAMESPACES, "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _may_have_namespaces(), reason="needs Linux namespaces, which are off here")
def test_f06_a_resolver_that_is_deaf_is_given_up_after_two_seconds(tmp_path: Path) -> None:
    """The C library's own resolver, with the deployed function's RES_OPTIONS, in a network where
    nobody answers it. Left to itself it takes ten seconds."""
    template = (ROOT / "template.yaml").read_text()
    options = re.search(r"^ +RES_OPTIONS: (.+)$", template, re.MULTILINE)
    resolver = tmp_path / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\n")
    environment = {**os.environ, "RES_OPTIONS": options[1] if options else ""}
    looked_up = subprocess.run(
        [*NAMESPACES, "sh", "-c", _DEAF_RESOLVER, "sh", str(resolver), sys.executable],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert 1 < float(looked_up.stdout) < NAME_SECONDS


def test_f06_names_that_cannot_be_looked_up(
    sample: SampleStore, quoted: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the resolver takes at most, both times."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://dynamodb.invalid")
    with no_names(NAME_SECONDS):
        for intent, attributes, words in (
            ("TrackOrderIntent", {}, CANT_REACH),
            ("AMAZON.YesIntent", quoted, CANT_TELL),
        ):
            seconds, reply = timed(skill_over(sample), request(intent, attributes))
            assert words in speech(reply)
            assert seconds < ALEXA_HAS_LEFT


def test_f06_an_issuer_and_a_store_that_are_both_away(sample: SampleStore, address: str) -> None:
    skill = skill_over(sample, AmazonIdentity("client", f"{address}/tokeninfo"))
    seconds, reply = timed(skill, request("TrackOrderIntent"))
    check_spoken(reply)
    assert CANT_REACH in speech(reply)
    assert seconds < ALEXA_HAS_LEFT


def test_f06_a_slow_and_contended_store_is_given_up_in_time(
    sample: SampleStore, quoted: Any, placed: Callable[[], int]
) -> None:
    def fault() -> Any:
        time.sleep(0.9)
        return cancelled("TransactionConflict")

    with first(sample.skill_client, 99, "TransactWriteItems", fault):
        asked = request("AMAZON.YesIntent", quoted)
        seconds, reply = timed(lambda envelope, _: sample.skill.answer(envelope), asked)
    assert seconds < ALEXA_HAS_LEFT
    assert CANT_TELL in speech(reply)
    assert placed() == 0


@pytest.mark.parametrize("left", [1.0, 2.5])
def test_f06_a_process_with_less_time_than_a_turn(
    sample: SampleStore, quoted: Any, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lambda ends it without a word; a start from nothing may have used up what is missing."""
    context = SimpleNamespace(get_remaining_time_in_millis=lambda: left * 1_000)
    with silent_server() as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        for intent, attributes, words in (
            ("TrackOrderIntent", {}, CANT_REACH),
            ("AMAZON.YesIntent", quoted, CANT_TELL),
        ):
            skill = skill_over(sample)
            skill(request(None), context)  # the words are imported
            seconds, reply = timed(skill, request(intent, attributes), context)
            assert words in speech(reply)
            assert seconds < left


def test_f06_no_call_is_begun_that_the_turn_has_no_time_for(
    sample: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "TURN_SECONDS", 1.0)
    with first(sample.skill_client, 0, "Query", lambda: None) as sent:
        assert CANT_REACH in speech(said(sample, "TrackOrderIntent", {}))
    assert sent == []


def test_f06_what_is_done_after_a_turn_is_in_no_hurry(
    sample: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "TURN_SECONDS", 0.0)
    said(sample, "TrackOrderIntent", {})
    assert sample.orders.latest("tess")
