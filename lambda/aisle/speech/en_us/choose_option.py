"""ChooseOptionIntent: "the second one", "the ink", "the one from Monday"."""

from __future__ import annotations

from aisle.services.browse import NoSuchResult, WhichResult
from aisle.services.choose import OptionUnclear
from aisle.speech.en_us.formats import number
from aisle.speech.en_us.orders import told_apart
from aisle.speech.en_us.products import MORE_ABOUT_IT, which_place
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def option_unclear(unclear: OptionUnclear, listener: Listener) -> Saying:
    choices = told_apart(unclear.options, listener)
    return ask(
        "There's more than one." if unclear.several else "I don't see that one.",
        question=phrase("Which one is it: {choices}?", choices=choices),
    )


def no_such_result(missing: NoSuchResult, _: Listener) -> Saying:
    if missing.heard == 1:
        return ask("There's only the one.", question=MORE_ABOUT_IT)
    heard = number(missing.heard)
    further = f"I've read out {heard}; say next to hear more."
    only = f"I only have {heard}."
    return ask(further if missing.more else only, question=which_place(missing.heard))


def which_result(unsaid: WhichResult, _: Listener) -> Saying:
    return ask("Sure.", question=which_place(unsaid.heard))


WORDS = {OptionUnclear: option_unclear, NoSuchResult: no_such_result, WhichResult: which_result}
