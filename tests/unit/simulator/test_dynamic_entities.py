"""Values that the skill sends for its own session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.unit.simulator.library_desk import Clock, Desk, asks
from workbench.simulator import Alexa


def _dynamic(behavior: str, *names: str) -> dict[str, Any]:
    values = [
        {"id": name.upper(), "name": {"value": name, "synonyms": [f"my {name}"]}} for name in names
    ]
    types = [{"name": "BRANCH", "values": values}] if names else []
    return {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": behavior, "types": types}


def _authorities(desk: Desk) -> list[tuple[bool, str]]:
    slot = desk.last["intent"]["slots"]["branch"]
    return [
        (".dynamic." in found["authority"], found["status"]["code"])
        for found in slot["resolutions"]["resolutionsPerAuthority"]
    ]


def test_dynamic_values_resolve_first_until_they_are_cleared(alexa: Alexa, desk: Desk) -> None:
    desk.always(asks("Well?", _dynamic("REPLACE", "boat")))
    alexa.launch()
    desk.script = None
    alexa.say("pay at my boat")
    assert _authorities(desk) == [(True, "ER_SUCCESS_MATCH"), (False, "ER_SUCCESS_NO_MATCH")]
    alexa.say("pay at downtown")
    assert _authorities(desk) == [(True, "ER_SUCCESS_NO_MATCH"), (False, "ER_SUCCESS_MATCH")]
    desk.always(asks("Well?", _dynamic("CLEAR")))
    alexa.say("help")
    desk.script = None
    alexa.say("pay at my boat")
    assert _authorities(desk) == [(False, "ER_SUCCESS_NO_MATCH")]


def test_dynamic_values_are_gone_after_thirty_minutes(
    alexa: Alexa, desk: Desk, clock: Clock
) -> None:
    desk.always(asks("Well?", _dynamic("REPLACE", "boat")))
    alexa.launch()
    desk.script = None
    clock.now += timedelta(minutes=29)
    alexa.say("pay at boat")
    assert _authorities(desk)[0] == (True, "ER_SUCCESS_MATCH")
    clock.now += timedelta(minutes=1)
    alexa.say("pay at boat")
    assert _authorities(desk) == [(False, "ER_SUCCESS_NO_MATCH")]
