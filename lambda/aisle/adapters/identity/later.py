"""The identity, imported at the first turn that brings an access token.

Start-up is measured, and checking a signature loads a cryptographic library that a guest's search
does not need.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from aisle.ports import Identity


class LaterIdentity:
    """See ports.Identity; `build` makes the one that is meant."""

    def __init__(self, build: Callable[[], Identity]) -> None:
        self._build = build

    def customer_for(self, access_token: str) -> str:
        return self._identity.customer_for(access_token)

    @cached_property
    def _identity(self) -> Identity:
        return self._build()
