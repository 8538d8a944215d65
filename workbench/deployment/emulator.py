"""Amazon's runtime interface emulator, which runs the handler under the runtime that Lambda has.

It comes inside SAM's package, where `sam local` would put it into a container; it needs none. It
takes one request at a time: two at once end it.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2, copytree
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

from workbench.deployment.runtime import (
    VERSION,
    Command,
    DeploymentError,
    architecture_here,
    runtime_python,
)
from workbench.deployment.tools import ENVIRONMENT
from workbench.engine import free_port, is_free

_HANDLER = "lambda_function.handler"
_INVOCATIONS = "2015-03-31/functions/function/invocations"
# What `pip install awslambdaric` brings; the rest of the tools' environment stays out, so that the
# function finds nothing that it has not brought itself.
_RUNTIME = ("awslambdaric", "runtime_client*.so", "simplejson", "snapshot_restore_py*")
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Emulator:
    """`address` is where requests go; `log` what the emulator and the function wrote."""

    address: str
    log: Path

    def invoke(self, payload: bytes) -> bytes:
        """The answer as the runtime wrote it. Raises DeploymentError with the log's end where the
        emulator is gone; an error of the function's is an answer, as Lambda gives it."""
        request = Request(f"{self.address}/{_INVOCATIONS}", data=payload)  # noqa: S310
        try:
            with urlopen(request, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310
                content: bytes = answer.read()
                return content
        except OSError as error:
            raise DeploymentError(f"the emulator is gone: {error}\n{_end_of(self.log)}") from error


@contextmanager
def running_emulator(package: Path, variables: Mapping[str, str]) -> Iterator[Emulator]:
    """Runs the package's handler with these environment variables. Raises DeploymentError."""
    with TemporaryDirectory(prefix="aisle-runtime-") as folder:
        runtime = Path(folder) / "runtime"
        _lay_out(runtime)
        port, log = free_port(), Path(folder) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                _command(port),
                cwd=package,
                env={**variables, **_as_in_lambda(package, runtime)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_until_it_listens(port, process, log)
            yield Emulator(f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(_PATIENCE_SECONDS)


def _lay_out(folder: Path) -> None:
    packages = next(ENVIRONMENT.glob("lib/python*/site-packages"), Path())
    for pattern in _RUNTIME:
        found = [path for path in packages.glob(pattern) if path.suffix != ".dist-info"]
        if not found:
            raise DeploymentError(f"{pattern} is not installed: run `make deploy-tools`")
        for path in found:
            if path.is_dir():
                copytree(path, folder / path.name)
            else:
                folder.mkdir(exist_ok=True)
                copy2(path, folder)


def _command(port: int) -> Command:
    name = f"aws-lambda-rie-{architecture_here()}"
    program = next(ENVIRONMENT.glob(f"lib/python*/site-packages/samcli/local/rapid/{name}"), None)
    if program is None:
        raise DeploymentError(f"{name} is not installed: run `make deploy-tools`")
    command: Command = [program, "--runtime-interface-emulator-address", f"127.0.0.1:{port}"]
    command += ["--runtime-api-address", f"127.0.0.1:{free_port()}"]
    return [*command, runtime_python(), "-m", "awslambdaric", _HANDLER]


def _as_in_lambda(package: Path, runtime: Path) -> dict[str, str]:
    """The package comes first on Python's path, as in Lambda."""
    return {
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python{VERSION}",
        "AWS_LAMBDA_FUNCTION_NAME": "aisle",
        "AWS_LAMBDA_FUNCTION_TIMEOUT": "8",
        "LAMBDA_TASK_ROOT": str(package),
        "PYTHONPATH": f"{package}:{runtime}",
        "PYTHONNOUSERSITE": "1",
    }


def _wait_until_it_listens(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while is_free(port):
        if process.poll() is not None or time.monotonic() > until:
            raise DeploymentError(f"the emulator did not start:\n{_end_of(log)}")
        time.sleep(0.02)


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2_000:]
