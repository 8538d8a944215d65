"""What Alexa takes for a card: Amazon's "Include a Card in Your Skill's Response"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.simulator.errors import InvalidResponse

LONGEST_CARD = 8_000
_LONGEST_IMAGE_URL = 2_000
_MEMBERS = {
    "Simple": {"title", "content"},
    "Standard": {"title", "text", "image"},
    "LinkAccount": set(),
    "AskForPermissionsConsent": {"permissions"},
}
_REQUIRED = {"Simple": "content", "Standard": "text", "AskForPermissionsConsent": "permissions"}


def check_card(card: Any) -> None:
    """Raises InvalidResponse for a card that Alexa would not show."""
    if card is None:
        return
    kind = card.get("type") if isinstance(card, dict) else None
    if kind not in _MEMBERS:
        raise InvalidResponse(f"Alexa knows no card of type {kind!r}")
    unknown = {member for member, value in card.items() if value is not None}
    unknown -= {"type", *_MEMBERS[kind]}
    if unknown:
        raise InvalidResponse(f"a {kind} card has no {', '.join(sorted(unknown))}")
    required = _REQUIRED.get(kind)
    if required and not card.get(required):
        raise InvalidResponse(f"a {kind} card needs its {required}")
    _check_lengths(card)


def _check_lengths(card: Mapping[str, Any]) -> None:
    urls = [url for url in (card.get("image") or {}).values() if url]
    texts = [card.get(member) or "" for member in ("title", "content", "text")]
    length = sum(len(text) for text in [*texts, *urls])
    if length > LONGEST_CARD:
        raise InvalidResponse(f"the card has {length:,} characters; 8,000 are allowed")
    for url in urls:
        if not url.startswith("https://") or len(url) > _LONGEST_IMAGE_URL:
            raise InvalidResponse(f"a card's image needs an https address: {url[:80]}")
