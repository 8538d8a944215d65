"""The Python that the function runs on, which compiles its bytecode and runs it locally."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSION = "3.13"
Command = list[str | Path]
ARCHITECTURES = ("arm64", "x86_64")  # by Lambda's names, its own default first
_WHICH_BASE = "import sys; print(sys._base_executable)"


class DeploymentError(RuntimeError):
    """A step of the deployment failed; the message says what to do next."""


def architecture_here() -> str:
    """This machine's, by Lambda's name: for a package that is to run here."""
    machine = platform.machine().lower()
    return {"aarch64": "arm64", "amd64": "x86_64"}.get(machine, machine)


@cache
def runtime_python() -> Path:
    """A Python of the function's version, outside any environment; uv fetches it if need be.

    Raises DeploymentError.
    """
    for candidate in _candidates():
        base = _base_of(candidate)
        if base is not None:
            return base
    _fetch()
    base = _base_of(_uv_finds())
    if base is None:
        raise DeploymentError(f"Python {VERSION} is needed and not found: install it")
    return base


def uv() -> Path:
    """Raises DeploymentError where it is not installed."""
    beside = Path(sys.executable).with_name("uv")
    found = beside if beside.exists() else shutil.which("uv")
    if found is None:
        raise DeploymentError("uv is not installed: run `make setup`")
    return Path(found)


def _candidates() -> Iterator[str | None]:
    yield sys.executable
    yield shutil.which(f"python{VERSION}")
    # pyenv's own shim refuses a version that is not the chosen one.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{VERSION}.*/bin/python{VERSION}")))
    yield _uv_finds()


def _uv_finds() -> str | None:
    found = subprocess.run(
        [uv(), "python", "find", "--no-project", VERSION], capture_output=True, text=True
    )
    return found.stdout.strip() or None


def _fetch() -> None:
    try:
        subprocess.run([uv(), "python", "install", VERSION], check=True)
    except subprocess.CalledProcessError as error:
        raise DeploymentError(
            f"Python {VERSION} is needed, not found and could not be fetched: install it"
        ) from error


def _base_of(executable: str | None) -> Path | None:
    """The interpreter behind a (virtual) environment's, None if it is of another version."""
    if executable is None:
        return None
    check = f"import sys; assert sys.version_info[:2] == ({VERSION.replace('.', ', ')}); "
    ran = subprocess.run(
        [executable, "-I", "-c", check + _WHICH_BASE], capture_output=True, text=True
    )
    return Path(ran.stdout.strip()) if ran.returncode == 0 else None
