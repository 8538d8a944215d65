"""Certificates are fetched when they must be, no oftener, and not for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

import pytest

from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import ALEXA, NOW, authority, good_chain, intermediate, leaf, pem, roots
from tests.web_endpoint.sent import envelope, good, signed
from web_endpoint.certificates import SigningCertificates
from web_endpoint.refusal import Refused
from web_endpoint.remembered import Remembered

PATH = "/echo.api/cert.pem"
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


class Amazon:
    """What lies at Amazon's, and a clock."""

    def __init__(self, chain: bytes | None = None) -> None:
        self.chain = good_chain() if chain is None else chain
        self.fetched: list[str] = []
        self.now: datetime = NOW
        self.certificates = SigningCertificates(self._fetch, roots(), lambda: self.now)

    def _fetch(self, path: str) -> bytes:
        self.fetched.append(path)
        if not self.chain:
            raise Refused("nothing there")
        return self.chain

    def refuses(self, path: str = PATH) -> bool:
        try:
            self.certificates.at(path)
        except Refused:
            return True
        return False


def test_a_certificate_is_fetched_once_a_day() -> None:
    amazon = Amazon()
    for hours in (0, 1, 23.9, 24, 25):
        amazon.now = NOW + timedelta(hours=hours)
        assert not amazon.refuses()
    assert len(amazon.fetched) == 2


def test_one_that_expires_sooner_is_kept_until_then() -> None:
    chain = pem(leaf(ALEXA, valid=(-DAY, timedelta(hours=1))), intermediate())
    amazon = Amazon(chain)
    assert not amazon.refuses()
    amazon.now = NOW + timedelta(hours=1) + SECOND
    assert amazon.refuses()
    assert len(amazon.fetched) == 2


def test_it_is_kept_no_longer_than_its_intermediate_is_valid() -> None:
    chain = pem(leaf(ALEXA), authority(valid=(-DAY, timedelta(hours=1))))
    amazon = Amazon(chain)
    assert not amazon.refuses()
    amazon.now = NOW + timedelta(hours=1) + SECOND
    assert amazon.refuses()


def test_a_clock_that_was_set_back_asks_again() -> None:
    amazon = Amazon()
    assert not amazon.refuses()
    amazon.now = NOW - timedelta(hours=1)
    assert not amazon.refuses()
    assert len(amazon.fetched) == 2


def test_a_failure_is_not_looked_at_again_at_once_nor_never() -> None:
    amazon = Amazon(b"")
    assert amazon.refuses()
    amazon.chain = good_chain()
    amazon.now = NOW + 4 * SECOND
    assert amazon.refuses()
    assert len(amazon.fetched) == 1
    amazon.now = NOW + 5 * SECOND
    assert not amazon.refuses()


def test_many_who_wait_wait_for_one_fetch() -> None:
    amazon, arrived = Amazon(), Event()
    fetch = amazon._fetch

    def slow(path: str) -> bytes:
        assert arrived.wait(5)
        return fetch(path)

    certificates = SigningCertificates(slow, roots(), lambda: NOW)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(certificates.at, PATH) for _ in range(8)]
        arrived.set()
        assert len({id(one.result(5)) for one in waiting}) == 1
    assert amazon.fetched == [PATH]


def test_a_flood_of_addresses_does_not_stop_those_who_are_known() -> None:
    """Two fetches hang; a third is refused at once, and a known certificate is still answered."""
    hanging, release = Event(), Event()

    def fetch(path: str) -> bytes:
        if path != PATH:
            hanging.set()
            release.wait(5)
        return good_chain()

    certificates = SigningCertificates(fetch, roots(), lambda: NOW)
    known = certificates.at(PATH)
    with ThreadPoolExecutor(2) as pool:
        flood = [pool.submit(certificates.at, f"/echo.api/{n}.pem") for n in range(2)]
        assert hanging.wait(5)
        while len(certificates._coming) < 2:
            assert not release.wait(0.01)
        with pytest.raises(Refused, match="too many"):
            certificates.at("/echo.api/third.pem")
        assert certificates.at(PATH) is known
        release.set()
        assert all(one.result(5) for one in flood)


def test_a_fetch_that_never_ends_is_waited_for_in_vain_for_a_bounded_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("web_endpoint.certificates._PATIENCE_SECONDS", 0.05)
    release = Event()

    def fetch(path: str) -> bytes:
        release.wait(5)
        return good_chain()

    certificates = SigningCertificates(fetch, roots(), lambda: NOW)
    with pytest.raises(Refused, match="in time"):
        certificates.at(PATH)
    release.set()


def test_what_breaks_the_fetch_is_a_refusal() -> None:
    def fetch(path: str) -> bytes:
        raise ZeroDivisionError("canary")

    certificates = SigningCertificates(fetch, roots(), lambda: NOW)
    with pytest.raises(Refused, match=r"^ZeroDivisionError$"):
        certificates.at(PATH)


def test_the_spellings_of_an_address_are_one_certificate() -> None:
    sent = good()
    endpoint = Endpoint(sent.chain)
    for address in (
        "https://s3.amazonaws.com/echo.api/cert.pem",
        "HTTPS://S3.amazonaws.com:443/echo.api/./x/../cert.pem",
        "https://s3.amazonaws.com/echo.api//cert.pem",
    ):
        assert endpoint.post(sent.with_header("SignatureCertChainUrl", address)).status_code == 200
    assert endpoint.fetched == ["/echo.api/cert.pem"]


def test_a_known_certificate_that_expires_between_two_requests_is_not_taken() -> None:
    chain = pem(leaf(ALEXA, valid=(-DAY, timedelta(seconds=60))), intermediate())
    endpoint = Endpoint(chain)
    assert endpoint.post(signed(envelope(), chain)).status_code == 200
    endpoint.now = NOW + timedelta(seconds=61)
    assert endpoint.post(signed(envelope(), chain)).status_code == 400


def test_only_so_many_are_remembered() -> None:
    remembered: Remembered[int] = Remembered(2)
    for number in range(5):
        remembered.put(str(number), number, NOW, NOW + DAY)
    assert len(remembered) == 2
    assert [remembered.get(str(number), NOW) for number in range(5)] == [None, None, None, 3, 4]
