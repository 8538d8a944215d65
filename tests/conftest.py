"""A client of the local DynamoDB engine, and tables of a test's own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.transactions import Tables
from workbench.engine import Engine, patient_client


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
