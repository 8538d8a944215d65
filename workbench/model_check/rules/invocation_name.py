"""Amazon's requirements for the name that shoppers call the skill by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model

_PLACE = "$.interactionModel.languageModel.invocationName"
_SHORTEST, _LONGEST = 2, 50
_WELL_FORMED = re.compile(r"(?:[a-z]+(?:'[a-z]+)?'?|[a-z]\.)(?: (?:[a-z]+(?:'[a-z]+)?'?|[a-z]\.))*")
_LAUNCH = frozenset("ask begin enable launch load open play resume run start tell use".split())
_CONNECTING = frozenset(
    "about and by for from if in that to using whether with".split(),
)
_WAKE = frozenset("alexa amazon computer echo ziggy app skill".split())
_ARTICLES = frozenset("a about an at by for from in of off on the to up with".split())


def invocation_name(model: Model) -> Iterator[Finding]:
    name = model.invocation_name
    words = name.split()
    if not _SHORTEST <= len(name) <= _LONGEST:
        yield _wrong(model, f"has {len(name)} characters", "Use two to fifty characters.")
    if not _WELL_FORMED.fullmatch(name):
        yield _wrong(
            model,
            "has characters other than lower-case letters, spaces, apostrophes and the periods "
            "of an abbreviation",
            "Write it as it is spoken, numbers as words.",
        )
    for word in sorted({*words} & (_LAUNCH | _CONNECTING | _WAKE)):
        yield _wrong(model, f'holds "{word}", which Alexa keeps for herself', "Leave it out.")
    yield from _length(model, words)


def _length(model: Model, words: list[str]) -> Iterator[Finding]:
    if len(words) == 1:
        yield model.warning(
            "invocation_name",
            _PLACE,
            f'"{model.invocation_name}" is one word.',
            "Amazon takes one word only for a brand that is yours; two or three are safer.",
        )
    if len(words) == 2 and {*words} & (_ARTICLES - _CONNECTING):
        yield _wrong(
            model, "is two words of which one is an article or a preposition", "Use another word."
        )


def _wrong(model: Model, what: str, remedy: str) -> Finding:
    return model.error("invocation_name", _PLACE, f'"{model.invocation_name}" {what}.', remedy)
