"""A quote before the yes."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.orders import OrderLine
from aisle.domain.purchase import Quote, QuoteLine
from aisle.services.quote import (
    NothingAvailable,
    NothingLeft,
    Occasion,
    Quoted,
    SubstituteOffered,
)
from aisle.speech.en_us.formats import counted, day, listed, money, quantity_of, the
from aisle.speech.en_us.news import missing_of, news
from aisle.speech.en_us.receipts import quote_card
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask

_IN_ONE_BREATH = 3
_LEAD = {
    Occasion.WISH: "From {seller}, that's {items}.",
    Occasion.USUAL: "Your usual from {seller} is {items}.",
    Occasion.HABIT: "What you order most often from {seller} is {items}.",
    Occasion.CHANGE: "From {seller}, that's now {items}.",
    Occasion.OTHER_SPEAKER: "Let me check with you first. From {seller}, that's {items}.",
}


def quoted(told: Quoted, listener: Listener) -> Saying:
    """The seller, the items, the delivery and the total; where it goes and when, unless that has
    been said just before. What is too much to say goes onto a card."""
    quote = told.quote
    again = told.occasion is Occasion.CHANGE
    return ask(
        news(told.news),
        phrase(_LEAD[told.occasion], seller=listener.seller, items=items(quote.lines)),
        "" if again else _dearer(quote.lines),
        "" if again else _delivery(quote, listener),
        phrase(
            "With tax and {delivery}, the total is {total}.",
            delivery=_changed_delivery(quote) if again else "delivery",
            total=money(quote.total),
        ),
        question="Should I place the order?",
        reminder=_from_whom_for_how_much(quote, listener),
        card=quote_card(quote, listener) if len(quote.lines) > _IN_ONE_BREATH else None,
    )


def _from_whom_for_how_much(quote: Quote, listener: Listener) -> Markup:
    """Whenever the question is asked again, after help or a mishearing or silence."""
    return phrase(
        "The total from {seller} is {total}.", seller=listener.seller, total=money(quote.total)
    )


def _changed_delivery(quote: Quote) -> str:
    """What is taken out or put in may cost the free delivery, or earn it."""
    return f"{money(quote.delivery)} delivery" if quote.delivery.minor else "free delivery"


def items(lines: Sequence[QuoteLine | OrderLine]) -> Markup:
    """What is bought and for how much: three at most, and how many more."""
    rest = len(lines) - _IN_ONE_BREATH
    named = [priced(line) for line in lines[:_IN_ONE_BREATH]]
    return listed([*named, counted(rest, "more item")] if rest > 0 else named)


def priced(line: QuoteLine | OrderLine) -> Markup:
    what = quantity_of(line.quantity, line.name)
    form = "{what} at {price} each" if line.quantity > 1 else "{what} for {price}"
    return phrase(form, what=what, price=money(line.unit_price))


def _dearer(lines: Sequence[QuoteLine]) -> Markup:
    """What costs more than last time."""
    raised = [line for line in lines if line.costs_more]
    if not raised:
        return Markup("")
    if len(lines) == 1:
        return phrase("That's {more} than last time.", more=_raise(lines[0]))
    first, *others = raised
    told = phrase("{more} than last time for {name}", more=_raise(first), name=the(first.name))
    if not others:
        return phrase("You'd pay {told}.", told=told)
    rest = counted(len(others), "other item")
    return phrase("You'd pay {told}, and more for {rest}.", told=told, rest=rest)


def _raise(line: QuoteLine) -> str:
    if line.previous_price is None:
        return ""
    more = money(line.unit_price - line.previous_price)
    return f"{more} more each" if line.quantity > 1 else f"{more} more"


def _delivery(quote: Quote, listener: Listener) -> Markup:
    return phrase(
        "It should arrive at {place} {day}, and delivery {costs}.",
        place=quote.ship_to,
        day=day(quote.expected_on, listener.today),
        costs=f"costs {money(quote.delivery)}" if quote.delivery.minor else "is free",
    )


def substitute_offered(offered: SubstituteOffered, _: Listener) -> Saying:
    offer = offered.offers[0]
    missing = missing_of(offered.news)
    instead = (
        phrase("The nearest I have is {offer}.", offer=priced(offer.line))
        if [one.name for one in missing] == [offer.missing]
        else phrase(
            "Instead of {missing}, I have {offer}.",
            missing=the(offer.missing) if offer.missing else "one of your usual items",
            offer=priced(offer.line),
        )
    )
    rest = "I have everything else." if len(missing) == 1 and offered.quote.lines else ""
    return ask(news(offered.news), rest, instead, question="Would you like that instead?")


def nothing_available(nothing: NothingAvailable, _: Listener) -> Saying:
    return ask(
        news(nothing.news),
        "I haven't ordered anything.",
        question="What else can I find for you?",
    )


def nothing_left(_: NothingLeft, __: Listener) -> Saying:
    return ask(
        "That leaves nothing to order, so I haven't ordered anything.",
        question="What else can I do for you?",
    )


WORDS = {
    Quoted: quoted,
    SubstituteOffered: substitute_offered,
    NothingAvailable: nothing_available,
    NothingLeft: nothing_left,
}
