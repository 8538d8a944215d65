"""The sample shop on a local engine, for tests of what is random."""

from __future__ import annotations

import pytest

from workbench.engine import Engine
from workbench.stage.sample_store import SampleStore, SampleStores


@pytest.fixture(scope="session")
def stores(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> SampleStores:
    return SampleStores(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def sample(stores: SampleStores) -> SampleStore:
    """A sample shop of the module's own; its tests change it."""
    return stores.take()
