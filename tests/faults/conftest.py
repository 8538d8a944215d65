"""The sample shop on a local engine, for faults that need all of it."""

from __future__ import annotations

import pytest

from workbench.engine import Engine
from workbench.stage.sample_store import SampleStores


@pytest.fixture(scope="session")
def stores(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> SampleStores:
    return SampleStores(tmp_path_factory.mktemp("sample"))
