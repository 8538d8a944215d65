"""How long Aisle takes to understand and search a phrase over generated products, by the number
of its words; and how long building and opening the index takes.

    python -m benchmarks.search_speed --help
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, thread_time

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from benchmarks.generated_catalogue import generated
from benchmarks.search_mishearing import misheard
from workbench.search_index import Counts, build

_MOST_WORDS = 6
_OPEN = """
import sys
from time import perf_counter
begun = perf_counter()
from aisle.adapters.search.index import SqliteSearchIndex
imported = perf_counter()
index = SqliteSearchIndex(sys.argv[1])
index.search(index.understand("wireless keyboard under fifty dollars"))
print((imported - begun) * 1000, (perf_counter() - imported) * 1000)
"""


def main() -> None:
    options = _options()
    console = Console(stderr=True)
    products = list(generated(options.products, options.seed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.index"
        counts, seconds = _built(products, path, console)
        imported, opened = _opened(path)
        index = SqliteSearchIndex(path)
        phrases = {
            words: list(_phrases(products, words, options)) for words in range(1, _MOST_WORDS + 1)
        }
        times = {words: _times(index, each) for words, each in phrases.items()}
    if options.json:
        print(json.dumps(_figures(times, counts, seconds, imported, opened), indent=2))
        return
    print(
        f"{counts.products} products, {counts.words} words: built in {seconds:.1f} s, "
        f"{counts.size / 1e6:.1f} MB; import {imported:.0f} ms, open and first search "
        f"{opened:.1f} ms"
    )
    Console().print(_table(times))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--products", type=int, default=50_000)
    parser.add_argument("--phrases", type=int, default=1_000, help="of each length")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    return parser.parse_args()


def _built(products: Sequence[Product], path: Path, console: Console) -> tuple[Counts, float]:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("building the index", total=len(products))
        begun = perf_counter()
        counts = build(products, path, lambda count: progress.update(task, completed=count))
    return counts, perf_counter() - begun


def _opened(path: Path) -> tuple[float, float]:
    """Milliseconds of the import and of the first search, in a process of their own; the
    median of five."""
    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", _OPEN, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        imported, opened = map(float, done.stdout.split())
        runs.append((imported, opened))
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def _phrases(products: Sequence[Product], words: int, options: argparse.Namespace) -> Iterator[str]:
    """Words of a product's name, color and category; a price, a word heard wrongly or a word
    that no product has in every fourth each."""
    random = Random(f"{options.seed} {words}")
    changes: list[Callable[[list[str], Random], list[str]]] = [_as_said, _priced, _wrong, _unknown]
    for number in range(options.phrases):
        item = random.choice(products)
        said = f"{item.spoken_name} {item.color or ''} {item.category or ''}".lower().split()
        chosen = sorted(random.sample(range(len(said)), min(words, len(said))))
        change = changes[number % len(changes)]
        yield " ".join(change([said[at] for at in chosen], random)[:words])


def _as_said(words: list[str], _: Random) -> list[str]:
    return words


def _priced(words: list[str], random: Random) -> list[str]:
    if len(words) < 3:
        return words
    return [*words[:-2], "under", random.choice("fifty ninety hundred thirty".split())]


def _wrong(words: list[str], random: Random) -> list[str]:
    at = random.randrange(len(words))
    return [*words[:at], misheard(words[at] + "s", random), *words[at + 1 :]]


def _unknown(words: list[str], random: Random) -> list[str]:
    return [*words[1:], random.choice("kangaroo saddle umbrella bagpipe trombone".split())]


@dataclass(frozen=True, slots=True)
class _Time:
    """Milliseconds for one phrase, understood and searched: by the clock on the wall, and of
    this core, which other processes on the machine do not lengthen."""

    wall: float
    core: float


def _times(index: SqliteSearchIndex, phrases: Sequence[str]) -> list[_Time]:
    times = []
    for phrase in phrases:
        begun, worked = perf_counter(), thread_time()
        index.search(index.understand(phrase))
        times.append(_Time((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000))
    return times


def _median_and_p99(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def _figures(
    times: dict[int, list[_Time]], counts: Counts, seconds: float, imported: float, opened: float
) -> dict[str, object]:
    return {
        "products": counts.products,
        "index_bytes": counts.size,
        "build_seconds": round(seconds, 2),
        "import_ms": round(imported, 2),
        "open_and_first_search_ms": round(opened, 2),
        "median_and_p99_ms": {
            words: {
                "wall": _median_and_p99([time.wall for time in each]),
                "core": _median_and_p99([time.core for time in each]),
            }
            for words, each in times.items()
        },
    }


def _table(times: dict[int, list[_Time]]) -> Table:
    table = Table(title="Milliseconds to understand and search a phrase, on one core")
    for heading in ("words", "phrases", "wall median", "wall p99", "core median", "core p99"):
        table.add_column(heading, justify="right")
    everything = [one for each in times.values() for one in each]
    for words, each in (*times.items(), ("all", everything)):
        wall = _median_and_p99([time.wall for time in each])
        figures = (*wall, *_median_and_p99([time.core for time in each]))
        table.add_row(str(words), str(len(each)), *(f"{figure:.2f}" for figure in figures))
    return table


if __name__ == "__main__":
    main()
