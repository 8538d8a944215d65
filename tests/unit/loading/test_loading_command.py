"""`aisle load` as one types it: exit codes, reports, and errors that say what to do."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.unit.loading.checking import Write
from workbench.loading.command import load

GOOD = {"sku": "A", "name": "keys", "price": "5.00", "currency": "USD", "stock": 1}
BAD = {**GOOD, "sku": "B", "price": "five"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)


def aisle_load(*arguments: Any) -> Result:
    return CliRunner().invoke(load, [str(argument) for argument in arguments])


def jsonl(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_clean_check_says_what_it_found_and_leaves_no_report(write: Write) -> None:
    write("p.jsonl.report.jsonl", "of an older run")
    result = aisle_load("products", write("p.jsonl", jsonl(GOOD)), "--dry-run")
    assert result.exit_code == 0
    assert "Made of them: 1 product." in result.output
    assert "Nothing was written: this was a check." in result.output
    assert not Path("p.jsonl.report.jsonl").exists()


def test_a_bad_row_is_told_with_file_line_field_and_reason(write: Write) -> None:
    result = aisle_load("products", write("p.jsonl", jsonl(GOOD, BAD)), "--dry-run")
    assert result.exit_code == 1
    assert "price: not an amount such as 19.99. p.jsonl line 2 (five)" in result.output
    assert json.loads(Path("p.jsonl.report.jsonl").read_text()) == {
        "file": "p.jsonl",
        "line": 2,
        "field": "price",
        "reason": "not an amount such as 19.99",
        "value": "five",
    }


def test_the_report_may_be_csv(write: Write) -> None:
    aisle_load("products", write("p.jsonl", jsonl(BAD)), "--dry-run", "--report", "bad.csv")
    with Path("bad.csv").open(newline="") as report:
        (row,) = csv.DictReader(report)
    assert (row["line"], row["field"], row["value"]) == ("1", "price", "five")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["products", "none.jsonl", "--dry-run"], "none.jsonl cannot be read"),
        (["products", "p.dat", "--dry-run"], "--format"),
        (["products", "p.jsonl", "--mapping", "none.toml"], "none.toml cannot be read"),
        (["orders", "p.jsonl", "--time-zone", "Denver", "--dry-run"], "such as America/Denver"),
        (["products", "p.jsonl", "--dry-run", "--report", "p.jsonl"], "would overwrite"),
        (["products", "p.jsonl", "--dry-run", "--report", "no/folder/r"], "--report"),
        (["products", "p.jsonl"], "run `aisle engine`"),
        (["products", "p.jsonl", "--endpoint-url", "x", "--region", "y"], "not an endpoint"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(
    write: Write, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    write("p.jsonl", jsonl(GOOD, BAD))
    write("p.dat", jsonl(GOOD))
    result = aisle_load(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_an_engine_that_is_not_there_says_what_to_check(write: Write) -> None:
    path = write("p.jsonl", jsonl(GOOD))
    result = aisle_load("products", path, "--endpoint-url", "http://127.0.0.1:1")
    assert result.exit_code == 2
    assert "Check --endpoint-url" in result.output


@pytest.mark.parametrize("kind", ["products", "stores", "customers", "orders"])
def test_every_kind_has_help(kind: str) -> None:
    result = aisle_load(kind, "--help")
    assert result.exit_code == 0
    assert "--mapping" in result.output
    assert ("--shift-dates-from" in result.output) == (kind == "orders")


def test_progress_without_a_terminal_is_lines(write: Write) -> None:
    result = aisle_load("products", write("p.jsonl", jsonl(GOOD)), "--dry-run")
    assert "Checking products: 1 rows, in" in result.stderr
