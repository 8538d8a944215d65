"""Alexa's speech markup: what is heard of it, and what Alexa refuses."""

from __future__ import annotations

import re
from xml.parsers import expat

from workbench.simulator.errors import InvalidResponse

# Amazon's "Speech Synthesis Markup Language (SSML) Reference".
TAGS = frozenset(
    "speak amazon:domain amazon:effect amazon:emotion alexa:name audio break emphasis lang p "
    "phoneme prosody s say-as sub voice w".split()
)
_PAUSES = frozenset({"break", "p", "s", "audio"})


def plain_text(ssml: str, called: str = "the speech") -> str:
    """The words one hears. Raises InvalidResponse for what is not SSML as Alexa takes it;
    `called` names it in the message."""
    reading = _Reading()
    # No namespaces: Amazon's own tags have a colon and no declaration.
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    try:
        parser.Parse(ssml, True)
    except expat.ExpatError as error:
        raise InvalidResponse(f"{called} is not valid SSML ({error}): {ssml}") from error
    return re.sub(r"\s+", " ", "".join(reading.heard)).strip()


class _Reading:
    """Collects what is heard while the parser walks."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._open: list[str] = []
        self._replaced = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if (tag == "speak") != (not self._open):
            raise InvalidResponse(f"<speak> has to be the outermost tag, and only that: <{tag}>")
        if tag not in TAGS:
            raise InvalidResponse(f"Alexa does not know the SSML tag <{tag}>")
        if tag == "sub":
            self.heard.append(attributes.get("alias", ""))
            self._replaced += 1
        if tag in _PAUSES:
            self.heard.append(" ")
        self._open.append(tag)

    def end(self, tag: str) -> None:
        self._open.pop()
        if tag == "sub":
            self._replaced -= 1
        if tag in _PAUSES:
            self.heard.append(" ")

    def text(self, text: str) -> None:
        if not self._replaced:
            self.heard.append(text)
