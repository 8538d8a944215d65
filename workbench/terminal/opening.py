"""Opening a shop to talk to: the sample shop on an engine of its own, or one's own tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.transactions import Tables
from aisle.settings import Settings
from workbench.engine import patient_client, running_engine
from workbench.loading.command import terminal_progress
from workbench.loading.load import Load, load_files
from workbench.loading.target import Target, loading_client
from workbench.local_shop import (
    SAMPLE_SHOP,
    SKILL_ID,
    LocalSkill,
    local_skill,
    sample_settings,
    sample_terms,
    sample_today,
)
from workbench.sample_items import read_sample
from workbench.search_index import build
from workbench.terminal.store_errors import check_tables, store_errors_explained

SEARCH_INDEX = Path("build/search_index.sqlite")
_TABLES = Tables("AisleShop", "AisleCatalog")
_THREADS = 4

own_option: Callable[[Any], Any] = click.option(
    "--own",
    is_flag=True,
    help="Your own tables (AISLE_SHOP_TABLE, AISLE_CATALOG_TABLE, AWS_ENDPOINT_URL) and the "
    "index that `aisle index` built, in place of the sample shop.",
)


@dataclass(frozen=True, slots=True)
class OpenShop:
    """`client` is a second one, for looking at the store without being counted."""

    skill: LocalSkill
    skill_id: str
    seller: str
    client: Any
    tables: Tables


@contextmanager
def opened_shop(*, own: bool) -> Iterator[OpenShop]:
    """Raises EngineError or a click error that says what to do."""
    if own:
        yield _opened_own(own_settings())
        return
    with running_engine() as engine, TemporaryDirectory(prefix="aisle-index-") as folder:
        os.environ.update(engine.environment())
        index = Path(folder) / "search_index.sqlite"
        _load_sample(Path(folder))
        build(read_sample(SAMPLE_SHOP).products, index)
        yield _opened(sample_settings(_TABLES, index))


def _load_sample(folder: Path) -> None:
    """As a retailer would load it; its orders are told from today."""
    target = Target(loading_client(None, None, _THREADS), _TABLES.shop, _TABLES.catalog)
    with terminal_progress() as progress:
        for kind in ("products", "stores", "customers", "orders"):
            load = Load(
                kind,
                (SAMPLE_SHOP / f"{kind}.jsonl",),
                report=folder / f"{kind}.report.jsonl",
                dates_from=sample_today() if kind == "orders" else None,
            )
            loaded = load_files(load, target, progress)
            if loaded.tally.refusals:
                raise click.ClickException(f"the sample shop has bad {kind}: {loaded.report}")


def own_settings() -> Settings:
    """The environment's settings, with the sample shop's terms where a local run needs none."""
    defaults = {
        "AISLE_SKILL_ID": SKILL_ID,
        "AISLE_SHOP_TABLE": _TABLES.shop,
        "AISLE_CATALOG_TABLE": _TABLES.catalog,
        "AISLE_SEARCH_INDEX": str(SEARCH_INDEX),
        "AISLE_SELLER": sample_terms()["seller"],
    }
    return Settings.from_environment({**defaults, **os.environ})


def _opened_own(settings: Settings) -> OpenShop:
    with store_errors_explained():
        shop = _opened(settings)
        check_tables(shop.client, shop.tables)
    return shop


def _opened(settings: Settings) -> OpenShop:
    if not Path(settings.search_index).is_file():
        raise click.ClickException(
            f"there is no search index at {settings.search_index}: build it with `aisle index`"
        )
    return OpenShop(
        skill=local_skill(dynamodb_client(), settings),
        skill_id=settings.skill_id,
        seller=settings.seller,
        client=patient_client(),
        tables=Tables(settings.shop_table, settings.catalog_table),
    )
