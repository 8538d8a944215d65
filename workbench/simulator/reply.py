"""What came of one turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.simulator.response import Response
from workbench.simulator.understanding.understanding import Understood


@dataclass(frozen=True, slots=True)
class Reply:
    """What the shopper hears and sees, and the JSON behind it.

    `request` and `response` are the last that were exchanged in the turn, None where Alexa went
    on by herself; `exchanges` has all of them. `progressive` is what Alexa said while the skill
    was still at work, which is before `speech`. `listens`: the microphone is open; `ended`: the
    session is over.
    """

    speech: str = ""
    ssml: str | None = None
    reprompt: str | None = None
    card: Mapping[str, Any] | None = None
    directives: tuple[Mapping[str, Any], ...] = ()
    listens: bool = False
    ended: bool = False
    understood: Understood | None = None
    session_attributes: Mapping[str, Any] = field(default_factory=dict)
    progressive: tuple[str, ...] = ()
    exchanges: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = ()

    @property
    def request(self) -> dict[str, Any] | None:
        return self.exchanges[-1][0] if self.exchanges else None

    @property
    def response(self) -> dict[str, Any] | None:
        return self.exchanges[-1][1] if self.exchanges else None


def heard(response: Response) -> Reply:
    """What is heard and seen of a response."""
    return Reply(
        speech=response.speech or "",
        ssml=response.ssml,
        reprompt=response.reprompt,
        card=response.card,
        directives=response.directives,
    )
