"""Runs the tests of a fault against a copy of the project with its protection taken out.

python -m tests.faults.without          all rows
python -m tests.faults.without F3 F11   some
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.outcomes import CAUGHT
from tests.faults.protection import ROOT, ROWS, Protection, protections_of

_NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv*", ".*_cache", ".hypothesis", ".aws-sam", "__pycache__"),
    *("node_modules", "build", "*.sqlite"),
)
_PATIENCE_SECONDS = 240


def what_is_wrong_without(protection: Protection) -> list[str]:
    """Empty where every test that should catch the fault does, by an assertion. Raises
    ProtectionMoved."""
    with TemporaryDirectory(prefix="aisle-without-") as folder:
        tree = Path(folder) / "aisle"
        shutil.copytree(ROOT, tree, ignore=_NOT_COPIED)
        changed = tree / protection.file
        changed.write_text(protection.without(changed.read_text()))
        try:
            endings, printed = _run(tree, protection.caught_by)
        except subprocess.TimeoutExpired as error:
            return [f"{protection.name}: {error}"]
    wrong = [
        f"{protection.name}: {test} {_told(endings.get(test, []))}"
        for test in protection.caught_by
        if CAUGHT not in endings.get(test, []) or not _only_asserted(endings[test])
    ]
    return [*wrong, printed] if wrong else []


def _run(tree: Path, tests: tuple[str, ...]) -> tuple[dict[str, list[str]], str]:
    """How each test ended, by its name without parameters, and the end of what was printed."""
    outcomes = tree / "outcomes.jsonl"
    outcomes.touch()
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider"]
    printed = _printed(
        [*command, "-p", "tests.faults.outcomes", *tests], tree, _environment(tree, outcomes)
    )
    endings: dict[str, list[str]] = {}
    for line in map(json.loads, outcomes.read_text().splitlines()):
        endings.setdefault(line["test"].partition("[")[0], []).append(line["ending"])
    return endings, printed[-3_000:]


def _environment(tree: Path, outcomes: Path) -> dict[str, str]:
    """The copy's code, and little effort; nothing of a test run that this one is part of."""
    ours = ("AISLE_LONG", "PYTEST_")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
        "AISLE_OUTCOMES": str(outcomes),
        "AISLE_QUICK": "1",
        "PYTHONPATH": os.pathsep.join([str(tree / "lambda"), str(tree)]),
        # A file that is changed within a second, to one of the same size, has the same stamp.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _printed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Runs it with all that it starts, an engine for one, in a group that ends with it."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as running:
        try:
            return running.communicate(timeout=_PATIENCE_SECONDS)[0]
        except BaseException:
            os.killpg(running.pid, signal.SIGTERM)
            raise


def _only_asserted(endings: list[str]) -> bool:
    return all(ending in (CAUGHT, "passed") for ending in endings)


def _told(endings: list[str]) -> str:
    if not endings:
        return "was not run"
    return "passes" if set(endings) == {"passed"} else f"ended as {sorted(set(endings))}"


def main(rows: list[str]) -> int:
    unknown = set(rows) - set(ROWS)
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}")
    failures = 0
    for row in rows or ROWS:
        for protection in protections_of(row):
            wrong = what_is_wrong_without(protection)
            failures += bool(wrong)
            print("\n".join(wrong) if wrong else f"caught   {protection.name}", flush=True)  # noqa: T201
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
