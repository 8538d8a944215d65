"""Amazon's renderer on a page that is used again and again: it waits for its fonts only once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from workbench.simulator.viewports import SCREENS, Viewport

_SHOW = """async ([directive, viewport]) => {
  window.touches = [];
  if (window.shown) window.shown.destroy();
  const element = document.getElementById('screen');
  element.innerHTML = '';
  const touched = touch => window.touches.push(touch.arguments);
  window.shown = await showScreen(element, directive, viewport, touched);
}"""
_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SMALLEST_TEXT = 20
_SMALLEST_TARGET = 48
_TOUCHING = 1.5  # pixels that two boxes may share, for rounding
# The sizes that the simulator does not play: Echo Show 15, on its side and upright.
_LARGER = {"hubLandscapeXLarge": Viewport(1920, 1080), "hubPortraitMedium": Viewport(1080, 1920)}
DEVICES = {**SCREENS, **_LARGER}


@dataclass(frozen=True)
class Drawn:
    """What came onto the screen of a device."""

    device: str
    texts: list[dict[str, Any]]
    touchables: list[dict[str, Any]]
    complaints: list[str]

    @property
    def all_text(self) -> str:
        return "\n".join(text["text"] for text in self.texts)

    def faults(self) -> list[str]:
        """What a person in front of it would find wrong."""
        return [
            *self.complaints,
            *(
                f"too small to read: {one['text']}"
                for one in self.texts
                if one["size"] < _SMALLEST_TEXT
            ),
            *(f"cut off: {one['text']}" for one in self.texts if self._is_cut_off(one)),
            *(f"beyond the rim: {one['text']}" for one in self._seen() if not self._fits(one)),
            *self._overlaps(),
            *(f"too small to touch: {one}" for one in self.touchables if _is_too_small(one)),
            *(f"unnamed to a screen reader: {one}" for one in self.touchables if not one["label"]),
        ]

    def _seen(self) -> list[dict[str, Any]]:
        return [text for text in self.texts if _is_seen(text["seen"])]

    def _is_cut_off(self, text: Mapping[str, Any]) -> bool:
        """By anything but a list that can be scrolled."""
        seen, box = text["seen"], text["box"]
        lost = any(abs(seen[edge] - box[edge]) > _TOUCHING for edge in box)
        return lost and not seen["scrolls"]

    def _fits(self, text: Mapping[str, Any]) -> bool:
        device, seen = DEVICES[self.device], text["seen"]
        if device.shape != "ROUND":
            return _is_within(seen, device.width, device.height)
        radius = device.width / 2
        return all(
            (x - radius) ** 2 + (y - radius) ** 2 <= radius**2
            for x in (seen["left"], seen["right"])
            for y in (seen["top"], seen["bottom"])
        )

    def _overlaps(self) -> list[str]:
        return [
            f"one upon the other: {first['text']!r} and {second['text']!r}"
            for first, second in combinations(self._seen(), 2)
            if _share(first["seen"], second["seen"])
        ]


def _for_the_renderer(size: Viewport) -> dict[str, Any]:
    measures = {"width": size.width, "height": size.height, "dpi": size.dpi}
    return {**measures, "isRound": size.shape == "ROUND", "mode": size.mode}


def _is_within(box: Mapping[str, float], width: float, height: float) -> bool:
    inside = box["left"] >= 0 and box["top"] >= 0
    return bool(inside and box["right"] <= width and box["bottom"] <= height)


def _is_seen(box: Mapping[str, float]) -> bool:
    return box["left"] < box["right"] and box["top"] < box["bottom"]


def _is_too_small(target: Mapping[str, Any]) -> bool:
    return bool(min(target["width"], target["height"]) < _SMALLEST_TARGET)


def _share(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > _TOUCHING and down > _TOUCHING


class Easel:
    """Draws directives, one after the other."""

    def __init__(self, page: Page, scripts: tuple[Path, ...], folder: Path) -> None:
        self._page = page
        self._complaints: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        html = folder / "easel.html"
        tags = "".join(f'<script src="{script.as_uri()}"></script>' for script in scripts)
        style = "<style>body{margin:0}</style>"
        html.write_text(
            f"<!doctype html><meta charset='utf-8'>{style}<div id='screen'></div>{tags}"
        )
        page.goto(html.as_uri())

    def draw(self, directive: Mapping[str, Any], device: str) -> Drawn:
        self._complaints.clear()
        size = DEVICES[device]
        self._page.set_viewport_size({"width": size.width, "height": size.height})
        self._page.evaluate(_SHOW, [directive, _for_the_renderer(size)])
        self._page.evaluate(_FRAMES)
        return Drawn(
            device,
            self._page.evaluate("texts()"),
            self._page.evaluate("touchables(window.shown)"),
            list(self._complaints),
        )

    def picture(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._page.screenshot(path=path)

    def tap(self, label: str) -> Any:
        """What the skill is sent where that part is touched; None where it is out of sight."""
        middle = self._page.evaluate("label => middleOf(window.shown, label)", label)
        if middle is None:
            return None
        self._page.touchscreen.tap(middle["x"], middle["y"])
        self._page.wait_for_function("window.touches.length > 0")
        return self._page.evaluate("window.touches.splice(0)")

    def _hear(self, kind: str, text: str) -> None:
        """Amazon's fonts are not to be had here, which the renderer complains of."""
        if kind in ("error", "warning") and "FontUtils" not in text and "ERR_FAILED" not in text:
            self._complaints.append(text)
