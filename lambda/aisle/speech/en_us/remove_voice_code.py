"""RemoveVoiceCodeIntent: "remove my voice code"."""

from __future__ import annotations

from aisle.services.voice_code import CodeRemoved, NoCode
from aisle.speech.saying import Listener, Saying, answered


def code_removed(_: CodeRemoved, listener: Listener) -> Saying:
    return answered(
        listener,
        "Your voice code is removed. I won't ask for one before an order.",
        question="Anything else?",
    )


def no_code(_: NoCode, listener: Listener) -> Saying:
    return answered(listener, "You don't have a voice code.", question="Anything else?")


WORDS = {CodeRemoved: code_removed, NoCode: no_code}
