"""A replay by the code as it is now: the words are changed while the console runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from workbench.local_shop import ROOT

_PARTS = ("lambda", "workbench", "sample_shop", "interaction_models")
_WORDS = Path("lambda/aisle/speech/en_us")
_PATIENCE_SECONDS = 60


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's code, which a test may change."""
    for part in _PARTS:
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(ROOT / part, tmp_path / part, ignore=ignored)
    return tmp_path


@pytest.fixture
def console(copy: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [str(Path(sys.executable).with_name("aisle")), "console", "--no-browser"],
        env={**os.environ, "PYTHONPATH": f"{copy / 'lambda'}:{copy}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


class Page:
    """Asks the console as its page does."""

    def __init__(self, address: str) -> None:
        self._browser = build_opener(HTTPCookieProcessor())
        self._base = address.partition("?")[0]
        self._browser.open(address).close()

    def ask(self, path: str, **asked: Any) -> dict[str, Any]:
        body = json.dumps(asked).encode() if asked else None
        headers = {"Content-Type": "application/json"}
        with self._browser.open(Request(f"{self._base}api{path}", body, headers)) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def after(self, process: str) -> dict[str, Any]:
        """The conversation of the process that comes next."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                desk = self.ask("/conversation")
            except (URLError, OSError):
                desk = {"process": process}
            if desk["process"] != process:
                return desk
            time.sleep(0.2)
        raise TimeoutError


def test_changed_words_show_as_a_difference(console: subprocess.Popen[str], copy: Path) -> None:
    assert console.stdout is not None
    address = re.search(r"http\S+", console.stdout.readline())
    assert address
    page = Page(address[0])
    page.ask("/turn", action="shopper", argument="order it again")
    page.ask("/turn", action="shopper", argument="yes")
    placed = next(p for p in (copy / _WORDS).glob("*.py") if "Thank you, " in p.read_text())
    placed.write_text(placed.read_text().replace("Thank you, ", "Many thanks, "))
    desk = page.after(page.ask("/leave", now=True)["process"])
    assert desk["source"] == "replay"
    first, second = desk["turns"]
    assert first["differences"] == []
    assert second["speech"].startswith("Many thanks, your order for $48.94 is placed.")
    assert "expected:  Thank you, your order" in second["differences"][0]
    # The next process lets in the page of the one before, and ends like it.
    console.send_signal(signal.SIGTERM)
    assert console.wait(timeout=_PATIENCE_SECONDS) == 0
