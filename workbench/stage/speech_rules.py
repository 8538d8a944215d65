"""What every answer of the skill is held to, whatever it says: rules for the ear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from aisle.domain.purchase import Quote
from aisle.skill.attributes import decode
from aisle.speech.en_us.formats import money

PLACE_ORDER = "Should I place the order?"
_MOST_WORDS = 90  # half a minute at the pace of speech
_SLIPS = {
    "two spaces": r"\s\s",
    "a space before a stop": r"\s[.,;:?!]",
    "two stops": r"[.,;:?!]{2}",
    "an underscore": r"_",
    "a value that is none": r"\bNone\b",
    "an unfilled place": r"[{}]",
    "a word said twice": r"(?i)\b(the|a|and|of|it|from|is|to) \1\b",
}


class RuleOfSpeechBroken(AssertionError):
    """An answer that should not be heard as it is."""


def broken_rules(reply: Mapping[str, Any], seller: str) -> list[str]:
    """What is wrong with a response of the skill, nothing where it is right."""
    response = reply.get("response") or {}
    if "outputSpeech" not in response:
        return []
    speech, listens = response["outputSpeech"]["ssml"], response.get("shouldEndSession") is False
    reprompt = (response.get("reprompt") or {}).get("outputSpeech", {}).get("ssml")
    broken = [f"{fault}: {speech}" for fault in _faults(speech, listens)]
    if bool(reprompt) != listens:
        broken.append("a reprompt without listening, or listening without one")
    if reprompt:
        broken += [f"{fault}: {reprompt}" for fault in _faults(reprompt, listens)]
    return broken + _purchase(reply, (speech, *([reprompt] if reprompt else [])), seller)


def _faults(ssml: str, listens: bool) -> Iterator[str]:
    try:
        text = _text(ssml)
    except ElementTree.ParseError:
        yield "no valid SSML"
        return
    if text.endswith("?") != listens:
        yield "listens without asking" if listens else "asks without listening"
    if text.count("?") > 1:
        yield "two questions at once"
    if len(text.split()) > _MOST_WORDS:
        yield f"longer than {_MOST_WORDS} words"
    yield from (name for name, slip in _SLIPS.items() if re.search(slip, text))


def _purchase(reply: Mapping[str, Any], said: tuple[str, ...], seller: str) -> list[str]:
    """Nobody is asked to buy without hearing, in the same breath, from whom and for how much."""
    if not any(PLACE_ORDER in text for text in said):
        return []
    remembered = (reply.get("sessionAttributes") or {}).get("quote")
    if remembered is None:
        return ["a purchase is asked about, and there is no quote"]
    quote: Quote = decode(Quote, remembered)
    wanted = {"the seller": seller, "the total": money(quote.total)}
    return [
        f"{name} is missing before a purchase: {text}"
        for text in said
        for name, value in wanted.items()
        if value not in _text(text)
    ]


def _text(ssml: str) -> str:
    return "".join(ElementTree.fromstring(ssml).itertext())  # noqa: S314
