"""lambda/requirements.txt: of the lock, what the project's own dependencies need."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LAMBDA = {"python_version": "3.13", "sys_platform": "linux", "extra": ""}


def pins(file: Path) -> dict[str, str]:
    """Each package's lines, version and hashes, without comments."""
    text = re.sub(r"^ *#.*\n", "", file.read_text(), flags=re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {re.split(r"[=\[ ]", block)[0]: block for block in blocks if block.strip()}


def needed() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    waiting = [Requirement(dependency) for dependency in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in found:
            found.add(name)
            listed = (Requirement(line) for line in requires(name) or ())
            waiting += [one for one in listed if not one.marker or one.marker.evaluate(LAMBDA)]
    return found


def test_what_ships_is_what_the_dependencies_need_as_the_lock_has_it() -> None:
    lock = pins(ROOT / "requirements" / "dev.txt")
    assert pins(ROOT / "lambda" / "requirements.txt") == {name: lock[name] for name in needed()}


def test_no_lock_names_a_registry() -> None:
    for file in (*(ROOT / "requirements").glob("*.txt"), ROOT / "lambda" / "requirements.txt"):
        assert "://" not in file.read_text(), file
