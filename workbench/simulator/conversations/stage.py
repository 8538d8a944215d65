"""What a project brings so that conversations can be played against its skill."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from workbench.simulator.conversations.conversation import Conversation


class Stage(Protocol):
    """The skill and its world for one conversation.

    More members are looked at where a stage has them: `now`, the time of conversations that do
    not say when they are (a datetime with a zone), `time_zone`, the device's (a name, "UTC" by
    default), `user_id`, and `progressive`, True where the skill always sends progressive
    responses, not only in turns that expect some.
    """

    @property
    def model_path(self) -> Path:
        """The interaction model."""

    @property
    def access_token(self) -> str | None:
        """The linked account's token, None for a guest."""

    @property
    def application_id(self) -> str:
        """The skill's id."""

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        """The skill's response envelope."""

    def prepare(self, turn: Mapping[str, Any]) -> None:
        """Called before every turn with those of its keys that are the project's own."""

    def trips(self) -> int:
        """Sequential round trips to the store that the last `answer` made."""

    def check(self, then: Any) -> list[str]:
        """What of a conversation's `then` does not hold, in words; empty where all does."""

    def close(self) -> None:
        """Called once, however the conversation went."""


class StageHooks:
    """Hooks that this plugin asks for."""

    @pytest.hookspec(firstresult=True)
    def pytest_alexa_stage(self, config: pytest.Config, conversation: Conversation) -> Stage | None:
        """The stage for one conversation; a conftest has to say."""
