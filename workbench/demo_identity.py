"""Who is speaking, for local runs: the token names the customer.

It lives in the workbench, which never ships, so no setting can switch it on in a deployed stack.
"""

from __future__ import annotations

from aisle.domain.errors import NotLinked

_PREFIX = "demo:"


def token_for(customer_id: str) -> str:
    """The access token a local run puts into the envelope for that customer."""
    return _PREFIX + customer_id


class DemoIdentity:
    def customer_for(self, access_token: str) -> str:
        if not access_token.startswith(_PREFIX):
            raise NotLinked
        return access_token.removeprefix(_PREFIX)
