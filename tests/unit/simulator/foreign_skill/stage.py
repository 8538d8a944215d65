"""What the library brings so that its conversations can be played: its conftest.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill import answer  # type: ignore[import-not-found]

from workbench.simulator.conversations.conversation import Conversation


class LibraryStage:
    """Every shopper but "guest" is a member."""

    model_path = Path(__file__).with_name("library_desk.json")
    application_id = "amzn1.ask.skill.library"

    def __init__(self, shopper: str | None) -> None:
        self.access_token = None if shopper in (None, "guest") else f"token of {shopper}"

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
    return LibraryStage(conversation.shopper)
