"""The one DynamoDB client of the process, with time limits a shopper can bear."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, NoRegionError
from botocore.exceptions import ConnectionError as NotConnected
from botocore.session import Session

from aisle import log
from aisle.adapters.dynamodb.connections import bound_answers
from aisle.deadline import has_time_for
from aisle.domain.errors import StoreUnavailable
from aisle.settings import SettingsError

_CONNECT_SECONDS = 0.5
_READ_SECONDS = 1.0
# botocore's own defaults (60 s, 4 attempts) would outlast Alexa's 8 s. Even two attempts of its
# own may lie a second apart, and more where the service asks for it, so `asked` does the second.
_CONFIG = Config(
    connect_timeout=_CONNECT_SECONDS,
    read_timeout=_READ_SECONDS,
    retries={"mode": "standard", "total_max_attempts": 1},
    tcp_keepalive=True,
    max_pool_connections=10,
)
_ATTEMPTS = 2
_PAUSE_SECONDS = (0.01, 0.06)
_FOR_THE_CALLER = frozenset({"TransactionCanceledException", "ConditionalCheckFailedException"})
_PASSING = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded",
        "TransactionInProgressException",
    }
)
_SERVER_ERROR = 500


class NoRegion(SettingsError):
    """Nobody says which region of AWS the tables are in."""


def dynamodb_client(session: Session | None = None) -> Any:
    """A client of botocore's own, which starts faster than boto3's. Raises NoRegion."""
    try:
        client = (session or Session()).create_client("dynamodb", config=_CONFIG)
    except NoRegionError:
        raise NoRegion("AWS_DEFAULT_REGION is not set") from None
    bound_answers(client)
    return client


def asked(call: Callable[..., dict[str, Any]], **parameters: Any) -> dict[str, Any]:
    """The answer to a call, asked for twice where the first time was only bad luck. Raises
    StoreUnavailable for whatever the caller cannot mend, and where the turn has no time left; a
    cancelled transaction and a failed condition pass through."""
    for attempt in range(1, _ATTEMPTS + 1):
        if not has_time_for(_CONNECT_SECONDS + _READ_SECONDS):
            raise StoreUnavailable("no time left")
        log.round_trip()
        try:
            return call(**parameters)
        except (ClientError, BotoCoreError) as error:
            if isinstance(error, ClientError) and error_code(error) in _FOR_THE_CALLER:
                raise
            if attempt == _ATTEMPTS or not _may_pass(error):
                log.note(store_error=_named(error))
                raise StoreUnavailable(_named(error)) from error
        pause()
    raise StoreUnavailable


def pause() -> None:
    """A few hundredths of a second, never twice the same: for what others are in the way of."""
    time.sleep(random.uniform(*_PAUSE_SECONDS))  # noqa: S311


def error_code(error: ClientError) -> str:
    code: str = error.response.get("Error", {}).get("Code", "")
    return code


def _may_pass(error: ClientError | BotoCoreError) -> bool:
    if not isinstance(error, ClientError):
        return isinstance(error, HTTPClientError | NotConnected)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= _SERVER_ERROR or error_code(error) in _PASSING


def _named(error: ClientError | BotoCoreError) -> str:
    return error_code(error) if isinstance(error, ClientError) else type(error).__name__
