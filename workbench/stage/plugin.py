"""pytest plugin: the engine for whoever needs it, and the stage for every conversation."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from workbench.engine import Engine, running_engine
from workbench.simulator.conversations.conversation import Conversation
from workbench.stage.borrowed_stage import BorrowedStage
from workbench.stage.sample_store import SampleStores

_WORLD = pytest.StashKey["World"]()


class World:
    """What lasts as long as the test run, started when first asked for."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._engine: Engine | None = None
        self._stores: SampleStores | None = None

    def engine(self) -> Engine:
        if self._engine is None:
            self._engine = self._open.enter_context(running_engine())
            os.environ.update(self._engine.environment())
        return self._engine

    def stores(self) -> SampleStores:
        if self._stores is None:
            self.engine()
            folder = self._open.enter_context(TemporaryDirectory(prefix="aisle-stage-"))
            self._stores = SampleStores(Path(folder))
        return self._stores

    def close(self) -> None:
        self._open.close()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_WORLD] = World()


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_WORLD].close()


def pytest_alexa_stage(config: pytest.Config, conversation: Conversation) -> BorrowedStage:
    return BorrowedStage(config.stash[_WORLD].stores(), conversation)


@pytest.fixture(scope="session")
def engine(pytestconfig: pytest.Config) -> Engine:
    """The local DynamoDB; its address is in the environment."""
    return pytestconfig.stash[_WORLD].engine()
