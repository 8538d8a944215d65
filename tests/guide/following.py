"""Follows docs/deploy.md: runs its commands one after the other, as somebody would who reads it."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

_PATIENCE_SECONDS = 300


class Follower:
    """One shell's worth of state. `account` is the environment in which commands reach the
    account; `typed` what is typed into a command that asks, by the command; placeholders as
    `<SkillEndpoint>` are filled from `names`, which the caller fills."""

    def __init__(self, folder: Path, account: Mapping[str, str], typed: Mapping[str, str]) -> None:
        self.names: dict[str, str] = {}
        self._folder = folder
        self._account = dict(account)
        self._typed = typed
        self._environment = dict(account)
        self._in_other_terminals: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Follower:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for process in self._in_other_terminals:
            process.terminate()
            process.wait(_PATIENCE_SECONDS)

    def run(self, line: str) -> str:
        """What the command wrote. Raises AssertionError where it fails."""
        line = re.sub(r"<(\w+)>", lambda place: self.names[place[1]], line)
        word, *others = shlex.split(line.replace("$PWD", str(self._folder)))
        if word == "export":
            self._export(others)
        elif word == "unset":
            self._unset(others)
        elif line == "aisle engine":
            return self._in_another_terminal(line)
        else:
            return self._finished(line)
        return ""

    def _export(self, assignments: list[str]) -> None:
        for assignment in assignments:
            name, _, value = assignment.partition("=")
            self._environment[name] = value.replace("$PATH", self._environment["PATH"])

    def _unset(self, names: list[str]) -> None:
        """Back to the account: here it is reached by the same variables."""
        for name in names:
            self._environment[name] = self._account[name]

    def _in_another_terminal(self, line: str) -> str:
        """Pastes the exports that it prints, up to the comment after them."""
        process = subprocess.Popen(
            ["bash", "-c", f"exec {line}"], cwd=self._folder, env=self._environment, text=True,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._in_other_terminals.append(process)
        assert process.stdout
        output = ""
        for printed in process.stdout:
            output += printed
            if not printed.startswith("export "):
                break
            self.run(printed.strip())
        return output

    def _finished(self, line: str) -> str:
        ran = subprocess.run(
            ["bash", "-c", line], cwd=self._folder, env=self._environment, text=True,
            input=self._typed.get(line, ""), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=_PATIENCE_SECONDS,
        )  # fmt: skip
        assert ran.returncode == 0, f"$ {line}\n{ran.stdout[-4_000:]}"
        return ran.stdout
