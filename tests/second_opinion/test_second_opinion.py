"""The requests that ours is asked about, put to Amazon's own verifier; every difference between the
two has its reason in docs/web-endpoint.md."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import NOW, host, key_pem, pem, root
from tests.web_endpoint.sent import Sent
from tests.web_endpoint.table import BAD_REQUESTS, GOOD_REQUESTS
from workbench.local_shop import SKILL_ID

FOLDER = Path(__file__).parent
DOCUMENT = FOLDER.parents[1] / "docs/web-endpoint.md"
CASES = [*BAD_REQUESTS, *GOOD_REQUESTS]
_HOST = "s3.amazonaws.com"
_PATIENCE_SECONDS = 30
_ROW = re.compile(
    r"^\| ([^|]+) \| (takes|refuses) \| (takes|refuses) \| ([^|]{20,}) \|$", re.MULTILINE
)


@pytest.fixture(scope="module")
def sent() -> Sequence[Sent]:
    return [case.make() for case in CASES]


@pytest.fixture(scope="module")
def amazons(sent: Sequence[Sent]) -> Iterator[int]:
    """The port on which Amazon's verifier answers."""
    node = shutil.which("node")
    assert node, "Node.js is not installed"
    process = subprocess.Popen(
        [node, FOLDER / "amazons_verifier.js"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps(_given(sent)))
        process.stdin.close()
        port = process.stdout.readline()
        assert port, process.stderr.read() if process.stderr else ""
        yield int(port)
    finally:
        process.terminate()
        process.wait(_PATIENCE_SECONDS)


def _given(sent: Sequence[Sent]) -> dict[str, Any]:
    chain, _ = host(_HOST)
    return {
        "now": NOW.isoformat(),
        "skillId": SKILL_ID,
        "root": pem(root()).decode(),
        "hostCertificate": chain.decode(),
        "hostKey": key_pem("leaf").decode(),
        "chains": [one.chain.decode("latin-1") for one in sent],
    }


def test_every_difference_is_explained(sent: Sequence[Sent], amazons: int) -> None:
    found = {}
    for number, (case, one) in enumerate(zip(CASES, sent, strict=True)):
        ours = Endpoint(one.chain).post(one).status_code
        theirs = _status(amazons, number, one)
        if _verdict(ours) != _verdict(theirs):
            found[case.name] = (_verdict(ours), _verdict(theirs))
    assert found == _explained()


def test_amazon_takes_a_request_and_refuses_another(sent: Sequence[Sent], amazons: int) -> None:
    """Else nothing would have been asked of it."""
    verdicts = {
        case.name: _status(amazons, number, one)
        for number, (case, one) in enumerate(zip(CASES, sent, strict=True))
        if case.name in ("as Alexa sends it", "the signature: of another body")
    }
    assert verdicts == {"as Alexa sends it": 200, "the signature: of another body": 400}


def _status(port: int, number: int, one: Sent) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        connection.request("POST", "/", one.body, {**one.headers, "X-Case": str(number)})
        return connection.getresponse().status
    finally:
        connection.close()


def _verdict(status: int) -> str:
    return "takes" if status == 200 else "refuses"


def _explained() -> dict[str, tuple[str, str]]:
    """The rows of the document's table: request, what we do, what Amazon's does, why."""
    rows = _ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    return {name: (ours, theirs) for name, ours, theirs, _ in rows}
