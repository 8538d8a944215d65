"""What DynamoDB refuses, as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, NoRegionError

from aisle.adapters.dynamodb.client import NoRegion, error_code
from aisle.adapters.dynamodb.transactions import Tables

_ENGINE = "run `aisle engine` in another terminal and paste here what it prints"


@contextmanager
def store_errors_explained() -> Iterator[None]:
    """Raises click.ClickException in place of what botocore raises."""
    try:
        yield
    except (NoRegion, NoRegionError) as error:
        raise click.ClickException(
            f"no DynamoDB is named: {_ENGINE}, or set AWS_DEFAULT_REGION for one in AWS"
        ) from error
    except NoCredentialsError as error:
        raise click.ClickException(
            f"there are no AWS credentials: set them, or for a local DynamoDB {_ENGINE}"
        ) from error
    except ClientError as error:
        raise click.ClickException(_refused(error)) from error
    except BotoCoreError as error:
        raise click.ClickException(
            f"DynamoDB cannot be reached: {error}. For a local one: {_ENGINE}"
        ) from error


def check_tables(client: Any, tables: Tables) -> None:
    """Raises what botocore raises where a table is absent or out of reach."""
    for name in (tables.shop, tables.catalog):
        client.describe_table(TableName=name)


def _refused(error: ClientError) -> str:
    if error_code(error) == "ResourceNotFoundException":
        return (
            "a table is not there yet: `aisle load products` creates both "
            "(AISLE_SHOP_TABLE and AISLE_CATALOG_TABLE name yours)"
        )
    return f"DynamoDB refused: {error}"
