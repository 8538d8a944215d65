"""What is sent to a device with a screen beside what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from aisle.services.around import (
    Goodbye,
    NothingAsked,
    NothingToRepeat,
    NotUnderstood,
    Repeated,
    TouchedInVain,
)
from aisle.services.browse import EndReached, NoSuchResult, StockRead, WhichResult
from aisle.skill.answer import Answer
from aisle.skill.screens.datasource import data_of, drawn
from aisle.skill.screens.documents import document
from aisle.skill.turn import Turn
from aisle.speech.locales import show
from aisle.speech.saying import Listener, Saying
from aisle.speech.screens import ChoicesPage, Page

_OF_WHAT_IS_SHOWN = (
    EndReached,
    NoSuchResult,
    NothingAsked,
    NothingToRepeat,
    NotUnderstood,
    Repeated,
    StockRead,
    TouchedInVain,
    WhichResult,
)
# Of the questions in `by_name.QUESTIONS` those that a bare yes or no answers.
YES_OR_NO = frozenset(
    """
    hear_more hear_again hear_similar buy_offered latest_order other_orders place_order place_again
    offer_code substitute search_instead reorder_latest cancel_order
    """.split()
)


@dataclass(frozen=True, slots=True)
class Shown:
    """`token` names the document that is on the screen from now on; `directive` puts it there,
    None where it is there already."""

    token: str | None
    directive: dict[str, Any] | None = None


def shown(answer: Answer, saying: Saying, listener: Listener, turn: Turn) -> Shown:
    """The screen that goes with what is said. What is about the screen that is there leaves it,
    and so does a farewell."""
    before = turn.session.shown
    if isinstance(answer.outcome, Goodbye) or (before and _is_of_what_is_shown(answer)):
        return Shown(before)
    question = answer.session.question
    page = show(
        answer.outcome,
        listener,
        turn.locale,
        saying.speech,
        is_yes_or_no=question is not None and question.name in YES_OR_NO,
    )
    token = turn.screen_token
    return Shown(token, _render(token, page if saying.reprompt else _untouchable(page), listener))


def _is_of_what_is_shown(answer: Answer) -> bool:
    return isinstance(answer.outcome, _OF_WHAT_IS_SHOWN)


def _untouchable(page: Page) -> Page:
    """Once the session is over, a touch would have nothing to mean anything in."""
    still = replace(page, actions=())
    if isinstance(still, ChoicesPage):
        return replace(still, choices=tuple(replace(one, touch=()) for one in still.choices))
    return still


def _render(token: str, page: Page, listener: Listener) -> dict[str, Any]:
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": token,
        "document": document(page.document),
        "datasources": {"screen": {"seller": drawn(listener.seller), **data_of(page)}},
    }
