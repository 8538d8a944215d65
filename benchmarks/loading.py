"""How long a real retailer's file takes to load, and what came of each of its lines.

    .venv/bin/python benchmarks/loading.py [FOLDER]

FOLDER has online-retail.csv.gz, bestbuy-products.jsonl and bestbuy-stores.json.gz (default:
AISLE_SHARED_DATA, or ../shared/data). Everything is loaded into a local engine; where a count
does not add up, the exit code is 1.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.engine import Engine, running_engine
from workbench.loading.load import Load, Loaded, load_files
from workbench.loading.mapping import mapping_path, read_mapping
from workbench.loading.summary import summary
from workbench.loading.target import Target, loading_client

FILES = (
    ("products", "online-retail.csv.gz", "online_retail", 541_909),
    ("orders", "online-retail.csv.gz", "online_retail", 541_909),
    ("products", "bestbuy-products.jsonl", "best_buy_products", 408),
    ("stores", "bestbuy-stores.json.gz", "best_buy_stores", 1_565),
)
_THREADS = 8


@dataclass
class Phases:
    """Notes when each phase of a load began and ended, and what it counted."""

    lines: list[str]
    _doing: str = ""
    _noun: str = ""
    _wall: float = 0
    _own: float = 0

    def begin(self, doing: str, noun: str, total: int) -> None:  # noqa: ARG002
        self._doing, self._noun = doing, noun
        self._wall, self._own = time.monotonic(), time.process_time()

    def reach(self, position: int, count: int) -> None: ...

    def end(self, count: int) -> None:
        wall, own = time.monotonic() - self._wall, time.process_time() - self._own
        self.lines.append(
            f"{self._doing}: {count:,} {self._noun} in {wall:.1f} s ({count / wall:,.0f}/s), "
            f"{own:.1f} s of it processor time of the loader"
        )


def main() -> int:
    default = os.environ.get("AISLE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data"
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else default)
    if missing := sorted({name for _, name, *_ in FILES if not (folder / name).exists()}):
        print(f"not in {folder}: {', '.join(missing)}")
        return 1
    with running_engine() as engine, TemporaryDirectory() as reports:
        os.environ.update(engine.environment())
        right = [_measured(engine, folder, Path(reports), *row) for row in FILES]
    engine_time = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"\nprocessor time of the engine: {engine_time.ru_utime + engine_time.ru_stime:.1f} s")
    print(f"most memory of the loader: {_peak_megabytes():.0f} MB")
    return 0 if all(right) else 1


def _measured(
    engine: Engine, folder: Path, reports: Path, kind: str, name: str, mapping: str, rows: int
) -> bool:
    phases = Phases([])
    target = Target(loading_client(engine.endpoint_url, "us-east-1", _THREADS), "Shop", "Catalog")
    load = Load(
        kind,
        (folder / name,),
        read_mapping(mapping_path(mapping)),
        report=reports / "report",
        threads=_THREADS,
    )
    loaded = load_files(load, target, phases)
    print(f"\n## {kind} of {name}\n")
    print("\n".join([*summary(loaded), *phases.lines]), flush=True)
    return _adds_up(loaded, rows)


def _adds_up(loaded: Loaded, rows: int) -> bool:
    if loaded.tally.rows != rows:
        print(f"WRONG: {loaded.tally.rows:,} rows are accounted for, and {rows:,} are in the file")
    return loaded.tally.rows == rows


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
