"""The stage of a conversation with one's own shop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.demo_identity import token_for
from workbench.local_shop import MODEL
from workbench.stage.watch import Watch
from workbench.terminal.opening import OpenShop


class OwnStage:
    """Plays on the tables as they are; nothing is arranged and nothing put back."""

    model_path: Path = MODEL

    def __init__(self, shop: OpenShop, given: Mapping[str, Any]) -> None:
        shopper = given.get("shopper", "guest")
        self.access_token = None if shopper == "guest" else token_for(shopper)
        self.application_id = shop.skill_id
        self.watch = Watch(shop.skill.calls, shop.seller, strict=False)
        self._answer = shop.skill.answer

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def answer(self, envelope: dict[str, Any]) -> dict[str, Any]:
        return self.watch.answered(self._answer, envelope)

    def prepare(self, turn: Mapping[str, Any]) -> None:
        self.watch.begin()
        if turn:
            raise ValueError("only on the sample shop can something happen meanwhile")

    def trips(self) -> int:
        return self.watch.trips

    def check(self, then: Any) -> list[str]:  # noqa: ARG002
        return ["what holds afterwards is checked on the sample shop alone"]

    def close(self) -> None:
        """There is nothing to give back."""
