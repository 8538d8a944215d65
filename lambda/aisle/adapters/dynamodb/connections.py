"""botocore's connections, with a time limit for the whole answer and not for each byte of it."""

from __future__ import annotations

from typing import Any

from botocore.awsrequest import (
    AWSHTTPConnection,
    AWSHTTPConnectionPool,
    AWSHTTPSConnection,
    AWSHTTPSConnectionPool,
)

from aisle.adapters.whole_answer import WholeAnswer


class _Connection(AWSHTTPConnection):  # type: ignore[misc]
    response_class = WholeAnswer


class _SecureConnection(AWSHTTPSConnection):  # type: ignore[misc]
    response_class = WholeAnswer


class _Pool(AWSHTTPConnectionPool):  # type: ignore[misc]
    ConnectionCls = _Connection


class _SecurePool(AWSHTTPSConnectionPool):  # type: ignore[misc]
    ConnectionCls = _SecureConnection


def bound_answers(client: Any) -> None:
    """Lets the client make such connections. botocore has no public way in for that: its own
    pools are replaced, and a test holds that a slow answer is given up."""
    pools = client._endpoint.http_session._pool_classes_by_scheme
    pools.update(http=_Pool, https=_SecurePool)
