"""A local DynamoDB: ministack as a process of its own, on loopback and a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from botocore.config import Config
from botocore.session import Session

REGION = "us-east-1"
_PATIENCE_SECONDS = 30


class EngineError(RuntimeError):
    """The local engine is not installed or did not start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the engine listens."""

    endpoint_url: str
    log: Path

    def environment(self) -> dict[str, str]:
        """What makes any AWS client of this or another process talk to the engine."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
        }


@contextmanager
def running_engine(
    port: int | None = None,
    command: Sequence[str | Path] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Engine]:
    """Starts the engine, waits until it answers, and stops it again. Raises EngineError.

    `command` and `environment` are for an installation of it other than this environment's.
    """
    if port and not is_free(port):
        raise EngineError(f"port {port} is in use: choose another with --port, or leave it out")
    port = port or free_port()
    with tempfile.TemporaryDirectory(prefix="aisle-engine-") as folder:
        log = Path(folder) / "engine.log"
        process = _started(
            command or [_program()], environment or os.environ, port, Path(folder), log
        )
        try:
            endpoint_url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(endpoint_url, process, log)
            yield Engine(endpoint_url, log)
        finally:
            _stop(process)


def patient_client() -> Any:
    """A DynamoDB client for whoever sits at a desk: it waits longer, and asks more often, than
    a shopper would."""
    retries = {"mode": "standard", "total_max_attempts": 4}
    config = Config(connect_timeout=5, read_timeout=20, retries=retries)
    return Session().create_client("dynamodb", config=config)


def _program() -> Path:
    program = Path(sys.executable).with_name("ministack")
    if not program.exists():
        raise EngineError("the local DynamoDB engine is not installed: run `make setup`")
    return program


def _started(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    port: int,
    folder: Path,
    log: Path,
) -> subprocess.Popen[bytes]:
    settings = {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        # Its MQTT listener would bind to all addresses, whatever BIND_HOST says.
        "IOT_MTLS_ENABLED": "false",
        "TMPDIR": str(folder),
    }
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            env={**environment, **settings},
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _wait_until_it_answers(endpoint_url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{endpoint_url}/_ministack/health", timeout=1):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.05)
    ending = log.read_text(errors="replace")[-2_000:]
    raise EngineError(f"the local DynamoDB engine did not start; the end of its log:\n{ending}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def is_free(port: int) -> bool:
    """Whether this process may listen on the port of 127.0.0.1, and no other does."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
