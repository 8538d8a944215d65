"""Where the items go: a client with patience, and the two tables."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from botocore.config import Config
from botocore.exceptions import ClientError, NoRegionError
from botocore.session import Session

from aisle.adapters.dynamodb import keys
from workbench.loading.rows import LoadingError
from workbench.loading.spool import CATALOG, SHOP

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Target:
    client: Any
    shop_table: str
    catalog_table: str

    @property
    def tables(self) -> dict[str, str]:
        return {SHOP: self.shop_table, CATALOG: self.catalog_table}

    def create_tables(self) -> tuple[str, ...]:
        """Creates what is absent and waits until it can be written to. The names of those."""
        wanted = (keys.shop_table(self.shop_table), keys.catalog_table(self.catalog_table))
        created = tuple(table["TableName"] for table in wanted if self._create(table))
        for name in created:
            self.client.get_waiter("table_exists").wait(
                TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
            )
        return created

    def _create(self, table: dict[str, Any]) -> bool:
        try:
            self.client.describe_table(TableName=table["TableName"])
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                raise
        else:
            return False
        with suppress(self.client.exceptions.ResourceInUseException):  # another load was faster
            self.client.create_table(**table)
        return True


def loading_client(endpoint_url: str | None, region: str | None, threads: int) -> Any:
    """A client that bears throttling. A local engine needs neither region nor credentials.
    Raises LoadingError where AWS would need them."""
    session = Session()
    local = endpoint_url is not None and urlsplit(endpoint_url).hostname in _LOOPBACK
    if local and session.get_credentials() is None:
        session.set_credentials("local", "local")
    if local and region is None and session.get_config_variable("region") is None:
        region = "us-east-1"
    config = Config(
        connect_timeout=5,
        read_timeout=30,
        retries={"mode": "standard", "total_max_attempts": 4},
        max_pool_connections=threads,
        tcp_keepalive=True,
        parameter_validation=False,  # the items are our own, and it takes a third of the time
    )
    try:
        return session.create_client(
            "dynamodb", endpoint_url=endpoint_url, region_name=region, config=config
        )
    except NoRegionError as error:
        raise LoadingError(
            "no DynamoDB is named: run `aisle engine` in another terminal and paste here what it "
            "prints, or set AWS_DEFAULT_REGION (or --region) for one in AWS"
        ) from error
    except ValueError as error:
        raise LoadingError(f"{endpoint_url} is not an endpoint: {error}") from error
