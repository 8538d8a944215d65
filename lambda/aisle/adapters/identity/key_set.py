"""The issuer's public keys, fetched when they are needed and seldom.

Time is the wall clock's: a frozen function wakes hours later, and a monotonic clock may not have
counted them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import PyJWTError

from aisle.adapters.identity.asking import asked
from aisle.adapters.identity.refusal import Refused
from aisle.adapters.identity.signature import ALGORITHM
from aisle.domain.errors import StoreUnavailable

logger = logging.getLogger(__name__)

_FRESH_SECONDS = 3_600
_USABLE_SECONDS = 6 * 3_600
_PAUSE_SECONDS = 10
_KEY_BITS = range(2_048, 8_193)  # below is weak (NIST SP 800-131A), above takes a turn's time
_LONGEST_MODULUS = 1_400  # characters in base64 for the 8,192 bits
_LEAST_AGE = -_PAUSE_SECONDS  # a clock set back by more is a clock that cannot tell an age


class KeySet:
    """The keys at `url`, a JSON Web Key Set (RFC 7517).

    After an hour, and for a key id that is not among them, they are fetched again, but never
    twice within ten seconds, however many forged ids arrive. Where that fails the ones at hand
    stay good for six hours, so that an issuer's bad hour is not the shop's.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._url = url
        self._clock = clock
        self._keys: dict[str, RSAPublicKey] = {}
        self._loaded_at = float("-inf")
        self._asked_at = float("-inf")
        self._failing = False
        self._asking = Lock()

    def key(self, key_id: str) -> RSAPublicKey:
        """Raises Refused for an id that is not the issuer's, and StoreUnavailable where that
        cannot be told."""
        if key_id not in self._keys or not self._are_younger_than(_FRESH_SECONDS):
            self._refresh()
        if not self._are_younger_than(_USABLE_SECONDS):
            raise StoreUnavailable("there are no keys of the issuer's")
        key = self._keys.get(key_id)
        if key is None and self._failing:
            raise StoreUnavailable("the issuer's keys cannot be fetched")
        if key is None:
            raise Refused("its key is not the issuer's")
        return key

    def _are_younger_than(self, seconds: float) -> bool:
        return _LEAST_AGE <= self._clock() - self._loaded_at < seconds

    def _refresh(self) -> None:
        """One thread asks; those that waited for it find that it has just been asked."""
        with self._asking:
            now = self._clock()
            if abs(now - self._asked_at) < _PAUSE_SECONDS:
                return
            self._asked_at = now
            try:
                self._keys, self._loaded_at = self._fetched(), now
                self._failing = False
            except StoreUnavailable as error:
                self._failing = True
                logger.warning("the issuer's keys were not fetched: %s", error)

    def _fetched(self) -> dict[str, RSAPublicKey]:
        status, answer = asked(self._url)
        keys = answer.get("keys")
        if status != HTTPStatus.OK or not isinstance(keys, list):
            raise StoreUnavailable(f"no key set, status {status}")
        found = dict(entry for key in keys if (entry := _usable(key)))
        if not found:
            logger.warning("none of the issuer's %s keys can verify %s", len(keys), ALGORITHM)
        return found


def _usable(key: Any) -> tuple[str, RSAPublicKey] | None:
    """The key with its id; None for one of another kind, or too weak, or for something else."""
    try:
        public = _public_key(key) if _is_for_us(key) else None
    except (PyJWTError, ValueError, TypeError):
        return None
    return (key["kid"], public) if public and public.key_size in _KEY_BITS else None


def _is_for_us(key: Any) -> bool:
    return (
        isinstance(key, dict)
        and all(isinstance(key.get(name), str) and key[name] for name in ("kid", "n", "e"))
        and key.get("kty") == "RSA"
        and key.get("use", "sig") == "sig"
        and key.get("alg", ALGORITHM) == ALGORITHM
        and "verify" in key.get("key_ops", ("verify",))
    )


def _public_key(key: dict[str, Any]) -> RSAPublicKey:
    """Of its members only the public ones: with a private exponent it would become another kind."""
    if max(len(key["n"]), len(key["e"])) > _LONGEST_MODULUS:
        raise ValueError
    public = RSAAlgorithm.from_jwk({name: key[name] for name in ("kty", "n", "e")})
    if not isinstance(public, RSAPublicKey):
        raise TypeError
    return public
