"""What came of each row, so that the counts add up to the rows of the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from workbench.loading.rows import Refusal

_EXAMPLES = 3


@dataclass(slots=True)
class Tally:
    """`kinds` counts every row of the file once; `results` what was made of them."""

    kinds: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[Refusal]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.kinds.total()

    @property
    def refusals(self) -> int:
        return self.reasons.total()

    def refuse(self, refusal: Refusal) -> None:
        """Counts the reason, and keeps the first few of each for the summary."""
        key = (refusal.field, refusal.reason)
        self.reasons[key] += 1
        shown = self.examples.setdefault(key, [])
        if len(shown) < _EXAMPLES:
            shown.append(refusal)
