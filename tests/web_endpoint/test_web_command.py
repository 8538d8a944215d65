"""`aisle serve` as it is started, and the image it is started in."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from web_endpoint.command import serve
from workbench.engine import free_port
from workbench.terminal.loopback import loopback

ROOT = Path(__file__).parents[2]
CONTAINERFILE = (ROOT / "Containerfile").read_text()
_PATIENCE_SECONDS = 30


def environment(folder: Path) -> dict[str, str]:
    index = folder / "search_index.sqlite"
    index.touch()
    bare = {name: value for name, value in os.environ.items() if not name.startswith("A")}
    return {
        **bare,
        "AISLE_SKILL_ID": "amzn1.ask.skill.canary",
        "AISLE_SHOP_TABLE": "Shop",
        "AISLE_CATALOG_TABLE": "Catalog",
        "AISLE_SEARCH_INDEX": str(index),
        "AISLE_SELLER": "Bright Aisle",
        "AISLE_IDENTITY": "jwt",
        "AISLE_TOKEN_ISSUER": "https://login.example.com",
        "AISLE_TOKEN_CLIENT_ID": "alexa",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }


@contextmanager
def started(
    settings: Mapping[str, str], folder: Path
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """`python -m web_endpoint`, listening."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "web_endpoint", "--port", str(port)],
        cwd=folder, env=dict(settings), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        assert process.stdout
        line = process.stdout.readline()
        assert "Listening" in line, line + process.stdout.read()
        yield process, port
    finally:
        process.kill()
        process.wait(_PATIENCE_SECONDS)


def health(port: int) -> dict[str, str]:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
                status: dict[str, str] = json.loads(answer.read())
                return status
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_it_starts_answers_refuses_and_ends(tmp_path: Path) -> None:
    with started(environment(tmp_path), tmp_path) as (process, port):
        assert health(port) == {"status": "ok"}
        with pytest.raises(HTTPError) as refused:
            urlopen(f"http://127.0.0.1:{port}/", data=b'{"canary": "secret-canary"}', timeout=5)
        assert refused.value.code == 400
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=_PATIENCE_SECONDS)
        assert process.returncode == 0
        assert "refused: there is no SignatureCertChainUrl" in said
        assert "canary" not in said
        assert "127.0.0.1" not in said


def test_what_is_not_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AISLE_SKILL_ID", raising=False)
    ran = CliRunner().invoke(serve, [])
    assert ran.exit_code == 1
    assert "AISLE_SKILL_ID is not set" in ran.output


def test_a_region_that_nobody_named_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    settings = environment(tmp_path)
    del settings["AWS_DEFAULT_REGION"]
    settings["AWS_CONFIG_FILE"] = str(tmp_path / "none")
    ran = CliRunner().invoke(serve, [], env=settings)
    assert ran.exit_code == 1
    assert "AWS_DEFAULT_REGION is not set" in ran.output


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        arguments = ["--port", str(taken.getsockname()[1])]
        ran = CliRunner().invoke(serve, arguments, env=environment(tmp_path))
    assert ran.exit_code == 1
    assert "cannot listen on 127.0.0.1" in ran.output


def test_nothing_turns_verification_off() -> None:
    assert {option.name for option in serve.params} == {"host", "port"}


def test_what_verifies_nothing_listens_on_loopback_alone() -> None:
    assert {option.name for option in loopback.params} == {"port", "own"}


def test_all_that_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (\S+) \S+$", CONTAINERFILE, re.MULTILINE)
    assert copied
    for source in copied:
        assert (ROOT / source).exists() or source == "build/search_index.sqlite"


def test_what_the_image_holds_starts_without_the_workbench(tmp_path: Path) -> None:
    """The image's own command, on the files it copies."""
    for source, target in re.findall(r"^COPY (\S+) (\S+)$", CONTAINERFILE, re.MULTILINE):
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, tmp_path / target)
    command = json.loads(re.findall(r"^CMD (.+)$", CONTAINERFILE, re.MULTILINE)[0])
    assert command[:3] == ["python", "-m", "web_endpoint"]
    (tmp_path / "workbench.py").write_text("raise ImportError('the workbench does not ship')")
    with started(environment(tmp_path), tmp_path) as (_, port):
        assert health(port) == {"status": "ok"}
    helped = subprocess.run(
        [sys.executable, *command[1:3], "--help"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--host" in helped.stdout
