"""A stage on a store that goes back to those who need a clean one."""

from __future__ import annotations

from workbench.simulator.conversations.conversation import Conversation
from workbench.stage.sample_store import SampleStores
from workbench.stage.shop_stage import ShopStage


class BorrowedStage(ShopStage):
    """Gives its store back, unless the conversation changed it."""

    def __init__(
        self, stores: SampleStores, conversation: Conversation, *, strict: bool = True
    ) -> None:
        self._stores = stores
        super().__init__(stores.take(), conversation.given, strict=strict)
        self.remember(conversation.then or {})

    def close(self) -> None:
        super().close()
        if not self.changed:
            self._stores.give_back(self._store)
