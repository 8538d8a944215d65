"""The two packages of the start-up benchmark, over one local DynamoDB with the sample shop."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from botocore.session import Session

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from workbench.deployment import package
from workbench.deployment.runtime import (
    ROOT,
    VERSION,
    Command,
    architecture_here,
    runtime_python,
    uv,
)
from workbench.deployment.tools import offline_environment, run
from workbench.engine import running_engine
from workbench.issuer import CLIENT_ID, Issuer, running_issuer
from workbench.local_shop import SAMPLE_SHOP, SKILL_ID, sample_terms
from workbench.sample_items import fill, read_sample
from workbench.search_index import build as build_index

SHOPPER = "ana"
_FOLDER = ROOT / "build" / "start_up"
_TABLES = Tables("Shop", "Catalog")


@dataclass(frozen=True, slots=True)
class Contestant:
    name: str
    folder: Path
    module: str
    environment: Mapping[str, str]

    @property
    def arguments(self) -> Command:
        return [ROOT / "benchmarks" / "first_turn.py", self.folder, self.module]


@contextmanager
def contestants() -> Iterator[tuple[Contestant, Contestant, str]]:
    """Aisle, the plain handler, and the access token of the shopper who asks them.

    Raises DeploymentError where one cannot be built.
    """
    _FOLDER.mkdir(parents=True, exist_ok=True)
    index = _FOLDER / package.INDEX_NAME
    index.unlink(missing_ok=True)
    sample = read_sample(SAMPLE_SHOP)
    build_index(sample.products, index)
    with running_engine() as engine, running_issuer() as issuer:
        os.environ.update(engine.environment())
        client = Session().create_client("dynamodb")
        fill(client, _TABLES, sample)
        (latest,) = DynamoOrders(client, _TABLES.shop, _TABLES.catalog).latest(SHOPPER)
        key = keys.order(SHOPPER, latest.placed_at, latest.number)
        base = {**offline_environment(), **engine.environment(), **_settings(issuer)}
        plain = {**base, "ORDER_PK": key["pk"], "ORDER_SK": key["sk"]}
        yield _aisle(index, base), _plain(plain), issuer.token(SHOPPER)


def _aisle(index: Path, environment: Mapping[str, str]) -> Contestant:
    folder = _FOLDER / "aisle"
    package.build(folder, index, architecture_here())
    in_package = {  # as template.yaml sets them
        "AISLE_SEARCH_INDEX": str(folder / package.INDEX_NAME),
        "PYTHONTZPATH": str(folder / "tzdata" / "zoneinfo"),
    }
    return Contestant("Aisle", folder, "lambda_function", {**environment, **in_package})


def _plain(environment: Mapping[str, str]) -> Contestant:
    """The same versions of the same libraries, installed in the usual way, bytecode included."""
    folder = _FOLDER / "plain"
    installing: Command = [uv(), "pip", "install", "--quiet", "--target", folder]
    installing += ["--python", runtime_python(), "--python-version", VERSION, "--compile-bytecode"]
    installing += ["--constraint", ROOT / "requirements" / "dev.txt", "ask-sdk-core", "boto3"]
    run(installing, offline_environment(), "the plain handler could not be installed")
    source = ROOT / "benchmarks" / "plain_handler" / "plain_handler.py"
    (folder / source.name).write_bytes(source.read_bytes())
    compiling: Command = [runtime_python(), "-m", "compileall", "-q", folder / source.name]
    run(compiling, offline_environment(), "the plain handler could not be compiled")
    return Contestant("plain ask-sdk + boto3", folder, "plain_handler", environment)


def _settings(issuer: Issuer) -> dict[str, str]:
    return {
        "AISLE_SKILL_ID": SKILL_ID,
        "AISLE_SHOP_TABLE": _TABLES.shop,
        "AISLE_CATALOG_TABLE": _TABLES.catalog,
        "AISLE_IDENTITY": "jwt",
        "AISLE_TOKEN_ISSUER": issuer.url,
        "AISLE_TOKEN_CLIENT_ID": CLIENT_ID,
        "AISLE_SELLER": sample_terms()["seller"],
    }
