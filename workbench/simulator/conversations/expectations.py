"""What a turn expects of its reply, and what of that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbench.simulator.conversations.wildcards import Difference, difference, nearest, occurs
from workbench.simulator.reply import Reply
from workbench.simulator.understanding.slots import FilledSlot

_LABEL = 11
_NOTHING = ("none", None)


def problems(expected: Mapping[str, Any], reply: Reply, trips: int) -> list[str]:
    """Everything that is not as expected, each in words for a report; `trips` were made."""
    found: list[str] = []
    for key, check in _CHECKS.items():
        if key in expected:
            found += check(expected[key], reply)
    if "trips" in expected and trips > expected["trips"]:
        found.append(f"{trips} store round trips, at most {expected['trips']} expected")
    return found


def _alexa(expected: str | list[str], reply: Reply) -> Iterator[str]:
    if isinstance(expected, str):
        yield from _same("Alexa", expected, reply.speech)
        return
    for text in expected:
        if not occurs(text, reply.speech):
            marker = _marker(nearest(text, reply.speech))
            yield f"Alexa does not say {text!r}\n{_line('heard:', reply.speech)}\n{marker}"


def _alexa_not(expected: str | list[str], reply: Reply) -> Iterator[str]:
    for text in [expected] if isinstance(expected, str) else expected:
        if occurs(text, reply.speech):
            yield f"Alexa must not say {text!r}\n{_line('heard:', reply.speech)}"


def _progressive(expected: str | list[str], reply: Reply) -> Iterator[str]:
    """Texts in the order in which they are said; none at all is an empty list."""
    texts = [expected] if isinstance(expected, str) else expected
    if len(texts) != len(reply.progressive):
        heard = ", ".join(map(repr, reply.progressive)) or "nothing"
        yield f"{len(texts)} progressive responses expected; heard meanwhile: {heard}"
        return
    for text, heard in zip(texts, reply.progressive, strict=True):
        yield from _same("what Alexa says meanwhile", text, heard)


def _listens(expected: bool, reply: Reply) -> Iterator[str]:
    if reply.listens != expected:
        yield "Alexa should listen" if expected else "Alexa listens and should not"


def _intent(expected: str, reply: Reply) -> Iterator[str]:
    understood = reply.understood
    heard = understood.intent if understood else "no intent"
    if heard != expected:
        sample = f", by {understood.sample!r}" if understood and understood.sample else ""
        yield f"understood as {heard}{sample}, not {expected}"


def _slots(expected: Mapping[str, Any], reply: Reply) -> Iterator[str]:
    slots = reply.understood.slots if reply.understood else {}
    for name, value in expected.items():
        filled = slots.get(name)
        if filled is None and value in _NOTHING:
            continue
        if filled is None or str(value) not in _names(filled):
            heard = "empty" if filled is None else " or ".join(map(repr, _names(filled)))
            yield f"slot {name} is {heard}, not {value!r}"


def _names(filled: FilledSlot) -> list[str]:
    """What a slot may be called in a test: as said, or the id or name that it resolved to."""
    values = [value for authority in filled.authorities for value in authority.values]
    return list(dict.fromkeys([filled.value, *(v.id for v in values), *(v.name for v in values)]))


def _card(expected: Any, reply: Reply) -> Iterator[str]:
    card = reply.card
    if expected in _NOTHING:
        if card is not None:
            yield f"there is a card: {dict(card)}"
        return
    if card is None:
        yield "there is no card"
        return
    wanted = {"type": expected} if isinstance(expected, str) else expected
    heard = {**card, "text": card.get("text") or card.get("content") or ""}
    for member, text in wanted.items():
        yield from _same(f"the card's {member}", str(text), str(heard.get(member) or ""))


def _reprompt(expected: str, reply: Reply) -> Iterator[str]:
    yield from _same("the reprompt", expected, reply.reprompt or "")


def _directives(expected: list[str], reply: Reply) -> Iterator[str]:
    sent = [str(directive["type"]) for directive in reply.directives]
    for kind in expected:
        if kind not in sent:
            yield f"no directive {kind}; there are {', '.join(sent) or 'none'}"


def _same(what: str, expected: str, heard: str) -> Iterator[str]:
    found = difference(expected, heard)
    if found is not None:
        lines = (f"{what} is not as expected", _line("expected:", expected), _line("heard:", heard))
        yield "\n".join((*lines, _marker(found)))


def _marker(found: Difference) -> str:
    return " " * (_LABEL + found.at) + "^"


def _line(label: str, text: str) -> str:
    return f"{label:<{_LABEL}}{' '.join(text.split())}"


_CHECKS: Mapping[str, Callable[[Any, Reply], Iterator[str]]] = {
    "intent": _intent,
    "slots": _slots,
    "alexa": _alexa,
    "alexa_not": _alexa_not,
    "progressive": _progressive,
    "listens": _listens,
    "reprompt": _reprompt,
    "card": _card,
    "directives": _directives,
}
