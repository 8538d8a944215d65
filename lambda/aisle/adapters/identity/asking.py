"""One question to the issuer: to the configured address alone, and bounded in time and size."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any

from aisle.adapters.exchange import LARGEST, Limits, exchange
from aisle.deadline import has_time_for
from aisle.domain.errors import StoreUnavailable

SECONDS = 1.5
_LIMITS = Limits(SECONDS, connect_seconds=0.5)
_HEADERS = {"Accept": "application/json"}


def asked(url: str) -> tuple[int, dict[str, Any]]:
    """The status and the JSON object that a GET is answered with, {} where it is none. A redirect
    is not followed.

    Raises StoreUnavailable where the answer takes longer than 1.5 seconds (finding the name's
    address apart, for which the system has its own limit), or than the turn has left, or is
    larger than 64 KB.
    """
    if not has_time_for(SECONDS):
        raise StoreUnavailable("no time left to ask the issuer")
    try:
        status, body = exchange("GET", url, _HEADERS, _LIMITS)
    except (OSError, HTTPException) as error:
        raise StoreUnavailable(f"the issuer: {type(error).__name__}") from error
    if len(body) > LARGEST:
        raise StoreUnavailable("the issuer's answer is too large")
    return status, _json_object(body)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
