"""What of a catalogue did not come into the model, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model_build.names import Name


class Reason(StrEnum):
    """Why; the text is how a person is told. ALIKE and LISTED take nothing from a shopper."""

    NO_WORDS = "holds no English word and no number"
    TOO_LONG = "longer than Amazon takes"
    LISTED = "in the hand-written model already"
    ALIKE = "said like another, whose value it shares"
    SAME_ID = "written like another that is said differently"
    OTHER_TYPE = "a word of another slot type in the same sentences"
    OTHER_INTENT = "would make a sentence of another intent"
    OVER_LIMIT = "beyond what Amazon takes in all"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`detail` names what it collides with, or the figure that it is beyond."""

    name: Name
    reason: Reason
    detail: str

    def json(self) -> dict[str, str | None]:
        """A line of the report."""
        return {
            "type": self.name.type,
            "name": self.name.text,
            "sku": self.name.sku,
            "reason": self.reason.name.lower(),
            "why": str(self.reason),
            "detail": self.detail,
        }
