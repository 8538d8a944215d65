"""Builds what ships: the source, its dependencies without what no turn uses, and bytecode.

The same input gives the same bytes, so that an unchanged package is not deployed again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import click

from workbench.deployment.pruning import prune
from workbench.deployment.runtime import (
    ARCHITECTURES,
    ROOT,
    VERSION,
    Command,
    DeploymentError,
    runtime_python,
    uv,
)

SOURCE = ROOT / "lambda"
REQUIREMENTS = SOURCE / "requirements.txt"
INDEX_NAME = "search_index.sqlite"
_PLATFORMS = {"arm64": "aarch64-manylinux_2_34", "x86_64": "x86_64-manylinux_2_34"}
_TASK_ROOT = "/var/task"
_EVERY_FILES_TIME = 1_577_836_800  # 2020-01-01: a zip archive holds the time too


def build(folder: Path, search_index: Path, architecture: str = ARCHITECTURES[0]) -> None:
    """Fills the folder, which is emptied first, for functions of that architecture.

    Raises DeploymentError.
    """
    if architecture not in _PLATFORMS:
        raise DeploymentError(
            f"ARCHITECTURE must be {' or '.join(_PLATFORMS)}, not {architecture!r}"
        )
    if not search_index.is_file():
        raise DeploymentError(
            f"there is no search index at {search_index}: make one with "
            f"`aisle index --out {search_index}` after `aisle load products`"
        )
    shutil.rmtree(folder, ignore_errors=True)
    _install(folder, architecture)
    prune(folder, SOURCE, architecture)
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc", REQUIREMENTS.name)
    shutil.copytree(SOURCE, folder, ignore=unwanted, dirs_exist_ok=True)
    shutil.copyfile(search_index, folder / INDEX_NAME)
    _compile(folder)
    _level(folder)


def size_of(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _install(folder: Path, architecture: str) -> None:
    """Wheels for Lambda's platform. Copies, because links would share the files with uv's cache,
    and pruning writes into some of them."""
    command: Command = [
        uv(),
        "pip",
        "install",
        "--quiet",
        "--link-mode",
        "copy",
        "--target",
        folder,
    ]
    command += ["--python", runtime_python(), "--python-version", VERSION]
    command += ["--python-platform", _PLATFORMS[architecture], "--only-binary", ":all:"]
    command += ["--no-deps", "--require-hashes", "--requirement", REQUIREMENTS]
    _run(command, "the dependencies could not be installed")


def _compile(folder: Path) -> None:
    """Bytecode that is taken unchecked: Lambda's files are read-only and their times are not
    those of the build, so bytecode checked by time would be made anew at every start."""
    command: Command = [runtime_python(), "-I", "-S", "-W", "ignore", "-m", "compileall", "-q"]
    command += ["--invalidation-mode", "unchecked-hash", "-s", folder, "-p", _TASK_ROOT, folder]
    _run(command, "the bytecode could not be compiled")


def _run(command: Command, problem: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise DeploymentError(f"{problem}:\n{ran.stdout}{ran.stderr}")


def _level(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (_EVERY_FILES_TIME, _EVERY_FILES_TIME))


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--search-index",
    type=click.Path(path_type=Path),
    required=True,
    help="The index that ships, made from the catalog.",
)
@click.option(
    "--architecture",
    default=ARCHITECTURES[0],
    show_default=True,
    help="The function's; the stack's parameter Architecture must say the same.",
)
def main(folder: Path, search_index: Path, architecture: str) -> None:
    """Builds the Lambda package into FOLDER, which is emptied first."""
    try:
        build(folder, search_index, architecture)
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"package for {architecture}: {size_of(folder) / 1e6:.1f} MB in {folder}")


if __name__ == "__main__":
    main()
