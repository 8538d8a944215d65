"""The signing certificates in use: fetched once a day, and never at the mercy of who asks.

Anybody can make the endpoint fetch by naming an address in Amazon's folder. So few are fetched at
once, for a bounded time, everybody who waits for one waits for the same fetch, and those that are
known to be good are answered from memory meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from threading import Lock, Thread

from cryptography.x509.verification import Store

from web_endpoint.clock import Clock
from web_endpoint.refusal import Refused
from web_endpoint.remembered import Remembered
from web_endpoint.signing_certificate import SigningCertificate, signing_certificate

_GOOD_FOR = timedelta(hours=24)
_BAD_FOR = timedelta(seconds=5)
_MOST_GOOD = 16
_MOST_BAD = 64
_FETCHES_AT_ONCE = 2
_PATIENCE_SECONDS = 2.5

Fetch = Callable[[str], bytes]


class SigningCertificates:
    """`fetch` takes a path at s3.amazonaws.com to what lies there, and raises Refused."""

    def __init__(self, fetch: Fetch, roots: Store, clock: Clock) -> None:
        self._fetch = fetch
        self._roots = roots
        self._clock = clock
        self._lock = Lock()
        self._good: Remembered[SigningCertificate] = Remembered(_MOST_GOOD)
        self._bad: Remembered[Refused] = Remembered(_MOST_BAD)
        self._coming: dict[str, Future[SigningCertificate]] = {}

    def at(self, path: str) -> SigningCertificate:
        """The certificate there, valid now. Raises Refused, and does so again for a few seconds
        without another look."""
        with self._lock:
            now = self._clock()
            if good := self._good.get(path, now):
                return good
            if bad := self._bad.get(path, now):
                raise Refused(str(bad))
            coming = self._coming.get(path) or self._started(path)
        try:
            return coming.result(timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            raise Refused("the certificate did not come in time") from None

    def _started(self, path: str) -> Future[SigningCertificate]:
        if len(self._coming) >= _FETCHES_AT_ONCE:
            raise Refused("too many certificates are being fetched")
        future: Future[SigningCertificate] = Future()
        self._coming[path] = future
        Thread(target=self._bring, args=(path, future), daemon=True).start()
        return future

    def _bring(self, path: str, future: Future[SigningCertificate]) -> None:
        try:
            certificate = signing_certificate(self._fetch(path), self._roots, self._clock())
        except Exception as error:
            refused = error if isinstance(error, Refused) else Refused(type(error).__name__)
            self._keep(path, bad=refused)
            future.set_exception(refused)
        else:
            self._keep(path, good=certificate)
            future.set_result(certificate)

    def _keep(
        self, path: str, good: SigningCertificate | None = None, bad: Refused | None = None
    ) -> None:
        with self._lock:
            now = self._clock()
            del self._coming[path]
            if good:
                self._good.put(path, good, now, min(now + _GOOD_FOR, good.valid_until))
            if bad:
                self._bad.put(path, bad, now, now + _BAD_FOR)
