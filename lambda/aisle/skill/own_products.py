"""What the shopper has bought, for Alexa to listen for: dynamic entities of PRODUCT.

They are sent where the names are at hand anyway, and taken back where the conversation ends or
another account is spoken to; else Alexa drops them after 30 minutes ("Use Dynamic Entities for
Customized Interactions"). A turn that asks for a slot sends none: the two have been reported not
to go together.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aisle.skill.answer import Answer
from aisle.skill.turn import Turn

_KIND = "Dialog.UpdateDynamicEntities"
_TAKEN_BACK = {"type": _KIND, "updateBehavior": "CLEAR"}


class Bias(NamedTuple):
    """The directive, if there is one to send, and whose products Alexa listens for after it: the
    fingerprint of the holder, None for nobody's."""

    directive: dict[str, Any] | None
    holder: str | None


def bias(answer: Answer, turn: Turn, *, listens: bool, asks_for_slot: bool) -> Bias:
    before = turn.session.biased_for
    if before and (not listens or before != turn.holder):
        return Bias(_TAKEN_BACK, None)
    if answer.own_products and turn.holder and listens and not asks_for_slot:
        return Bias(_sent(answer.own_products), turn.holder)
    return Bias(None, before)


def _sent(names: tuple[str, ...]) -> dict[str, Any] | None:
    from aisle.skill.entities import entities_of  # few turns send any, and start-up is measured

    values = entities_of(names)
    types = [{"name": "PRODUCT", "values": values}]
    return {"type": _KIND, "updateBehavior": "REPLACE", "types": types} if values else None
