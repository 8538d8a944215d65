"""The desk as the page gets it."""

from __future__ import annotations

from typing import Any

from workbench.console.desk import Desk
from workbench.console.turn_json import turn_json
from workbench.local_shop import ROOT
from workbench.simulator.viewports import SCREENS
from workbench.stage.shop_stage import CIRCUMSTANCES
from workbench.viewhost import RendererMissing, renderer_script


def choices_json(desk: Desk) -> dict[str, Any]:
    """What there is to choose from, and what this console can do."""
    return {
        "seller": desk.shop.seller,
        "sample": desk.shop.sample,
        "folder": str(desk.files.folder),
        "shoppers": [shopper._asdict() for shopper in desk.shop.shoppers()],
        "screens": [
            {"name": name, "width": screen.width, "height": screen.height}
            for name, screen in SCREENS.items()
        ],
        "locales": sorted(path.stem for path in (ROOT / "interaction_models").glob("*.json")),
        "circumstances": sorted(CIRCUMSTANCES),
        "renderer_missing": _renderer_missing(),
    }


def desk_json(desk: Desk, since: int = 0) -> dict[str, Any]:
    """How the conversation stands, and its turns from number `since` on."""
    talk = desk.talk
    turns = list(enumerate(talk.turns))[since:]
    return {
        "process": desk.name,
        "given": {key: str(value) for key, value in talk.conversation.given.items()},
        "clock": talk.now.isoformat(),
        "in_session": talk.in_session,
        "viewport": _viewport(talk.screen),
        "source": desk.source,
        "name": talk.conversation.name,
        "script": [turn.said for turn in talk.conversation.turns],
        "played": talk.played,
        "afterwards": talk.afterwards,
        "turns": [turn_json(number, turn) for number, turn in turns],
    }


def _viewport(screen: Any) -> dict[str, Any] | None:
    """As Amazon's renderer takes it."""
    if screen is None:
        return None
    return {
        "width": screen.width,
        "height": screen.height,
        "dpi": screen.dpi,
        "isRound": screen.shape == "ROUND",
        "mode": screen.mode,
        "touch": screen.touch,
    }


def _renderer_missing() -> str | None:
    try:
        renderer_script()
    except RendererMissing as missing:
        return str(missing)
    return None
