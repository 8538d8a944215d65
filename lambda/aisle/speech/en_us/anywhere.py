"""What can come of any intent: help, repeating, parting, and what goes wrong."""

from __future__ import annotations

from aisle.domain.errors import (
    NoCustomerRecord,
    NotLinked,
    StoreUnavailable,
    TooLargeForVoice,
)
from aisle.services.around import (
    Dropped,
    Goodbye,
    HelpGiven,
    NothingAsked,
    NothingToRepeat,
    NotUnderstood,
    Place,
    Repeated,
    SomethingBroke,
    StartedOver,
    TouchedInVain,
)
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import LINK_ACCOUNT, Listener, Saying, ask, tell

_WHAT_CAN_BE_SAID = {
    Place.START: (
        "You can say things like: find a wireless keyboard under fifty dollars, "
        "where's my order, or buy the same ink again."
    ),
    Place.RESULTS: (
        "You can say next, the second one, tell me more, which is cheapest, "
        "or narrow it down, like: only black ones, or under fifty dollars."
    ),
    Place.PRODUCT: (
        "You can ask how much it is or whether it's in stock, say next for another one, "
        "or say buy it."
    ),
    Place.ORDER: "You can ask when it comes, say order it again, or cancel that order.",
    Place.QUOTE: (
        "Say yes to place the order, no to leave it, or change it first, "
        "like: make it two, or leave out the ink."
    ),
    Place.SUBSTITUTE: "Say yes to take it instead, or no to leave it out.",
    Place.CHOICE: "Say its name, or the first, the second, and so on.",
    Place.OVER_LIMIT: (
        "You can say, make it two, or leave out the ink, or never mind to leave it all."
    ),
    Place.CODE: (
        "Say the four digits of your voice code, or say never mind to leave the order. "
        "If you've forgotten it, the shop's customer service can help."
    ),
    Place.OLD_CODE: (
        "Say the four digits of your voice code, or say never mind to keep it as it is. "
        "If you've forgotten it, the shop's customer service can help."
    ),
    Place.NEW_CODE: (
        "With a voice code, I ask for four digits before every order. Choose some that others "
        "wouldn't guess, or say never mind."
    ),
    Place.CANCELLING: "Say yes to cancel the order, or no to keep it.",
    Place.WHICH_ORDER: (
        "You can say the first one, what's in the order, or when you placed it, "
        "like: the one from Monday."
    ),
}
_QUESTIONS = {
    Place.WHICH_ORDER: "Which one do you mean?",
    Place.START: "What would you like?",
    Place.RESULTS: "Which one would you like to hear about?",
    Place.PRODUCT: "What would you like to know about it?",
    Place.ORDER: "What else can I tell you?",
    Place.QUOTE: "Should I place the order?",
    Place.SUBSTITUTE: "Would you like that instead?",
    Place.CHOICE: "Which one is it?",
    Place.CANCELLING: "Should I cancel it?",
    Place.OVER_LIMIT: "What would you like to do?",
    Place.CODE: "What's your four-digit code?",
    Place.OLD_CODE: "What's your four-digit code?",
    Place.NEW_CODE: "What would you like to do?",
}


def _question(asked: HelpGiven | NotUnderstood | NothingAsked | TouchedInVain) -> str:
    """What is open already is asked again as it was; two questions at once would be one too
    many."""
    return Markup(asked.open_question) if asked.open_question else _QUESTIONS[asked.place]


def help_given(given: HelpGiven, _: Listener) -> Saying:
    return ask(_WHAT_CAN_BE_SAID[given.place], question=_question(given))


def not_understood(misheard: NotUnderstood, _: Listener) -> Saying:
    if misheard.times == 1:
        return ask("Sorry, I didn't get that.", question=_question(misheard))
    return ask(
        "Sorry, I still didn't get that.",
        _WHAT_CAN_BE_SAID[misheard.place],
        question=_question(misheard),
    )


def repeated(again: Repeated, _: Listener) -> Saying:
    return Saying(Markup(again.speech), Markup(again.reprompt) if again.reprompt else None)


def nothing_to_repeat(_: NothingToRepeat, __: Listener) -> Saying:
    return ask("I haven't said anything yet.", question=_QUESTIONS[Place.START])


def started_over(_: StartedOver, __: Listener) -> Saying:
    return ask("Okay, let's start over.", question="What are you looking for?")


def dropped(left: Dropped, _: Listener) -> Saying:
    if left.place in (Place.QUOTE, Place.SUBSTITUTE, Place.CHOICE, Place.CODE, Place.OVER_LIMIT):
        return ask("Okay, I haven't ordered anything.", question="What else can I do for you?")
    return ask("Okay, never mind.", question="What else can I do for you?")


def goodbye(_: Goodbye, __: Listener) -> Saying:
    return tell("Goodbye.")


def nothing_asked(lost: NothingAsked, _: Listener) -> Saying:
    return ask("I'm not sure what you mean.", question=_question(lost))


def touched_in_vain(lost: TouchedInVain, _: Listener) -> Saying:
    return ask("I've moved on from that screen.", question=_question(lost))


def not_linked(_: NotLinked, listener: Listener) -> Saying:
    return Saying(
        phrase(
            "For that I need to know who you are. I've sent a card to your Alexa app: link your "
            "{seller} account there, and then ask me again.",
            seller=listener.seller,
        ),
        card=LINK_ACCOUNT,
    )


def no_customer_record(_: NoCustomerRecord, listener: Listener) -> Saying:
    return tell(
        phrase(
            "Your account is linked, but it has no delivery details yet, and I need them for that. "
            "Please add them to your {seller} account, and then ask me again.",
            seller=listener.seller,
        )
    )


def store_unavailable(_: StoreUnavailable, __: Listener) -> Saying:
    return tell(
        "Sorry, I can't reach the shop's records right now. Nothing was changed. "
        "Please try again in a few minutes."
    )


def too_large_for_voice(_: TooLargeForVoice, __: Listener) -> Saying:
    return tell(
        "That order has too many different items for me to handle by voice. "
        "Please use the website or call the shop."
    )


def something_broke(_: SomethingBroke, __: Listener) -> Saying:
    return tell("Sorry, something went wrong on my side. Please try that again in a moment.")


WORDS = {
    HelpGiven: help_given,
    NotUnderstood: not_understood,
    Repeated: repeated,
    NothingToRepeat: nothing_to_repeat,
    StartedOver: started_over,
    Dropped: dropped,
    Goodbye: goodbye,
    NothingAsked: nothing_asked,
    NoCustomerRecord: no_customer_record,
    TouchedInVain: touched_in_vain,
    NotLinked: not_linked,
    StoreUnavailable: store_unavailable,
    TooLargeForVoice: too_large_for_voice,
    SomethingBroke: something_broke,
}
