"""Screens as skills hear of them: a device for each of Amazon's viewport profiles.

Names and limits are those of Amazon's "Viewport Profiles"; the sizes are those of the devices in
the developer console's simulator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.simulator.errors import UnknownScreen

_CODECS = ["H_264_42", "H_264_41"]
_ANY_SCREEN = "hubLandscapeLarge"


@dataclass(frozen=True, slots=True)
class Viewport:
    """A screen: size in pixels, `dpi` in Amazon's density classes (160 is one dp a pixel). `mode`
    is HUB or TV; without `touch` there is a remote control."""

    width: int
    height: int
    dpi: int = 160
    shape: str = "RECTANGLE"
    mode: str = "HUB"
    touch: bool = True

    def context(self) -> dict[str, Any]:
        """What the envelope's context says of the screen."""
        return {"Viewport": self._viewport(), "Viewports": [self._typed_viewport()]}

    def _viewport(self) -> dict[str, Any]:
        return {
            "experiences": [{"canRotate": False, "canResize": False}],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": self.width,
            "pixelHeight": self.height,
            "dpi": self.dpi,
            "currentPixelWidth": self.width,
            "currentPixelHeight": self.height,
            "touch": ["SINGLE"] if self.touch else [],
            "keyboard": [] if self.touch else ["DIRECTION"],
            "video": {"codecs": _CODECS},
        }

    def _typed_viewport(self) -> dict[str, Any]:
        size = {"type": "DISCRETE", "pixelWidth": self.width, "pixelHeight": self.height}
        current = {"mode": self.mode, "video": {"codecs": _CODECS}, "size": size}
        return {
            "type": "APL",
            "id": "main",
            "shape": self.shape,
            "dpi": self.dpi,
            "presentationType": "STANDARD",
            "canRotate": False,
            "configuration": {"current": current},
        }


SCREENS: Mapping[str, Viewport] = {
    "hubRoundSmall": Viewport(480, 480, shape="ROUND"),
    "hubLandscapeSmall": Viewport(960, 480),
    "hubLandscapeMedium": Viewport(1024, 600),
    "hubLandscapeLarge": Viewport(1280, 800),
    "tvLandscapeXLarge": Viewport(1920, 1080, dpi=320, mode="TV", touch=False),
}


def viewport(screen: bool | str) -> Viewport | None:
    """The screen of that name; True is any, False is none. Raises UnknownScreen."""
    if screen is False:
        return None
    name = _ANY_SCREEN if screen is True else screen
    if name not in SCREENS:
        raise UnknownScreen(f"no screen is called {name!r}; there are {', '.join(SCREENS)}")
    return SCREENS[name]
