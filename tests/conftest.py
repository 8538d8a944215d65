"""A client of the local DynamoDB engine, tables of a test's own, sample shops, and an issuer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from hypothesis import settings

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.transactions import Tables
from tests.robustness.effort import QUICK
from tests.robustness.openings import sessions_of
from workbench.engine import Engine, patient_client
from workbench.issuer import Issuer, new_key, running_issuer
from workbench.stage.sample_store import SampleStore, SampleStores

# No test is about how fast the machine is.
settings.register_profile("untimed", deadline=None, report_multiple_bugs=not QUICK)
settings.load_profile("untimed")


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


@pytest.fixture(scope="module")
def sessions(sample: SampleStore) -> dict[str, dict[str, Any]]:
    """Session attributes of ana's, one for each place in a conversation."""
    return sessions_of(sample.skill)


@pytest.fixture(scope="session")
def issuer_key() -> RSAPrivateKey:
    return new_key()


@pytest.fixture
def issuer(issuer_key: RSAPrivateKey) -> Iterator[Issuer]:
    """An issuer of access tokens on loopback, which counts how often it is asked."""
    with running_issuer(issuer_key) as running:
        yield running
