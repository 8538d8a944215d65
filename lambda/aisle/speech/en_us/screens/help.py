"""What can be said here. To touch an example does what its words would do."""

from __future__ import annotations

from aisle.services.around import HelpGiven, Place, StartedOver, Welcome
from aisle.speech.saying import Listener
from aisle.speech.screens import Choice, ChoicesPage

_HEADING = "You can say"


def _example(words: str, what: str, *touch: str) -> Choice:
    return Choice(f"“{words}”", f"{words}: {what.lower()}", tuple(touch), detail=what)


_SEARCH = _example(
    "Find a wireless keyboard under $50",
    "Search the shop",
    "search",
    "wireless keyboard under fifty dollars",
)
_TRACK = _example("Where’s my order?", "See where it is", "track")
_REORDER = _example("Buy the same ink again", "Hear the price first", "again", "ink")
_FIRST = _example("The first one", "Choose it", "choose", "1")
_SECOND = _example("The second one", "Choose it", "choose", "2")
_NEVER_MIND = _example("Never mind", "Leave it", "no")
_DIGITS = Choice("Say your four digits", "Say your four digits", detail="They are not shown")
_START = (_SEARCH, _TRACK, _REORDER)
_CODE = (_DIGITS, _NEVER_MIND)
_EXAMPLES: dict[Place, tuple[Choice, ...]] = {
    Place.START: _START,
    Place.RESULTS: (
        _SECOND,
        _example("Which is cheapest?", "Pick the cheapest", "cheapest"),
        _example("Next", "Go on", "next"),
    ),
    Place.PRODUCT: (
        _example("Buy it", "Hear the total first", "buy"),
        _example("Is it in stock?", "See if it’s there", "stock"),
        _example("Next", "Go on to another one", "next"),
    ),
    Place.ORDER: (
        _example("When does it come?", "See the day", "delivery"),
        _example("Order it again", "Hear the total first", "again"),
        _example("Cancel that order", "You are asked first", "cancel"),
    ),
    Place.QUOTE: (
        _example("Yes", "Place the order", "yes"),
        _example("No", "Leave it", "no"),
        _example("Make it two", "Change how many", "quantity", "2"),
    ),
    Place.SUBSTITUTE: (
        _example("Yes", "Take it instead", "yes"),
        _example("No", "Leave it out", "no"),
    ),
    Place.CHOICE: (_FIRST, _SECOND, _NEVER_MIND),
    Place.WHICH_ORDER: (_FIRST, _SECOND, _NEVER_MIND),
    Place.OVER_LIMIT: (_example("Make it one", "Order fewer", "quantity", "1"), _NEVER_MIND),
    Place.CANCELLING: (
        _example("Yes", "Cancel the order", "yes"),
        _example("No", "Keep it", "no"),
    ),
    Place.CODE: _CODE,
    Place.OLD_CODE: _CODE,
    Place.NEW_CODE: (
        Choice("Say four digits of your own", "Say four digits", detail="They are not shown"),
        _NEVER_MIND,
    ),
}


def help_given(given: HelpGiven, _: Listener) -> ChoicesPage:
    return ChoicesPage(heading=_HEADING, choices=_EXAMPLES[given.place])


def welcome(greeting: Welcome, listener: Listener) -> ChoicesPage:
    """A guest is not offered what needs an account."""
    choices = _START if greeting.linked else (_SEARCH,)
    return ChoicesPage(heading=f"Welcome to {listener.seller}", choices=choices)


def started_over(_: StartedOver, __: Listener) -> ChoicesPage:
    return ChoicesPage(heading=_HEADING, choices=_START)


SHOWN = {HelpGiven: help_given, Welcome: welcome, StartedOver: started_over}
