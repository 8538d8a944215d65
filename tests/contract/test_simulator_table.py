"""The table in the simulator's README: each row has a page of Amazon's, and tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from workbench.local_shop import ROOT

_README = (ROOT / "workbench" / "simulator" / "README.md").read_text(encoding="utf-8")
_TESTS = ROOT / "tests" / "unit" / "simulator"
_TALKS = _TESTS / "foreign_skill"
_PAGE = re.compile(r"\[[^\]]+\]\(https://developer\.amazon\.com/[\w./-]+\.html\)")


def _rows() -> list[list[str]]:
    table = _README.split("| Amazon's page |")[1].split("\n\n")[0]
    lines = [line for line in table.splitlines()[2:] if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


ROWS = _rows()
NAMED = sorted({name for row in ROWS for name in re.findall(r"`([^`]+)`", row[3])})


def test_the_table_is_there() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][1:40])
def test_a_row_has_a_page_what_is_played_what_is_not_and_a_test(row: list[str]) -> None:
    page, played, left_out, shown = row
    assert _PAGE.match(page), page
    assert played
    assert left_out
    assert re.fullmatch(r"`[^`]+`( `[^`]+`)*", shown), shown


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_the_table_names_exists(name: str) -> None:
    file, _, function = name.partition("::")
    if not function:
        assert (_TALKS / file).is_file(), file
        return
    assert function in _functions(_TESTS / file)


def _functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
