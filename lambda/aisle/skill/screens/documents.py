"""The APL documents: each page's own layout, with the look that they share."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def document(name: str) -> dict[str, Any]:
    """The whole document of that page. It is shared: to be sent, not to be changed."""
    look, own = _read("look"), _read(name)
    layouts = {**look["layouts"], **own.get("layouts", {})}
    return {**look, **own, "layouts": layouts}


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content
