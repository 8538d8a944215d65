"""docs/faults.md is whole: every row has tests and protections that are there, and are linked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faults.protection import FOLDER, ROOT, ROWS, file_stem, protections_of

PAGE = ROOT / "docs" / "faults.md"
TESTS = ROOT / "tests" / "faults"
_LINK = re.compile(r"\]\(([^)#]+)\)")


def _row(name: str) -> str:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith(f"| {name} |")]
    assert len(rows) == 1, f"{name} is {len(rows)} times in {PAGE.name}"
    return rows[0]


def _linked(text: str) -> set[Path]:
    links = _LINK.findall(text)
    return {(PAGE.parent / link).resolve() for link in links if "://" not in link}


def _test_files(row: str) -> list[Path]:
    return sorted(TESTS.glob(f"test_{file_stem(row)}_*.py"))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_tests_and_what_they_protect(row: str) -> None:
    assert "to come" not in _row(row)
    assert _test_files(row)
    assert protections_of(row)
    for path in _test_files(row):
        tests = re.findall(r"^def (test_\w+)\(", path.read_text(), re.MULTILINE)
        assert tests
        assert all(test.startswith(f"test_{file_stem(row)}_") for test in tests), path.name


@pytest.mark.parametrize("row", ROWS)
def test_a_row_links_its_tests_and_its_protections(row: str) -> None:
    linked = _linked(_row(row))
    assert set(_test_files(row)) <= linked
    assert {ROOT / protection.file for protection in protections_of(row)} <= linked
    caught_by = {test.partition("::")[0] for one in protections_of(row) for test in one.caught_by}
    assert {ROOT / file for file in caught_by} <= linked


def test_every_link_leads_somewhere() -> None:
    missing = [path for path in _linked(PAGE.read_text()) if not path.exists()]
    assert not missing


def test_every_protection_is_of_a_row() -> None:
    assert {path.stem for path in FOLDER.iterdir()} <= {file_stem(row) for row in ROWS}
