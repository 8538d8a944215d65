"""Posts to Amazon's endpoints: bounded in time and size, nowhere but where it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from urllib3 import PoolManager, Timeout
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from aisle.notice_ports import DeliveryUnknown, NotDelivered

_TIMEOUT = Timeout(connect=1.0, read=3.0)
_LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """One request, no redirect: it carries a token or a secret. Raises NotDelivered where
    nothing was sent, DeliveryUnknown where no answer came."""
    try:
        answer = _pool().request(
            "POST",
            url,
            body=body,
            headers=dict(headers),
            timeout=_TIMEOUT,
            retries=False,
            redirect=False,
            preload_content=False,
        )
        try:
            return Answer(answer.status, answer.read(_LONGEST_ANSWER))
        finally:
            answer.release_conn()
    except (NewConnectionError, ConnectTimeoutError) as error:
        raise NotDelivered(type(error).__name__) from None
    except HTTPError as error:
        raise DeliveryUnknown(type(error).__name__) from None


@cache
def _pool() -> PoolManager:
    return PoolManager(num_pools=4)
