"""SetVoiceCodeIntent: "set a voice code". No code is ever said back."""

from __future__ import annotations

from aisle.domain.errors import CodeUnsure
from aisle.services.voice_code import (
    CodeDeclined,
    CodeSet,
    NewCodeAgainAsked,
    NewCodeAsked,
    OldCodeAsked,
)
from aisle.speech.saying import Listener, Saying, answered, ask, tell

_WHICH = "What four digits would you like?"


def old_code_asked(asked: OldCodeAsked, _: Listener) -> Saying:
    why = "To remove your voice code, I need it once more."
    if not asked.removing:
        why = "You have a voice code. To change it, I need the one you have."
    return ask(why, question="What's your four-digit code?")


def new_code_asked(asked: NewCodeAsked, _: Listener) -> Saying:
    if asked.easy:
        return ask(
            "That one is too easy to guess.", question="What other four digits would you like?"
        )
    if asked.different:
        return ask("Those two weren't the same, so let's start again.", question=_WHICH)
    return ask("Okay.", question=_WHICH)


def new_code_again_asked(_: NewCodeAgainAsked, __: Listener) -> Saying:
    return ask("And once more, to be sure.", question="What's your new code?")


def code_set(code: CodeSet, listener: Listener) -> Saying:
    return answered(
        listener,
        f"Your voice code is {'changed' if code.changed else 'set'}. "
        "I'll ask for it before every order.",
        question="Anything else?",
    )


def code_declined(declined: CodeDeclined, listener: Listener) -> Saying:
    return answered(
        listener,
        "Okay, I've left your voice code as it is."
        if declined.kept
        else "Okay, no voice code then. You can say, set a voice code, any time.",
        question="Anything else?",
    )


def code_unsure(_: CodeUnsure, __: Listener) -> Saying:
    return tell(
        "I got no answer from the shop, so I can't tell yet whether your voice code was changed. "
        "Please try again in a minute."
    )


WORDS = {
    OldCodeAsked: old_code_asked,
    NewCodeAsked: new_code_asked,
    NewCodeAgainAsked: new_code_again_asked,
    CodeSet: code_set,
    CodeDeclined: code_declined,
    CodeUnsure: code_unsure,
}
