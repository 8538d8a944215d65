"""Draws the skill's two icons, a bright aisle between shelves.

`python -m workbench.packaging.icons` writes them; a retailer puts files of its own in their place.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

_IMAGES = Path("skill_package") / "assets" / "images"
_ICONS = {"en-US_smallIcon.png": 108, "en-US_largeIcon.png": 512}
_SAMPLES = (0.125, 0.375, 0.625, 0.875)  # points looked at within a pixel, each way

_Colour = tuple[int, int, int]
_WALL: _Colour = (20, 60, 110)
_SHELF: _Colour = (46, 104, 168)
_FLOOR: _Colour = (255, 205, 84)
_LAMP: _Colour = (255, 246, 214)


def draw(side: int) -> bytes:
    """A PNG of side by side pixels."""
    rows = (b"\0" + b"".join(_pixel(x, y, side) for x in range(side)) for y in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def _pixel(x: int, y: int, side: int) -> bytes:
    seen = [_colour((x + dx) / side, (y + dy) / side) for dx in _SAMPLES for dy in _SAMPLES]
    return bytes(sum(channel) // len(seen) for channel in zip(*seen, strict=True))


def _colour(x: float, y: float) -> _Colour:
    """The colour at a point of the unit square: lamp, floor, shelves to both sides, wall."""
    off_centre = abs(x - 0.5)
    if (x - 0.5) ** 2 + (y - 0.3) ** 2 < 0.13**2:
        return _LAMP
    if y > 0.45 and off_centre < 0.06 + 0.7 * (y - 0.45):
        return _FLOOR
    # Every shelf runs towards the vanishing point, so its height is an angle seen from there.
    steepness = (y - 0.42) / off_centre if off_centre > 0.08 else 0.0
    on_shelf = off_centre > 0.2 and steepness % 0.55 < 0.3 and -1.2 < steepness < 1.4
    return _SHELF if on_shelf else _WALL


def main(images: Path = _IMAGES) -> None:
    images.mkdir(parents=True, exist_ok=True)
    for name, side in _ICONS.items():
        (images / name).write_bytes(draw(side))


if __name__ == "__main__":
    main()
