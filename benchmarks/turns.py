"""What a turn costs, per intent: time in the skill, round trips, read and write units.

Plays each turn on the sample shop over the local engine, in one process after a warm-up. Times
hold the local engine's answers (a loopback HTTP call each), not Amazon's; units are computed from
the items' sizes by Amazon's rules. Run: python benchmarks/turns.py [--rounds N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from workbench.capacity import Units
from workbench.demo_identity import token_for
from workbench.engine import running_engine
from workbench.local_shop import MODEL, SKILL_ID
from workbench.simulator import Alexa, load_model
from workbench.stage.sample_store import SampleStore, SampleStores

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
SEARCH = "find a wireless keyboard under fifty dollars"
TURNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("search", (), SEARCH),
    ("next results", (SEARCH,), "next"),
    ("choose one", (SEARCH,), "the second one"),
    ("is it in stock", (SEARCH, "the second one"), "is it in stock"),
    ("refine", (SEARCH,), "in white"),
    ("latest order", (), "where's my order"),
    ("order by product", (), "where is my keyboard"),
    ("order by number", (), "where is order one one four two"),
    ("open orders", (), "what's still on its way"),
    ("orders of a period", (), "what did i order last week"),
    ("reorder: the quote", (), "reorder my last order"),
    ("reorder: the yes", ("reorder my last order",), "yes"),
    ("change the quantity", ("buy the same keyboard again",), "make it two"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    turn: str
    median_ms: float
    slowest_ms: float
    round_trips: int
    read_units: float
    write_units: float


class Timed:
    """The skill with a stopwatch."""

    def __init__(self, store: SampleStore) -> None:
        self._answer = store.skill.answer
        self.milliseconds = 0.0

    def __call__(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        started = time.perf_counter()
        response = self._answer(envelope)
        self.milliseconds = (time.perf_counter() - started) * 1_000
        return response


def measured(stores: SampleStores, turn: tuple[str, tuple[str, ...], str], rounds: int) -> Cost:
    name, before, utterance = turn
    times, calls = [], []
    for _ in range(rounds + 1):
        store = stores.take()
        timed = Timed(store)
        alexa = Alexa(
            load_model(MODEL),
            timed,
            clock=lambda: NOW,
            access_token=token_for("ana"),
            application_id=SKILL_ID,
        )
        for earlier in before:
            alexa.say(earlier)
        writes_before = store.skill.calls.writes
        store.skill.calls.taken()
        alexa.say(utterance)
        calls = store.skill.calls.taken()
        times.append(timed.milliseconds)
        if store.skill.calls.writes == writes_before:
            stores.give_back(store)
    units = sum((call.units for call in calls), Units())
    warm = times[1:]
    return Cost(name, statistics.median(warm), max(warm), len(calls), units.read, units.write)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with running_engine() as engine, TemporaryDirectory() as folder:
        os.environ.update(engine.environment())
        stores = SampleStores(Path(folder))
        costs = [
            measured(stores, turn, options.rounds)
            for turn in track(TURNS, "Measuring", console=Console(stderr=True))
        ]
    if options.json:
        print(json.dumps([asdict(cost) for cost in costs], indent=2))
        return
    table = Table("turn", box=None)
    for heading in ("median ms", "slowest ms", "round trips", "read units", "write units"):
        table.add_column(heading, justify="right")
    for cost in costs:
        table.add_row(
            cost.turn,
            f"{cost.median_ms:.1f}",
            f"{cost.slowest_ms:.1f}",
            str(cost.round_trips),
            f"{cost.read_units:g}",
            f"{cost.write_units:g}",
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
