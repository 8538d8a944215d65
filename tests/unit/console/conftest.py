"""A console on the sample shop, as its page talks to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.console.page import Page
from workbench.console.conversation_files import ConversationFiles
from workbench.console.desk import Desk
from workbench.console.shops import ConsoleShop, SampleShop
from workbench.stage.sample_store import SampleStores


@pytest.fixture
def shop(stores: SampleStores) -> ConsoleShop:
    return SampleShop(stores)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where conversation tests are opened from and saved to."""
    return tmp_path / "conversations"


@pytest.fixture
def desk(shop: ConsoleShop, folder: Path) -> Iterator[Desk]:
    desk = Desk(shop, ConversationFiles(folder), {"shopper": "ana"})
    yield desk
    desk.close()


@pytest.fixture
def page(desk: Desk) -> Page:
    return Page(desk)
