"""What a load came to, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.loading.load import Loaded
from workbench.loading.tally import Tally

_REASONS = 20


def summary(loaded: Loaded) -> Iterator[str]:
    yield from _rows(loaded.tally)
    if loaded.tally.results:
        made = ", ".join(f"{count:,} {_plural(name, count)}" for name, count in _results(loaded))
        yield f"Made of them: {made}."
    yield from _refusals(loaded)
    for table in loaded.created_tables:
        yield f"Created table {table}."
    yield _outcome(loaded)


def _rows(tally: Tally) -> Iterator[str]:
    """Every row of the file is in one of these counts, and they add up."""
    width = max([len("all rows"), *map(len, tally.kinds)])
    yield f"{'what came of each row':<{width}}  {'rows':>9}"
    for kind, count in tally.kinds.most_common():
        if count:
            yield f"{kind:<{width}}  {count:>9,}"
    yield f"{'all rows':<{width}}  {tally.rows:>9,}"


def _results(loaded: Loaded) -> list[tuple[str, int]]:
    return loaded.tally.results.most_common()


def _refusals(loaded: Loaded) -> Iterator[str]:
    tally = loaded.tally
    if not tally.refusals:
        return
    yield f"{tally.refusals:,} bad, each in {loaded.report}:"
    for (field, reason), count in tally.reasons.most_common(_REASONS):
        examples = tally.examples[field, reason]
        where = "; ".join(f"{e.origin}{f' ({e.value[:60]})' if e.value else ''}" for e in examples)
        yield f"  {count:>7,}  {field}: {reason}. {where}"
    if len(tally.reasons) > _REASONS:
        yield f"  and {len(tally.reasons) - _REASONS} more reasons"


def _outcome(loaded: Loaded) -> str:
    if loaded.written is None:
        return f"Nothing was written: {loaded.left_out}."
    kept = f" {loaded.written.kept:,} were there already and kept." if loaded.written.kept else ""
    return f"Wrote {loaded.written.items:,} items.{kept}"


def _plural(name: str, count: int) -> str:
    head, *rest = name.split(" ", 1)
    return " ".join([head if count == 1 else f"{head}s", *rest])
