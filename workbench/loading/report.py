"""The report file: one line a bad row, as JSON Lines or CSV after its name."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import IO

from workbench.loading.rows import LoadingError, Refusal

_COLUMNS = ("file", "line", "field", "reason", "value")


class Report:
    """Made at the first bad row; a clean run leaves no report, not even an older one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Report:
        self._in_reach(lambda: self.path.unlink(missing_ok=True))
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def write(self, refusal: Refusal) -> None:
        if self._file is None:
            self._in_reach(self._open)
        assert self._file is not None
        origin = refusal.origin
        cells = (origin.file, origin.line, refusal.field, refusal.reason, refusal.value)
        if self._is_csv:
            csv.writer(self._file).writerow(cells)
        else:
            row = dict(zip(_COLUMNS, cells, strict=True))
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    @property
    def _is_csv(self) -> bool:
        return self.path.suffix == ".csv"

    def _open(self) -> None:
        self._file = self.path.open("w", encoding="utf-8", newline="")
        if self._is_csv:
            csv.writer(self._file).writerow(_COLUMNS)

    def _in_reach(self, step: object) -> None:
        assert callable(step)
        try:
            step()
        except OSError as error:
            raise LoadingError(
                f"the report {self.path} cannot be written ({error.strerror}): "
                "name another with --report"
            ) from error


def default_report(first_file: Path) -> Path:
    """In the current folder: where the file lies is often not to be written to."""
    return Path(f"{first_file.name}.report.jsonl")
