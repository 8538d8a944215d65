"""Fetches Amazon's spec.json from npm; it is Amazon's, so it is not kept in the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

PACKAGE = "ask-smapi-model"
VERSION = "1.24.0"
SPEC = Path("build") / f"{PACKAGE}-{VERSION}" / "spec.json"
_PATIENCE_SECONDS = 120


class SpecUnavailable(Exception):
    """The schema could not be fetched; the message says what to do."""


def fetch_spec(spec: Path = SPEC) -> Path:
    """The path of spec.json at the pinned version, fetched with `npm pack` where it is absent.

    Raises SpecUnavailable without npm, or where npm has no such package or no network.
    """
    if not spec.exists():
        spec.parent.mkdir(parents=True, exist_ok=True)
        archive = spec.parent / _pack(spec.parent)
        with tarfile.open(archive) as package:
            member = package.extractfile("package/spec.json")
            content = member.read() if member else b""
        json.loads(content)
        spec.write_bytes(content)
        archive.unlink()
    return spec


def _pack(folder: Path) -> str:
    npm = shutil.which("npm")
    if npm is None:
        raise SpecUnavailable(
            "npm is not installed, and Amazon's schema comes from npm. Install Node.js, "
            f"or give --spec the path of {PACKAGE}'s spec.json."
        )
    command = [npm, "pack", "--silent", "--json", f"{PACKAGE}@{VERSION}"]
    try:
        run = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SpecUnavailable(
            f"npm pack {PACKAGE} took longer than {_PATIENCE_SECONDS} s. Try again."
        ) from error
    if run.returncode:
        raise SpecUnavailable(f"npm pack {PACKAGE}@{VERSION} failed: {run.stderr.strip()[-500:]}")
    return str(json.loads(run.stdout)[0]["filename"])
