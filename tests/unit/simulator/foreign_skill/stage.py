"""What the library brings so that its conversations can be played: its conftest.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill import answer  # type: ignore[import-not-found]

from workbench.simulator.conversations.conversation import Conversation


class LibraryStage:
    """Every shopper but "guest" is a member. The model is that of the conversation's locale."""

    application_id = "amzn1.ask.skill.library"
    time_zone = "America/Denver"

    def __init__(self, conversation: Conversation) -> None:
        shopper, locale = conversation.shopper, conversation.given.get("locale", "en-US")
        self.access_token = None if shopper in (None, "guest") else f"token of {shopper}"
        self.model_path = Path(__file__).with_name(f"{locale}.json")

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        response: dict[str, Any] = answer(envelope)
        return response

    def prepare(self, turn: Mapping[str, Any]) -> None:
        """The library has no keys of its own on a turn."""

    def trips(self) -> int:
        return 0

    def check(self, then: Any) -> list[str]:
        return [f"the library checks nothing, not even {then}"]

    def close(self) -> None:
        """There is nothing to give back."""


def pytest_alexa_stage(conversation: Conversation) -> LibraryStage:
    return LibraryStage(conversation)
