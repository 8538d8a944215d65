"""An answer as Alexa's response: words, card, listening or not, and the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ask_sdk_model import Response
from ask_sdk_model.ui import Card as AlexaCard
from ask_sdk_model.ui import LinkAccountCard, Reprompt, SimpleCard, SsmlOutputSpeech

from aisle.services.around import NotUnderstood
from aisle.skill.answer import Answer
from aisle.skill.elicitation import elicitation
from aisle.skill.names import stem
from aisle.skill.own_products import bias
from aisle.skill.session import Said
from aisle.skill.turn import Turn
from aisle.speech.locales import say
from aisle.speech.saying import LINK_ACCOUNT, Card, Listener, Saying

if TYPE_CHECKING:
    from aisle.skill.screens.directive import Shown


def respond(
    answer: Answer, turn: Turn, seller: str, time_zone: str
) -> tuple[Response, dict[str, Any]]:
    """The response and the session attributes that go with it. An apology for not having
    understood is not what a shopper would hear repeated."""
    listener = Listener(
        turn.now, answer.time_zone or time_zone, seller, in_conversation=not turn.opens_session
    )
    saying = say(answer.outcome, listener, turn.locale, stem(turn.intent or turn.request_type))
    asked = _asked(answer, turn) if saying.reprompt else None
    own = bias(answer, turn, listens=saying.reprompt is not None, asks_for_slot=asked is not None)
    screen = _screen(answer, saying, listener, turn)
    session = replace(
        answer.session,
        holder=turn.holder,
        biased_for=own.holder,
        shown=screen.token if screen else None,
    )
    if not (session.said and isinstance(answer.outcome, NotUnderstood)):
        session = replace(session, said=Said(saying.speech, saying.reprompt))
    directives = [asked, own.directive, screen.directive if screen else None]
    return _response(saying, directives), session.attributes()


def _asked(answer: Answer, turn: Turn) -> dict[str, Any] | None:
    """No dialog is under way after a touch, whatever intent it stands for."""
    return elicitation(answer.session, None if turn.is_touch else turn.intent)


def _screen(answer: Answer, saying: Saying, listener: Listener, turn: Turn) -> Shown | None:
    if not turn.has_screen:
        return None
    from aisle.skill.screens.directive import shown  # most devices have none, and start-up counts

    return shown(answer, saying, listener, turn)


def _response(saying: Saying, directives: Iterable[Any]) -> Response:
    reprompt = Reprompt(output_speech=_ssml(saying.reprompt)) if saying.reprompt else None
    return Response(
        output_speech=_ssml(saying.speech),
        reprompt=reprompt,
        card=_card(saying.card) if saying.card else None,
        directives=list(filter(None, directives)) or None,
        should_end_session=reprompt is None,
    )


def _ssml(markup: str) -> SsmlOutputSpeech:
    return SsmlOutputSpeech(ssml=f"<speak>{markup}</speak>")


def _card(card: Card) -> AlexaCard:
    if card == LINK_ACCOUNT:
        return LinkAccountCard()
    return SimpleCard(title=card.title, content=card.text)
