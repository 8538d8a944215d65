"""F15, tricks with the certificate's address and with certificates: what is not Amazon's own is
never fetched, what was fetched is judged, and what is kept is not kept for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web_endpoint.bad_addresses import ADDRESS_CASES
from tests.web_endpoint.bad_chains import CHAIN_CASES
from tests.web_endpoint.endpoint import Endpoint
from tests.web_endpoint.pki import NOW
from tests.web_endpoint.sent import ADDRESS, Case, good
from web_endpoint.certificate_address import certificate_path


@pytest.mark.parametrize("case", ADDRESS_CASES, ids=lambda case: case.name)
def test_f15_nothing_is_fetched_from_an_address_that_is_not_amazons(case: Case) -> None:
    sent = case.make()
    endpoint = Endpoint(sent.chain)
    assert endpoint.post(sent).status_code == 400
    assert endpoint.fetched == []
    assert endpoint.asked == []


@pytest.mark.parametrize("case", CHAIN_CASES, ids=lambda case: case.name)
def test_f15_a_certificate_that_is_not_alexas_is_refused(case: Case) -> None:
    sent = case.make()
    endpoint = Endpoint(sent.chain)
    assert endpoint.post(sent).status_code == 400
    assert len(endpoint.fetched) == 1
    assert endpoint.asked == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (ADDRESS, "/echo.api/echo-api-cert-12.pem"),
        ("https://s3.amazonaws.com:443/echo.api/cert.pem", "/echo.api/cert.pem"),
        ("HTTPS://S3.AMAZONAWS.COM/echo.api/cert.pem", "/echo.api/cert.pem"),
        ("https://s3.amazonaws.com/echo.api/../echo.api/cert.pem", "/echo.api/cert.pem"),
        ("https://s3.amazonaws.com/x/../echo.api/./y/..//cert.pem", "/echo.api/cert.pem"),
    ],
)
def test_f15_what_is_judged_is_what_is_fetched(address: str, path: str) -> None:
    assert certificate_path(address) == path


def test_f15_a_certificate_is_not_kept_for_ever() -> None:
    sent = good()
    endpoint = Endpoint(sent.chain)
    assert endpoint.post(sent).status_code == 200
    endpoint.now = NOW + timedelta(days=400)
    endpoint.post(sent)
    assert len(endpoint.fetched) == 2
