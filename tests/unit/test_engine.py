"""The local engine: of one's own, on loopback, and gone afterwards."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from workbench.engine import EngineError, running_engine


def test_it_listens_on_loopback_and_stops_again() -> None:
    with running_engine() as engine:
        address = urlsplit(engine.endpoint_url)
        assert address.hostname == "127.0.0.1"
        assert engine.environment()["AWS_ENDPOINT_URL"] == engine.endpoint_url
        with socket.create_connection((address.hostname, address.port or 0), timeout=1):
            pass
    with pytest.raises(URLError):
        urlopen(engine.endpoint_url, timeout=1)


def test_an_engine_that_is_not_installed_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(EngineError, match="make setup"), running_engine():
        pass


def test_an_engine_that_ends_at_once_shows_the_end_of_its_log() -> None:
    failing = [sys.executable, "-c", "print('no room'); raise SystemExit(1)"]
    with pytest.raises(EngineError, match="no room"), running_engine(command=failing):
        pass


def test_a_port_that_another_engine_has_is_refused() -> None:
    """The other would answer, and one would go on with an engine that is not one's own."""
    with running_engine() as other:
        port = urlsplit(other.endpoint_url).port
        with pytest.raises(EngineError, match=f"port {port} is in use"), running_engine(port):
            pass
