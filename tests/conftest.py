"""A client of the local DynamoDB engine, tables of a test's own, and an issuer of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.transactions import Tables
from workbench.engine import Engine, patient_client
from workbench.issuer import Issuer, new_key, running_issuer


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
def issuer_key() -> RSAPrivateKey:
    return new_key()


@pytest.fixture
def issuer(issuer_key: RSAPrivateKey) -> Iterator[Issuer]:
    """An issuer of access tokens on loopback, which counts how often it is asked."""
    with running_issuer(issuer_key) as running:
        yield running
