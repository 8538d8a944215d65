"""What came of a row of the search benchmark, and who is ahead in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

AT = (1, 3)


class Standing(StrEnum):
    AHEAD = "ahead"
    LEVEL = "level"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Row:
    """Of `phrases` phrases, how many each engine got right at 1 and at 3; the first is ours."""

    catalogue: str
    name: str
    phrases: int
    right: dict[str, tuple[int, int]]

    def share(self, engine: str, at: int) -> float:
        return 100 * self.right[engine][AT.index(at)] / self.phrases

    def standing(self) -> Standing:
        """Behind where any other engine got a single phrase more right, at 1 or at 3, or as
        many where all could be more. Level where some other got all right and so did ours."""
        if next(self.losses(), None):
            return Standing.BEHIND
        own, *others = self.right.values()
        is_level = any(
            mine == theirs for other in others for mine, theirs in zip(own, other, strict=True)
        )
        return Standing.LEVEL if is_level else Standing.AHEAD

    def losses(self) -> Iterator[str]:
        """Each other engine that ours is not ahead of, with the figures."""
        own, *others = self.right
        for other in others:
            for place, at in enumerate(AT):
                mine, theirs = self.right[own][place], self.right[other][place]
                if theirs >= mine and mine < self.phrases:
                    yield (
                        f"{self.catalogue}, {self.name}: {other} has {theirs} of {self.phrases} "
                        f"right at {at}, {own} {mine}"
                    )

    def plain(self) -> dict[str, Any]:
        return {
            "catalogue": self.catalogue,
            "row": self.name,
            "phrases": self.phrases,
            "right": {
                name: {f"at {at}": count for at, count in zip(AT, counts, strict=True)}
                for name, counts in self.right.items()
            },
            "standing": self.standing(),
        }


def verdict(rows: Sequence[Row]) -> str:
    """How many rows are ahead, level and behind; then each loss in a line of its own."""
    counts = Counter(row.standing() for row in rows)
    summary = ", ".join(f"{standing} in {counts[standing]}" for standing in Standing)
    losses = [loss for row in rows for loss in row.losses()]
    return "\n".join([f"Of {len(rows)} rows {summary}.", *losses])
