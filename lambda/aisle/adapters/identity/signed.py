"""The linked customer, by an OpenID Connect issuer's signed access token (Cognito or any other).

Nobody is asked who is speaking: the signature is checked here, with the issuer's public keys.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from aisle.adapters.identity.claims import TokenRules
from aisle.adapters.identity.key_set import KeySet
from aisle.adapters.identity.refusal import Refused
from aisle.adapters.identity.signature import claims_of, header_of
from aisle.domain.errors import NotLinked

logger = logging.getLogger(__name__)


class SignedTokenIdentity:
    """See ports.Identity. `clock` gives seconds since 1970."""

    def __init__(
        self, rules: TokenRules, keys_url: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._rules = rules
        self._keys = KeySet(keys_url, clock)
        self._clock = clock

    def customer_for(self, access_token: str) -> str:
        try:
            header = header_of(access_token)
            claims = claims_of(access_token, self._keys.key(header["kid"]))
            return self._rules.customer_id(header, claims, self._clock())
        except Refused as refused:
            logger.info("access token refused: %s", refused)
            raise NotLinked from None
