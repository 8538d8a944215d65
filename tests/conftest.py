"""A client of the local DynamoDB engine, tables of a test's own, and the sample shop in some."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.transactions import Tables
from workbench.engine import Engine, patient_client
from workbench.stage.sample_store import SampleStore, SampleStores


@pytest.fixture(scope="session")
def client(engine: Engine) -> Any:
    return patient_client()


@pytest.fixture
def tables(client: Any) -> Tables:
    """Two empty tables of the test's own."""
    name = uuid4().hex[:8]
    own = Tables(f"Shop-{name}", f"Catalog-{name}")
    client.create_table(**keys.shop_table(own.shop))
    client.create_table(**keys.catalog_table(own.catalog))
    return own


@pytest.fixture(scope="session")
def stores(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> SampleStores:
    return SampleStores(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def sample(stores: SampleStores) -> SampleStore:
    """A sample shop of the module's own; its tests change it."""
    return stores.take()
