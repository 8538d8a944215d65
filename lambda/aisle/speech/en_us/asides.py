"""How an aside ends: in the question that was open, or as any whole answer does."""

from __future__ import annotations

from aisle.speech.markup import Markup
from aisle.speech.saying import Listener, Saying, answered, ask


def then_back(listener: Listener, *parts: str | None, open_question: str | None) -> Saying:
    if open_question:
        return ask(*parts, question=Markup(open_question))
    return answered(listener, *parts, question="Anything else?")
