"""Rows of CSV, JSON Lines and JSON array files, plain or gzipped, one at a time."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from workbench.loading.json_array import members
from workbench.loading.rows import BadField, LoadingError, Origin, Refusal, Row

CSV = "csv"
JSON_LINES = "jsonl"
JSON_ARRAY = "json"
FORMATS = (CSV, JSON_LINES, JSON_ARRAY)

_BY_SUFFIX = {
    ".csv": CSV,
    ".tsv": CSV,
    ".txt": CSV,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": JSON_ARRAY,
}
_NOT_DECODED = "\ufffd"
csv.field_size_limit(1 << 24)


@dataclass(slots=True)
class SourceFile:
    """An open file of rows. `format` is told from the name where it is None."""

    path: Path
    format: str | None = None
    encoding: str = "utf-8-sig"
    delimiter: str | None = None
    header: tuple[str, ...] = ()
    _raw: IO[bytes] = field(init=False)
    _text: io.TextIOWrapper = field(init=False)

    def __enter__(self) -> SourceFile:
        self.format = self.format or format_of(self.path)
        try:
            self._raw = self.path.open("rb")
        except OSError as error:
            raise LoadingError(f"{self.path} cannot be read: {error.strerror}") from error
        zipped = self._raw.peek(2)[:2] == b"\x1f\x8b"
        plain = gzip.GzipFile(fileobj=self._raw) if zipped else self._raw
        self._text = io.TextIOWrapper(plain, self.encoding, errors="replace", newline="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._text.close()
        self._raw.close()

    @property
    def size(self) -> int:
        """Bytes on the disk, packed if it is packed; `position` counts the same bytes."""
        return self.path.stat().st_size

    @property
    def position(self) -> int:
        return self._raw.tell()

    def rows(self) -> Iterator[Row | Refusal]:
        """Raises LoadingError where the file as a whole is broken."""
        readers = {CSV: self._of_csv, JSON_LINES: self._of_lines, JSON_ARRAY: self._of_array}
        try:
            yield from readers[self.format or CSV]()
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise LoadingError(f"{self.path} is not a whole gzip file: {error}") from error
        except csv.Error as error:
            raise LoadingError(f"{self.path} is not CSV: {error}") from error

    def _of_csv(self) -> Iterator[Row | Refusal]:
        delimiter = self.delimiter or ("\t" if ".tsv" in self.path.suffixes else ",")
        reader = csv.reader(self._text, delimiter=delimiter)
        self.header = tuple(name.strip() for name in next(reader, ()))
        if len(set(self.header)) < len(self.header):
            raise LoadingError(f"{self.path} has two columns of one name: {', '.join(self.header)}")
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                yield self._csv_row(Origin(self.path.name, line), cells)
            line = reader.line_num + 1

    def _csv_row(self, origin: Origin, cells: list[str]) -> Row | Refusal:
        if len(cells) != len(self.header):
            found = f"{len(cells)} cells under {len(self.header)} columns"
            return Refusal(origin, "(row)", "another number of cells than the header has", found)
        row = Row(origin, dict(zip(self.header, cells, strict=True)))
        return _decoded(row) if _NOT_DECODED in "".join(cells) else row

    def _of_lines(self) -> Iterator[Row | Refusal]:
        for number, text in enumerate(self._text, 1):
            if text.strip():
                yield _json_row(Origin(self.path.name, number), text)

    def _of_array(self) -> Iterator[Row | Refusal]:
        for number, text in enumerate(members(self._text, self.path.name), 1):
            yield _json_row(Origin(self.path.name, number), text)


def format_of(path: Path) -> str:
    """Raises LoadingError for a name that does not tell."""
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    try:
        return _BY_SUFFIX[suffix.lower()]
    except KeyError:
        raise LoadingError(
            f"the name of {path} does not tell its format: add --format {'|'.join(FORMATS)}"
        ) from None


def _json_row(origin: Origin, text: str) -> Row | Refusal:
    try:
        values = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        return Refusal(origin, "(row)", "not JSON", str(error))
    if not isinstance(values, dict):
        return Refusal(origin, "(row)", "not a JSON object", text.strip()[:80])
    if "\\ud" in text.lower() and not _is_encodable(values):
        return Refusal(origin, "(row)", "holds half a character (\\ud800 to \\udfff)")
    return Row(origin, values) if _NOT_DECODED not in text else _decoded(Row(origin, values))


def _is_encodable(values: dict[str, Any]) -> bool:
    try:
        json.dumps(values, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(row: Row) -> Row | Refusal:
    """A byte that the encoding does not know spoils one row, not the file."""
    for name, value in row.values.items():
        if _NOT_DECODED in _text_of(value):
            problem = BadField(name, "not in the file's encoding (see --encoding)", value)
            return Refusal.of(row.origin, problem)
    return row


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
