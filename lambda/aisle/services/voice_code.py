"""The voice code: giving it, setting it, changing it and taking it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from aisle.domain.voice_code import MOST_IN_A_SESSION, Guess, VoiceCode, is_easy
from aisle.ports import Orders, VoiceCodes
from aisle.services.outcome import Outcome
from aisle.services.quote import Request
from aisle.services.reorder import account_of

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class CodeWrong(Outcome):
    """Not the code; `left` more may be tried in this session."""

    left: int


@dataclass(frozen=True, slots=True)
class CodeLocked(Outcome):
    """Too many wrong ones: of this session, where `minutes` is None, or of this hour, and none is
    taken for so long. `buying` is what it was for."""

    minutes: int | None
    buying: bool = False


@dataclass(frozen=True, slots=True)
class NoCode(Outcome):
    """The customer has no voice code."""


@dataclass(frozen=True, slots=True)
class OldCodeAsked(Outcome):
    """There is a code; it has to be given before it is changed, or (`removing`) taken away."""

    removing: bool = False


@dataclass(frozen=True, slots=True)
class NewCodeAsked(Outcome):
    """Which digits it should be. `easy`: those just said are what others would guess first;
    `different`: the two that were said are not the same."""

    easy: bool = False
    different: bool = False


@dataclass(frozen=True, slots=True)
class NewCodeAgainAsked(Outcome):
    """The same digits once more, to be sure."""


@dataclass(frozen=True, slots=True)
class CodeSet(Outcome):
    """`changed`: there was one before."""

    changed: bool


@dataclass(frozen=True, slots=True)
class CodeRemoved(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class CodeDeclined(Outcome):
    """The shopper would rather not have one, or (`kept`) leaves the one there is."""

    kept: bool = False


@dataclass(frozen=True, slots=True)
class NotFourDigits(Outcome):
    """What was said is no code; it is asked for again."""


Refused = CodeWrong | CodeLocked | NoCode


@dataclass(frozen=True, slots=True)
class Verified:
    """The guess was right: this is the code. `done`: its request has changed it already."""

    guess: Guess
    code: VoiceCode | None
    done: bool = False


class VoiceCodeKeeping:
    def __init__(self, codes: VoiceCodes, orders: Orders) -> None:
        self._codes = codes
        self._orders = orders

    def verify(self, customer_id: str, digits: str, request: Request) -> Verified | Refused:
        """One round trip: counted in the store, and only then compared."""
        guess = Guess.of(digits, request.request_id, request.session, request.at)
        counted = self._codes.count(customer_id, guess)
        if counted.done:
            return Verified(guess, counted.code, done=True)
        if counted.locked_until:
            return CodeLocked(_minutes(request.at, counted.locked_until))
        if not counted.code:
            return NoCode()
        if counted.in_session <= MOST_IN_A_SESSION and counted.code.fits(digits):
            return Verified(guess, counted.code)
        left = MOST_IN_A_SESSION - counted.in_session
        return CodeWrong(left) if left > 0 else CodeLocked(None)

    def forgive(self, customer_id: str, verified: Verified) -> None:
        """A right guess that led to nothing does not count either. One round trip."""
        if verified.code:
            self._codes.forgive(customer_id, verified.guess, verified.code)

    def begin(self, customer_id: str, removing: bool = False) -> Outcome:
        """What has to be asked first. One round trip. Raises NoCustomerRecord."""
        if account_of(self._orders, customer_id, 1).has_code:
            return OldCodeAsked(removing)
        return NoCode() if removing else NewCodeAsked()

    def admit(self, customer_id: str, old: str, request: Request) -> Outcome:
        """The old code opens the way to a new one. Two round trips."""
        verified = self.verify(customer_id, old, request)
        if not isinstance(verified, Verified):
            return NewCodeAsked() if isinstance(verified, NoCode) else verified
        self.forgive(customer_id, verified)
        return NewCodeAsked()

    def propose(self, digits: str) -> NewCodeAsked | NewCodeAgainAsked:
        return NewCodeAsked(easy=True) if is_easy(digits) else NewCodeAgainAsked()

    def set(
        self, customer_id: str, digits: tuple[str, str], old: str | None, request: Request
    ) -> Outcome:
        """The digits as they were said twice. One round trip, two with the old code. Raises
        CodeUnsure."""
        if digits[0] != digits[1]:
            return NewCodeAsked(different=True)
        if is_easy(digits[0]):
            return NewCodeAsked(easy=True)
        before = None
        if old:
            verified = self.verify(customer_id, old, request)
            if not isinstance(verified, Verified):
                return verified
            if verified.done:
                return CodeSet(changed=True)
            before = verified.code
        after = VoiceCode.of(digits[0])
        done = self._codes.change(customer_id, before, after, request.request_id)
        return CodeSet(changed=before is not None) if done else OldCodeAsked()

    def remove(self, customer_id: str, old: str, request: Request) -> Outcome:
        """Two round trips. Raises CodeUnsure."""
        verified = self.verify(customer_id, old, request)
        if not isinstance(verified, Verified):
            return verified
        if verified.done or self._codes.change(
            customer_id, verified.code, None, request.request_id
        ):
            return CodeRemoved()
        return OldCodeAsked(removing=True)


def _minutes(now: datetime, until: datetime) -> int:
    return max(ceil((until - now).total_seconds() / _SECONDS), 1)
