"""A whole load: check every row of the files, then write what is good."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from workbench.loading.check import Check
from workbench.loading.fields import Defaults, known_zone
from workbench.loading.kinds import KINDS, Kind
from workbench.loading.mapping import FieldMapping
from workbench.loading.progress import Progress, Silence
from workbench.loading.report import Report, default_report
from workbench.loading.rows import BadField, LoadingError, Refusal, Row
from workbench.loading.source import CSV, SourceFile
from workbench.loading.spool import ItemSpool, open_database
from workbench.loading.tally import Tally
from workbench.loading.target import Target
from workbench.loading.writing import Writer, Written

_LOOK_EVERY = 500  # rows between two looks at the position in the file


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be loaded, and how. `kind` is a key of KINDS. `strict`: nothing is written
    where a row is bad. `currency` and `time_zone` are for rows that name none.
    `dates_from`: that day becomes today (orders only)."""

    kind: str
    files: tuple[Path, ...]
    mapping: FieldMapping = field(default_factory=FieldMapping)
    currency: str | None = None
    time_zone: str | None = None
    format: str | None = None
    strict: bool = False
    dates_from: date | None = None
    report: Path | None = None
    threads: int = 8

    @property
    def defaults(self) -> Defaults:
        """Raises LoadingError for a time zone that is none."""
        zone = self.time_zone or self.mapping.dates.get("time_zone")
        try:
            zone = known_zone("time_zone", zone) if zone else None
        except BadField as problem:
            raise LoadingError(f"{zone} is {problem.reason}") from problem
        rounded = bool(self.mapping.prices.get("round"))
        return Defaults(self.currency, zone, self.mapping.dates.get("format"), rounded)


@dataclass(frozen=True, slots=True)
class Loaded:
    """`written` is None where nothing was written, and `left_out` says why."""

    tally: Tally
    report: Path
    written: Written | None = None
    created_tables: tuple[str, ...] = ()
    left_out: str = ""


def load_files(load: Load, target: Target | None, progress: Progress | None = None) -> Loaded:
    """Checks only, where there is no target. Raises LoadingError where it cannot go on; what
    was written by then stays, and loading again completes it."""
    tally = Tally()
    progress = progress or Silence()
    path = load.report or default_report(load.files[0])
    if any(path.resolve() == file.resolve() for file in load.files):
        raise LoadingError(f"the report would overwrite {path}: name another with --report")
    with open_database() as database, Report(path) as report:
        items = ItemSpool(database)
        check = Check(load.mapping, load.defaults, items, tally, report, load.dates_from)
        _check_files(load, check, database, progress)
        if target is None:
            return Loaded(tally, path, left_out="this was a check")
        if load.strict and tally.refusals:
            return Loaded(tally, path, left_out="a row is bad, and the load is strict")
        try:
            return _written(load, target, items, Loaded(tally, path), progress)
        except (BotoCoreError, ClientError) as error:
            raise LoadingError(_in_a_sentence(error)) from error


def _check_files(
    load: Load, check: Check, database: sqlite3.Connection, progress: Progress
) -> None:
    total = sum(_size(path) for path in load.files)
    progress.begin(f"Checking {load.kind}", "rows", total)
    rows = check.readable(_rows(load, progress))
    KINDS[load.kind].check(check, database, rows)
    progress.end(check.tally.rows)


def _rows(load: Load, progress: Progress) -> Iterator[Row | Refusal]:
    before = count = 0
    for path in load.files:
        with _opened(load, path) as source:
            for row in _with_header_checked(load, source):
                count += 1
                if count % _LOOK_EVERY == 0:
                    progress.reach(before + source.position, count)
                yield row
            before += source.size


def _opened(load: Load, path: Path) -> SourceFile:
    file = load.mapping.file
    return SourceFile(path, load.format, file.get("encoding", "utf-8-sig"), file.get("delimiter"))


def _with_header_checked(load: Load, source: SourceFile) -> Iterator[Row | Refusal]:
    """A column that is not there is one mistake, not one a row."""
    rows = source.rows()
    first = next(rows, None)
    if source.format == CSV:
        _check_header(KINDS[load.kind], load.mapping, source)
    if first is not None:
        yield first
    yield from rows


def _check_header(kind: Kind, mapping: FieldMapping, source: SourceFile) -> None:
    has = f"the columns of {source.path} are: {', '.join(source.header) or 'none'}"
    if missing := mapping.missing_from(source.header):
        raise LoadingError(f"the mapping reads {', '.join(missing)}, but {has}")
    given = {*source.header, *mapping.columns, *mapping.constants}
    if missing := [name for name in kind.required if name not in given]:
        raise LoadingError(
            f"{kind.name} need the fields {', '.join(missing)}, but {has}; "
            "a mapping file (--mapping) tells which column is which field"
        )


def _written(
    load: Load, target: Target, items: ItemSpool, loaded: Loaded, progress: Progress
) -> Loaded:
    created = target.create_tables()
    count = items.count()
    progress.begin(f"Writing {load.kind}", "items", count)
    writer = Writer(target.client, target.tables, load.threads)
    written = writer.write(items.items(), lambda done: progress.reach(done, done))
    progress.end(count)
    return Loaded(loaded.tally, loaded.report, written, created)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise LoadingError(f"{path} cannot be read: {error.strerror}") from error


def _in_a_sentence(error: BotoCoreError | ClientError) -> str:
    return (
        f"DynamoDB did not take the data: {error}. Check --endpoint-url, --region and the "
        "credentials (for a local engine: `aisle engine`), then load again: it goes on safely"
    )
