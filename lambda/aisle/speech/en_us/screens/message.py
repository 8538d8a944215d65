"""What was said, where there is nothing more to show."""

from __future__ import annotations

from aisle.speech.screens import Action, MessagePage

_YES = Action("Yes", ("yes",), "Yes.", is_main=True)
_NO = Action("No", ("no",), "No.")


def message(text: str, *, is_yes_or_no: bool) -> MessagePage:
    return MessagePage(text=text, actions=(_YES, _NO) if is_yes_or_no else ())
