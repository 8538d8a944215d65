"""The retailer's order system is asked to charge the card on file, and says whether it did.

One POST of JSON, with an `Idempotency-Key` header (IETF draft "The Idempotency-Key HTTP Header
Field"), signed by the function's own role (AWS Signature Version 4, service execute-api), so that
no secret is needed. docs/payment.md is the contract.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from http.client import HTTPException

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError, NoCredentialsError, NoRegionError
from botocore.session import Session

from aisle.adapters.exchange import Limits, exchange
from aisle.deadline import seconds_left
from aisle.domain.errors import PaymentUnknown
from aisle.domain.orders import Order, PaymentStatus

_MOST_SECONDS = 3.0
_LEAST_SECONDS = 0.3
_FOR_THE_STORE = 1.6  # what comes of it has to be written
_ANSWERED = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.PAYMENT_REQUIRED})
_SAID = {"charged": PaymentStatus.CHARGED, "declined": PaymentStatus.DECLINED}


class OrderSystemPayment:
    begins = PaymentStatus.PENDING

    def __init__(self, url: str, session: Session | None = None) -> None:
        """`url` is https, or http on loopback, as the settings have checked."""
        self._url = url
        self._session = session or Session()

    def charge(self, order: Order) -> PaymentStatus:
        """Within what the turn has left. Raises PaymentUnknown for anything but a plain answer."""
        seconds = min(_MOST_SECONDS, seconds_left() - _FOR_THE_STORE)
        if seconds < _LEAST_SECONDS or not order.payment:
            raise PaymentUnknown("no time left")
        body = _request(order)
        try:
            headers = self._signed(body, order.payment.key)
            return _said(*exchange("POST", self._url, headers, Limits(seconds, seconds), body))
        except (OSError, HTTPException, BotoCoreError) as error:
            raise PaymentUnknown(type(error).__name__) from error

    def _signed(self, body: bytes, key: str) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        credentials = self._session.get_credentials()
        region = self._session.get_config_variable("region")
        if not credentials:
            raise NoCredentialsError
        if not region:
            raise NoRegionError
        request = AWSRequest("POST", self._url, headers, body)
        SigV4Auth(credentials.get_frozen_credentials(), "execute-api", region).add_auth(request)
        return dict(request.headers.items())


def _request(order: Order) -> bytes:
    values = {
        "order_number": order.number,
        "customer_id": order.customer_id,
        "amount": order.total.minor,
        "currency": order.total.currency,
        "method": "card_on_file",
    }
    return json.dumps(values).encode()


def _said(status: int, body: bytes) -> PaymentStatus:
    """What is not said plainly is not known: a 500 may have charged."""
    try:
        said = json.loads(body)["status"] if status in _ANSWERED else None
    except (ValueError, KeyError, TypeError) as error:
        raise PaymentUnknown("no answer that can be read") from error
    outcome = _SAID.get(said) if isinstance(said, str) else None
    refused = status == HTTPStatus.PAYMENT_REQUIRED
    if not outcome or (refused and outcome is PaymentStatus.CHARGED):
        raise PaymentUnknown(f"status {status}")
    return outcome
