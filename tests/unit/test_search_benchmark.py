"""The verdict of the search benchmark is strict: one phrase more is ahead, and level is not."""

from __future__ import annotations

import pytest

from benchmarks.search_rows import Row, Standing, verdict


def row(own: tuple[int, int], other: tuple[int, int]) -> Row:
    return Row("shop", "plain", 100, {"Aisle": own, "FTS5": other})


@pytest.mark.parametrize(
    ("own", "other", "standing"),
    [
        ((99, 100), (98, 99), Standing.AHEAD),
        ((99, 100), (98, 100), Standing.LEVEL),
        ((100, 100), (100, 100), Standing.LEVEL),
        ((98, 100), (99, 99), Standing.BEHIND),
        ((99, 99), (98, 99), Standing.BEHIND),
        ((99, 98), (98, 99), Standing.BEHIND),
    ],
)
def test_a_row_is_ahead_level_or_behind(
    own: tuple[int, int], other: tuple[int, int], standing: Standing
) -> None:
    assert row(own, other).standing() is standing


def test_the_verdict_names_who_is_ahead_and_where() -> None:
    said = verdict([row((98, 100), (99, 99)), row((100, 100), (99, 99))])
    assert said.splitlines() == [
        "Of 2 rows ahead in 1, level in 0, behind in 1.",
        "shop, plain: FTS5 has 99 of 100 right at 1, Aisle 98",
    ]
