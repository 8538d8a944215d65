"""`aisle console` as a process: it says where it is, answers there, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

_AISLE = Path(sys.executable).with_name("aisle")


@pytest.fixture
def console(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    with subprocess.Popen(
        [_AISLE, "console", "--conversations", tmp_path],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_an_address_that_answers_and_ends_when_told(
    console: subprocess.Popen[str], how: signal.Signals
) -> None:
    assert console.stdout is not None
    address = re.search(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32,}", console.stdout.readline())
    assert address
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(address[0]) as page:
        assert b"Aisle console" in page.read()
    console.send_signal(how)
    rest = console.stdout.read()
    assert console.wait(timeout=30) == 0, rest
    assert rest.strip() == "Ctrl-C ends it."
