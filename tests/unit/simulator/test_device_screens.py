"""Devices with a screen: what the skill hears of them, and what a touch sends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.utils.viewport import get_viewport_profile
from ask_sdk_model import RequestEnvelope

from tests.unit.simulator.library_desk import Clock, Desk, asks
from workbench.simulator import (
    SCREENS,
    Alexa,
    InteractionModel,
    NoSession,
    NothingMatches,
    UnknownScreen,
)

# Amazon's own SDK names a profile by shape, size and density.
PROFILES = {
    "hubRoundSmall": "HUB_ROUND_SMALL",
    "hubLandscapeSmall": "HUB_LANDSCAPE_SMALL",
    "hubLandscapeMedium": "HUB_LANDSCAPE_MEDIUM",
    "hubLandscapeLarge": "HUB_LANDSCAPE_LARGE",
    "tvLandscapeXLarge": "TV_LANDSCAPE_XLARGE",
}


def _read_by_amazons_sdk(request: dict[str, Any] | None) -> Any:
    return DefaultSerializer().deserialize(json.dumps(request), RequestEnvelope)


@pytest.mark.parametrize("screen", SCREENS)
def test_amazons_sdk_takes_a_screen_for_what_it_is_called(
    library: InteractionModel, desk: Desk, clock: Clock, screen: str
) -> None:
    reply = Alexa(library, desk, clock=clock, screen=screen).launch()
    envelope = _read_by_amazons_sdk(reply.request)
    assert get_viewport_profile(envelope).value == PROFILES[screen]
    viewport, (typed,) = envelope.context.viewport, envelope.context.viewports
    size = typed.configuration.current.size
    assert (size.pixel_width, size.pixel_height) == (viewport.pixel_width, viewport.pixel_height)
    assert (typed.shape, typed.dpi) == (viewport.shape, viewport.dpi)


def test_a_television_has_a_remote_control_in_place_of_touch(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    def viewport(screen: str) -> Any:
        request = Alexa(library, desk, clock=clock, screen=screen).launch().request
        return _read_by_amazons_sdk(request).context.viewport

    television, hub = viewport("tvLandscapeXLarge"), viewport("hubRoundSmall")
    assert (television.mode.value, television.touch, len(television.keyboard)) == ("TV", [], 1)
    assert (hub.mode.value, len(hub.touch), hub.keyboard) == ("HUB", 1, [])


def test_a_screen_that_there_is_not_is_named_with_those_there_are(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    with pytest.raises(UnknownScreen, match="'cinema'; there are hubRoundSmall, "):
        Alexa(library, desk, clock=clock, screen="cinema")


def _document(token: str) -> dict[str, Any]:
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": token,
        "document": {"type": "APL", "version": "2024.3", "mainTemplate": {}},
    }


def test_a_touch_sends_what_the_document_sends(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    alexa = Alexa(library, desk, clock=clock, screen=True)
    alexa.launch()
    with pytest.raises(NoSession, match="no document"):
        alexa.touch(["pick", 2])
    desk.always(asks("Look.", _document("shelf")))
    alexa.say("help")
    alexa.touch(["pick", 2])
    assert desk.last["type"] == "Alexa.Presentation.APL.UserEvent"
    assert (desk.last["token"], desk.last["arguments"]) == ("shelf", ["pick", 2])


def test_there_is_nothing_to_touch_without_a_screen(alexa: Alexa) -> None:
    alexa.launch()
    with pytest.raises(NoSession, match="no screen"):
        alexa.touch(["pick"])


@pytest.mark.parametrize(
    "argument", ["pick", 2, 1.5, True, None, ["a", 1], {"order": 7, "lines": [1, 2]}]
)
def test_whatever_a_document_sends_arrives_as_it_was(
    library: InteractionModel, desk: Desk, clock: Clock, argument: Any
) -> None:
    alexa = Alexa(library, desk, clock=clock, screen=True)
    desk.always(asks("Look.", _document("shelf")))
    alexa.launch()
    source = {"type": "VectorGraphic", "handler": "Press", "id": "star", "value": 3}
    reply = alexa.touch(["rate", argument], source, {"stars": 4, "comment": "good"})
    sent = _read_by_amazons_sdk(reply.request).request
    assert sent.object_type == "Alexa.Presentation.APL.UserEvent"
    assert sent.arguments == ["rate", argument]
    assert sent.source == source
    assert sent.components == {"stars": 4, "comment": "good"}


def test_a_touch_ends_the_question_that_was_open(
    library: InteractionModel, desk: Desk, clock: Clock
) -> None:
    alexa = Alexa(library, desk, clock=clock, screen=True)
    elicit = {"type": "Dialog.ElicitSlot", "slotToElicit": "branch"}
    desk.always(asks("Which?", elicit, _document("shelf")))
    alexa.say("pay my fine")
    desk.always(asks("This one.", _document("shelf")))
    alexa.touch(["pick", 2])
    with pytest.raises(NothingMatches):
        alexa.say("central")
