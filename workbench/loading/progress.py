"""How far a load has come: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

_LINE_EVERY = 5.0  # seconds
_BAR_EVERY = 0.1


class Progress(Protocol):
    """One phase at a time: `begin`, `reach` as often as one likes, `end`."""

    def begin(self, doing: str, noun: str, total: int) -> None:
        """`doing` is what happens, `noun` what is counted, `total` the last `position`."""
        ...

    def reach(self, position: int, count: int) -> None: ...

    def end(self, count: int) -> None: ...


class Silence:
    """For callers that tell of their progress themselves."""

    def begin(self, doing: str, noun: str, total: int) -> None: ...

    def reach(self, position: int, count: int) -> None: ...

    def end(self, count: int) -> None: ...


class TerminalBar:
    def __init__(self, console: Console) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]:>9,} {task.fields[noun]}"),
            TextColumn("{task.fields[rate]:>8,.0f}/s"),
            TimeRemainingColumn(),
            console=console,
        )
        self._task = TaskID(0)
        self._started = self._shown = 0.0

    def __enter__(self) -> TerminalBar:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def begin(self, doing: str, noun: str, total: int) -> None:
        self._started = time.monotonic()
        self._task = self._bar.add_task(doing, total=max(total, 1), count=0, noun=noun, rate=0.0)

    def reach(self, position: int, count: int) -> None:
        now = time.monotonic()
        if now - self._shown >= _BAR_EVERY:
            self._shown = now
            self._bar.update(
                self._task, completed=position, count=count, rate=_rate(count, self._started)
            )

    def end(self, count: int) -> None:
        total = self._bar.tasks[self._task].total
        rate = _rate(count, self._started)
        self._bar.update(self._task, completed=total, count=count, rate=rate)


class PlainLines:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._doing = self._noun = ""
        self._started = self._told = 0.0

    def begin(self, doing: str, noun: str, total: int) -> None:  # noqa: ARG002
        self._doing, self._noun = doing, noun
        self._started = self._told = time.monotonic()

    def reach(self, position: int, count: int) -> None:  # noqa: ARG002
        if time.monotonic() - self._told >= _LINE_EVERY:
            self._told = time.monotonic()
            self._tell(count, " so far")

    def end(self, count: int) -> None:
        seconds = time.monotonic() - self._started
        self._tell(count, f", in {seconds:.1f} s")

    def _tell(self, count: int, ending: str) -> None:
        rate = _rate(count, self._started)
        line = f"{self._doing}: {count:,} {self._noun}{ending} ({rate:,.0f}/s)"
        self._console.print(line, highlight=False, soft_wrap=True)


def _rate(count: int, started: float) -> float:
    return count / max(time.monotonic() - started, 0.001)
