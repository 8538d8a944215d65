"""Each fault is caught by its tests as soon as what protects against it is taken out.

In every run the first protection of a row; with AISLE_LONG=1 (`make faults-without-protection`)
all of them.
"""

from __future__ import annotations

import pytest

from tests.faults.protection import ROOT, ROWS, Protection, ProtectionMoved, protections_of
from tests.faults.without import what_is_wrong_without
from tests.robustness.effort import LONG

ALL = [protection for row in ROWS for protection in protections_of(row)]
TRIED = ALL if LONG else [found[0] for row in ROWS if (found := protections_of(row))]


@pytest.mark.parametrize("protection", TRIED, ids=lambda protection: protection.name)
def test_it_is_missed_when_it_is_taken_out(protection: Protection) -> None:
    wrong = what_is_wrong_without(protection)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("protection", ALL, ids=lambda protection: protection.name)
def test_it_is_where_it_is_said_to_be(protection: Protection) -> None:
    source = (ROOT / protection.file).read_text()
    assert protection.without(source) != source
    for test in protection.caught_by:
        file, _, function = test.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text(), test


def test_a_protection_that_has_moved_is_not_passed_over() -> None:
    moved = Protection("F3", "what", "file.py", "gone()", "", ())
    with pytest.raises(ProtectionMoved):
        moved.without("here()\nthere()\n")
    with pytest.raises(ProtectionMoved):
        moved.without("gone()\ngone()\n")


def test_a_change_that_takes_nothing_away_is_not_taken_for_caught() -> None:
    """Comments are no protection: the tests pass without them, and that is reported."""
    idle = Protection(
        "F18",
        "nothing",
        "lambda/aisle/domain/catalog.py",
        "from __future__",
        "# nothing\nfrom __future__",
        ("tests/unit/test_markup.py::test_markup_is_not_escaped_twice",),
    )
    assert any("passes" in line for line in what_is_wrong_without(idle))
