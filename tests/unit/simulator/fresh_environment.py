"""A virtual environment with the simulator's wheel, what that declares to need, and nothing else.

Nothing is fetched: the wheel is built here, and what it needs is copied from where the tests run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

import workbench.simulator

SOURCE = Path(workbench.simulator.__file__).parent


def build_wheel(folder: Path) -> Path:
    """The distribution's wheel, as `pip install` would build it."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=SOURCE, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


class FreshEnvironment:
    """Built in a folder that is not there yet."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        venv.create(folder, symlinks=True)
        self.python = folder / "bin" / "python"
        paths = {"base": str(folder), "platbase": str(folder)}
        self._packages = Path(sysconfig.get_path("purelib", "venv", paths))
        self._install(wheel)
        for needed in _needed_by(self._distribution("alexa_conversations")):
            self._copy(needed)

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs this environment's Python; nothing of ours reaches it through the environment."""
        own = {"PATH": os.defpath, "HOME": str(cwd), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [str(self.python), *arguments]
        return subprocess.run(command, cwd=cwd, env=own, capture_output=True, text=True)

    def _install(self, wheel: Path) -> None:
        uv = [sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps"]
        install = [*uv, "--quiet", "--python", str(self.python), str(wheel)]
        subprocess.run(install, check=True, capture_output=True)

    def _distribution(self, name: str) -> Distribution:
        (found,) = self._packages.glob(f"{name}-*.dist-info")
        return Distribution.at(found)

    def _copy(self, needed: Distribution) -> None:
        for file in needed.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                target = self._packages / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), target)


def _needed_by(
    package: Distribution, known: frozenset[str] = frozenset()
) -> Iterator[Distribution]:
    """Everything that a distribution declares to need here, and all that these need."""
    for text in package.requires or ():
        requirement = Requirement(text)
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name not in known:
            needed = distribution(requirement.name)
            yield needed
            yield from _needed_by(needed, known | {requirement.name})
