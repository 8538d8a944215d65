"""Clients of AWS's services for whoever works behind the shopper's back: with time limits, and
without attempts of botocore's own, as the stream brings back what failed."""

from __future__ import annotations

from typing import Any

from botocore.config import Config
from botocore.session import Session

_CONFIG = Config(
    connect_timeout=1.0,
    read_timeout=4.0,
    retries={"mode": "standard", "total_max_attempts": 1},
    tcp_keepalive=True,
)


def aws_client(service: str, session: Session | None = None) -> Any:
    return (session or Session()).create_client(service, config=_CONFIG)
