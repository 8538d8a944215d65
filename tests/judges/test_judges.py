"""Tools that others wrote play the running skill over HTTP and judge it: `make judges`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from werkzeug.serving import make_server

from aisle.domain.orders import Channel
from workbench.engine import free_port
from workbench.local_shop import SKILL_ID, sample_environment, sample_today
from workbench.stage.sample_store import SampleStore
from workbench.terminal.loopback import tool_endpoint

FOLDER = Path(__file__).parent
NOW = datetime.combine(sample_today(), datetime.min.time(), UTC).replace(hour=17)
_PATIENCE_SECONDS = 60
_OPTIONS = ("--exit", "--reporter", "dot", "--timeout", "10000")
Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def endpoint(sample: SampleStore) -> Iterator[str]:
    """Where `aisle loopback` serves the sample shop, in a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [Path(sys.executable).with_name("aisle"), "loopback", "--own", "--port", str(port)],
        env={**os.environ, **sample_environment(sample.tables, sample.index)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.communicate(timeout=_PATIENCE_SECONDS)


def _wait_for(url: str, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            urlopen(url, timeout=1).close()
        except OSError:
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < until, f"nobody answers at {url}"
            time.sleep(0.05)
        else:
            return


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The same over an answer of the test's own."""
    server = make_server("127.0.0.1", 0, tool_endpoint(answer))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}/"
    finally:
        server.shutdown()
        thread.join()


def judged(spec: str, url: str, only: str = "") -> tuple[bool, str]:
    """Whether all of it, or all with `only` in its name, held, and what the judge wrote."""
    told = {
        "AISLE_URL": url,
        "AISLE_SKILL_ID": SKILL_ID,
        "AISLE_NOW": f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
        # ask-sdk-test brings a version of AWS's SDK that says, once a run, how old it is.
        "AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE": "1",
    }
    mocha = FOLDER / "node_modules/.bin/mocha"
    assert mocha.exists(), "the judges are not installed: run `make judges`"
    ran = subprocess.run(
        [mocha, *_OPTIONS, "--grep", only, FOLDER / spec],
        env={**os.environ, **told},
        capture_output=True,
        text=True,
    )
    return ran.returncode == 0, ran.stdout + ran.stderr


def test_virtual_alexa_hears_what_it_should_and_its_order_is_in_the_store(
    endpoint: str, sample: SampleStore
) -> None:
    before = _orders(sample)
    held, report = judged("virtual_alexa.spec.js", endpoint)
    assert held, report
    latest = sample.orders.latest("ana")[0]
    assert (latest.channel, latest.total.minor) == (Channel.VOICE, 4894)
    assert _orders(sample) - before == {("CUST#ana", _key(sample, latest.number))}


def _orders(sample: SampleStore) -> set[tuple[str, str]]:
    """The keys of every order of every customer."""
    pages = sample.client.get_paginator("scan").paginate(TableName=sample.tables.shop)
    keys = ((item["pk"]["S"], item["sk"]["S"]) for page in pages for item in page["Items"])
    return {(customer, key) for customer, key in keys if key.startswith("ORDER#")}


def _key(sample: SampleStore, number: str) -> str:
    (key,) = (key for customer, key in _orders(sample) if customer == "CUST#ana" and number in key)
    return key


def test_certification_finds_nothing(endpoint: str) -> None:
    held, report = judged("certification.spec.js", endpoint)
    assert held, report
    assert int(re.findall(r"(\d+) passing", report)[0]) > 300


def _asks_nothing(response: dict[str, Any]) -> None:
    response["outputSpeech"]["ssml"] = response["outputSpeech"]["ssml"].replace("?", ".")


def _hangs_up(response: dict[str, Any]) -> None:
    response["shouldEndSession"] = True


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [
        (_asks_nothing, "keeps the session open but does not contain a question mark"),
        (_hangs_up, "ends the session but contains a question mark"),
    ],
)
def test_certification_finds_a_fault_where_there_is_one(
    sample: SampleStore, spoil: Callable[[dict[str, Any]], None], finding: str
) -> None:
    """Else a judge that looked at nothing would be content too."""

    def answer(envelope: Mapping[str, Any]) -> dict[str, Any]:
        reply = sample.skill.answer(envelope)
        if envelope["request"].get("intent", {}).get("name") == "DescribeSellerIntent":
            spoil(reply["response"])
        return reply

    with served(answer) as url:
        held, report = judged("certification.spec.js", url, "DescribeSellerIntent")
    assert not held
    assert report.count(f"Possible Certification Problem: The response {finding}") == 4


def test_virtual_alexa_finds_a_wrong_total(sample: SampleStore) -> None:
    def answer(envelope: Mapping[str, Any]) -> dict[str, Any]:
        reply = sample.skill.answer(envelope)
        speech = reply["response"]["outputSpeech"]
        speech["ssml"] = speech["ssml"].replace("the total is $", "the total is $1")
        return reply

    with served(answer) as url:
        held, report = judged("virtual_alexa.spec.js", url)
    assert not held
    assert "the total is $148.94" in report
