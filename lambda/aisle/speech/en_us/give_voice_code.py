"""GiveVoiceCodeIntent: "my code is four eight two one". No code is ever said back."""

from __future__ import annotations

from aisle.domain.errors import CodeNeeded
from aisle.services.asides import NoCodeAsked
from aisle.services.place_order import CodeAsked
from aisle.services.voice_code import CodeLocked, CodeWrong, NotFourDigits
from aisle.speech.en_us.asides import then_back
from aisle.speech.en_us.formats import counted
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask, tell

_CODE = "What's your four-digit code?"


def code_asked(_: CodeAsked | CodeNeeded, __: Listener) -> Saying:
    return ask(question=_CODE)


def code_wrong(wrong: CodeWrong, _: Listener) -> Saying:
    return ask(
        phrase("That's not it. You have {tries} left.", tries=_tries(wrong.left)), question=_CODE
    )


def _tries(left: int) -> str:
    return counted(left, "try", "tries")


def code_locked(locked: CodeLocked, _: Listener) -> Saying:
    nothing = "I haven't ordered anything" if locked.buying else "I haven't changed anything"
    if locked.minutes is None:
        return tell(
            phrase("That's not it either, so I'll stop here, and {nothing}.", nothing=nothing),
            "You can try again later, or use the website.",
        )
    return tell(
        phrase("There were too many wrong codes, so {nothing}.", nothing=nothing),
        phrase(
            "You can try again in {minutes}, or use the website.",
            minutes=counted(locked.minutes, "minute"),
        ),
    )


def not_four_digits(_: NotFourDigits, __: Listener) -> Saying:
    return ask("I need four digits.", question="What are they?")


def no_code_asked(lost: NoCodeAsked, listener: Listener) -> Saying:
    return then_back(
        listener, "I don't need your voice code for that.", open_question=lost.open_question
    )


WORDS = {
    CodeAsked: code_asked,
    CodeNeeded: code_asked,
    CodeWrong: code_wrong,
    CodeLocked: code_locked,
    NotFourDigits: not_four_digits,
    NoCodeAsked: no_code_asked,
}
