"""Where Amazon's renderer lies; it comes from npm and is not part of this project."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
_SCRIPT = _FOLDER / "node_modules" / "apl-viewhost-web" / "index.js"


class RendererMissing(Exception):
    """The renderer has not been fetched; the message says how."""


def renderer_script() -> Path:
    """The one script that is the renderer, WebAssembly within. Raises RendererMissing."""
    if not _SCRIPT.is_file():
        raise RendererMissing(
            "Amazon's renderer of screens is not installed. Run `make viewhost`; it needs npm."
        )
    return _SCRIPT


def screen_script() -> bytes:
    """The renderer and `showScreen` as one script: where a page waits for a second one, the engine
    may be ready before it is started, and then it never answers. Raises RendererMissing."""
    return renderer_script().read_bytes() + b"\n" + (_FOLDER / "screen.js").read_bytes()
