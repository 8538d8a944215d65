"""The four-digit voice code: which are too easy to guess, and how one is kept."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import scrypt

MOST_IN_A_SESSION = 3

_SALT_BYTES = 16
_BLOCK_SIZE = 8
_COST = 2**14
_TOKEN = 16
_MEMORY = 64 * 1024 * 1024  # OpenSSL refuses above this; the cost below takes a quarter
_RUNS = ("01234567890", "09876543210")


@dataclass(frozen=True, slots=True)
class VoiceCode:
    """A code as it is kept: scrypt (RFC 7914) of its digits, with the salt and the cost that it
    was made with, so that the cost may rise without losing a code; digest and salt are hex. Ten
    thousand codes are soon tried at any cost: what protects one is that guesses are counted."""

    digest: str
    salt: str
    cost: int

    @classmethod
    def of(cls, digits: str) -> VoiceCode:
        """With a salt of its own."""
        salt = secrets.token_bytes(_SALT_BYTES)
        return cls(_scrypt(digits, salt, _COST), salt.hex(), _COST)

    def fits(self, digits: str) -> bool:
        """In the same time, whatever was said."""
        said = _scrypt(digits, bytes.fromhex(self.salt), self.cost)
        return hmac.compare_digest(said, self.digest)


@dataclass(frozen=True, slots=True)
class Guess:
    """One try, told from another by the request and the digits: the same request repeated is the
    same try. `session` is a fingerprint, `at` UTC."""

    token: str
    request_id: str
    session: str
    at: datetime

    @classmethod
    def of(cls, digits: str, request_id: str, session: str, at: datetime) -> Guess:
        """The token gives the digits away no sooner than the code's own digest would."""
        salt = request_id.encode("utf-8", "surrogatepass")
        return cls(_scrypt(digits, salt, _COST)[:_TOKEN], request_id, session, at)


def is_easy(digits: str) -> bool:
    """0000, 1212, 1234, 4321: what is guessed first."""
    repeated = digits[:2] == digits[2:]
    return repeated or any(digits in run for run in _RUNS)


def _scrypt(digits: str, salt: bytes, cost: int) -> str:
    return scrypt(
        digits.encode(), salt=salt, n=cost, r=_BLOCK_SIZE, p=1, maxmem=_MEMORY, dklen=32
    ).hex()
