"""Directives that Alexa knows, and the rules for sending them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.simulator.errors import InvalidResponse

ASKING = ("Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent")
DIALOG = ("Dialog.Delegate", *ASKING)
KNOWN = frozenset(
    (
        *DIALOG,
        "Dialog.DelegateRequest",
        "Dialog.UpdateDynamicEntities",
        "Alexa.Presentation.APL.RenderDocument",
        "Alexa.Presentation.APL.ExecuteCommands",
        "Alexa.Presentation.APL.SendIndexListData",
        "Alexa.Presentation.APL.UpdateIndexListData",
        "Alexa.Presentation.APL.SendTokenListData",
        "Alexa.Presentation.APLA.RenderDocument",
        "Alexa.Presentation.APLT.RenderDocument",
        "Alexa.Presentation.APLT.ExecuteCommands",
        "Alexa.Presentation.HTML.Start",
        "Alexa.Presentation.HTML.HandleMessage",
        "AudioPlayer.Play",
        "AudioPlayer.Stop",
        "AudioPlayer.ClearQueue",
        "VideoApp.Launch",
        "Connections.SendRequest",
        "Connections.StartConnection",
        "Connections.SendResponse",
        "Tasks.CompleteTask",
        "CustomInterfaceController.SendDirective",
        "CustomInterfaceController.StartEventHandler",
        "CustomInterfaceController.StopEventHandler",
        "GameEngine.StartInputHandler",
        "GameEngine.StopInputHandler",
        "GadgetController.SetLight",
        "Navigation.SetDestination",
    )
)
MOST_DYNAMIC_VALUES = 100


def check_directives(directives: Sequence[Any]) -> None:
    """Raises InvalidResponse for directives that Alexa would refuse."""
    for directive in directives:
        kind = directive.get("type") if isinstance(directive, dict) else None
        if kind not in KNOWN:
            raise InvalidResponse(f"Alexa knows no directive of type {kind!r}")
        if kind == "Dialog.UpdateDynamicEntities":
            _check_dynamic(directive)
        if kind == "Alexa.Presentation.APL.RenderDocument" and not directive.get("token"):
            raise InvalidResponse("RenderDocument needs a token")
    dialog = [directive["type"] for directive in directives if directive["type"] in DIALOG]
    if len(dialog) > 1:
        raise InvalidResponse(f"one dialog directive at a time, not {', '.join(dialog)}")


def _check_dynamic(directive: dict[str, Any]) -> None:
    behavior = directive.get("updateBehavior")
    if behavior not in ("REPLACE", "CLEAR"):
        raise InvalidResponse(f"UpdateDynamicEntities has no updateBehavior {behavior!r}")
    types = directive.get("types") or []
    if behavior == "CLEAR" and types:
        raise InvalidResponse("UpdateDynamicEntities with CLEAR takes no types")
    values = [value for slot_type in types for value in slot_type.get("values") or []]
    count = sum(1 + len((value.get("name") or {}).get("synonyms") or []) for value in values)
    if count > MOST_DYNAMIC_VALUES:
        raise InvalidResponse(f"{count} dynamic values and synonyms; 100 are allowed")
