"""The costs in docs/deploy.md are computed from its prices and the README's units."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
_HALF_OF_THE_LAST_PLACE = 0.00005
_MILLION = 1_000_000


def price_of(what: str) -> float:
    found = re.search(rf"^\| {re.escape(what)} ¹ \| ([\d.]+) \|", GUIDE, re.MULTILINE)
    assert found, f"no price of {what!r}"
    return float(found[1])


def units_of(turn: str) -> tuple[float, float]:
    """Read and write units, as the README has them; the turn begins a row there."""
    found = re.search(
        rf"^\| {re.escape(turn)}[^|]*\| [^|]+\| ([\d. ]*)\| ([\d. ]*)\|$", README, re.MULTILINE
    )
    assert found, f"the README has no units of {turn!r}"
    return float(found[1].strip() or 0), float(found[2].strip() or 0)


def computed(turn: str) -> tuple[float, float]:
    """Dollars for a thousand: DynamoDB's, Lambda's."""
    read, write = units_of(turn)
    reads = read * price_of("DynamoDB on demand, a million read units")
    writes = write * price_of("DynamoDB on demand, a million write units")
    store = 1_000 * (reads + writes) / _MILLION
    seconds = 1_000 * int(measured(r"(\d+) ms a turn")) / 1_000
    gigabytes = int(measured(r"and ([\d,]+) MiB").replace(",", "")) / 1_024
    compute = seconds * gigabytes * price_of("Lambda, a GB-second on arm64")
    requests = 1_000 * price_of("Lambda, a million requests") / _MILLION
    return store, compute + requests


def measured(pattern: str) -> str:
    found = re.search(pattern, GUIDE)
    assert found
    return found[1]


ROWS = re.findall(r"^\| ([^|]+) \| (0\.\d{4}) \| (0\.\d{4}) \| (0\.\d{4}) \|$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_thousand_turns_cost_what_is_said(row: tuple[str, ...]) -> None:
    turn, *told = row
    store, compute = computed(turn)
    for said, is_so in zip(told, (store, compute, store + compute), strict=True):
        assert abs(float(said) - is_so) <= _HALF_OF_THE_LAST_PLACE


def test_a_thousand_purchases_cost_the_sum() -> None:
    assert len(ROWS) == 4
    total = sum(sum(computed(row[0])) for row in ROWS)
    assert abs(float(measured(r"(0\.\d{4}) dollars")) - total) <= _HALF_OF_THE_LAST_PLACE


def test_the_turns_took_as_long_and_as_much_memory_as_is_said() -> None:
    milliseconds = measured(r"(\d+) ms a turn")
    assert re.search(rf"\d+ to\s+{milliseconds} ms in the skill", README)
    template = (ROOT / "template.yaml").read_text()
    memory = measured(r"and ([\d,]+) MiB").replace(",", "")
    assert re.search(rf"^  MemorySize:\n(    .*\n)*?    Default: {memory}$", template, re.MULTILINE)


def test_the_alarms_and_dashboards_are_counted() -> None:
    template = (ROOT / "template.yaml").read_text()
    for kind, count in (
        ("Alarm", r"10; the stack has (\d+)"),
        ("Dashboard", r"3; the stack has (\d+)"),
    ):
        assert template.count(f"Type: AWS::CloudWatch::{kind}\n") == int(measured(count))
