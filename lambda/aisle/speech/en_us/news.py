"""What there is to say before a quote: what cannot be had, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from aisle.services.availability import (
    AtMost,
    FewerLeft,
    Missing,
    News,
    NotAdded,
    OrderedJustNow,
    Repriced,
    Why,
)
from aisle.speech.en_us.formats import bare_noun, counted, listed, money, number, the
from aisle.speech.markup import Markup, digits, phrase, sentences

_IN_ONE_BREATH = 3
_USUAL = "one of your usual items"


def news(all_of_it: Sequence[News]) -> Markup:
    """What happened first, then what cannot be had, then what is different."""
    told = [_told(item) for item in all_of_it if isinstance(item, OrderedJustNow)]
    told += [_cannot_be_had(why, missing_of(all_of_it)) for why in Why]
    others = [i for i in all_of_it if not isinstance(i, OrderedJustNow | Missing)]
    told += [_told(item) for item in others[:_IN_ONE_BREATH]]
    if (rest := len(others) - _IN_ONE_BREATH) > 0:
        told.append(phrase("{more} changed too.", more=capital(counted(rest, "more item"))))
    return sentences(*told)


def missing_of(all_of_it: Iterable[News]) -> list[Missing]:
    return [item for item in all_of_it if isinstance(item, Missing)]


def _cannot_be_had(why: Why, missing: Iterable[Missing]) -> Markup:
    names = [the(one.name) if one.name else _USUAL for one in missing if one.why is why]
    if not names:
        return Markup("")
    rest = len(names) - _IN_ONE_BREATH
    named = names[:_IN_ONE_BREATH]
    what = listed([*named, counted(rest, "more item")] if rest > 0 else named)
    return phrase(_WHY[why], what=what)


# None of these needs to know whether a name is a singular or a plural.
_WHY = {
    Why.SOLD_OUT: "The shop is out of {what}.",
    Why.GONE: "The shop no longer sells {what}.",
    Why.OTHER_CURRENCY: "I can't order {what} here, because of a price in another currency.",
}


def _told(item: News) -> Markup:
    words = _WORDS[type(item)]
    return words(item)


def _fewer_left(fewer: FewerLeft) -> Markup:
    return phrase(
        "Only {left} of {name} {are} left, so I've put in {left}.",
        left=number(fewer.left),
        name=the(fewer.name),
        are="is" if fewer.left == 1 else "are",
    )


def _at_most(limited: AtMost) -> Markup:
    return phrase(
        "I can order {most} of one thing at most, so I've put in {most} of {name}.",
        most=number(limited.most),
        name=the(limited.name),
    )


def _repriced(changed: Repriced) -> Markup:
    return phrase(
        "The price of {name} has just changed to {price}.",
        name=the(changed.name),
        price=money(changed.price),
    )


def _ordered_just_now(ordered: OrderedJustNow) -> Markup:
    return phrase(
        "You ordered this a few minutes ago, and it went through: order {number}. "
        "This would be another one.",
        number=digits(ordered.number),
    )


def _not_added(unsure: NotAdded) -> Markup:
    return phrase(
        "I'm not sure which {what} you mean, so I've left that out.",
        what=bare_noun(unsure.phrase),
    )


def capital(text: str) -> Markup:
    """The beginning of a sentence."""
    safe = sentences(text)
    return Markup(safe[:1].upper() + safe[1:])


_WORDS: dict[type, Callable[..., Markup]] = {
    FewerLeft: _fewer_left,
    AtMost: _at_most,
    Repriced: _repriced,
    OrderedJustNow: _ordered_just_now,
    NotAdded: _not_added,
}
