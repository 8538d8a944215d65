"""What happens after an order, on a local AWS: the stream, the mail and the notice, for real."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import pytest

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from workbench.deployment.local import ALEXA_USER, CUSTOMER, SENDER, Deployment


@pytest.fixture(scope="module")
def linked(deployment: Deployment) -> None:
    """Ana's Alexa user, as a skill event links it."""
    values = {
        **keys.alexa_link(CUSTOMER, ALEXA_USER),
        "user_id": ALEXA_USER,
        "customer_id": CUSTOMER,
        "api_endpoint": "https://api.amazonalexa.com",
    }
    deployment.stack.client("dynamodb").put_item(
        TableName=deployment.stack.outputs["ShopTableName"],
        Item={**texts(values), "notices": {"BOOL": True}},
    )


def test_an_order_and_its_cancellation_are_told_by_one_e_mail_and_one_notice_each(
    deployment: Deployment, linked: None
) -> None:
    """The 91 orders that were loaded before it, one of them placed by voice, are told of to
    nobody: they are of long ago."""
    alexa = deployment.device(deployment.pool.sign_in(CUSTOMER).access, at=datetime.now(UTC))
    alexa.say("reorder my last order")
    placed = alexa.say("yes")
    assert placed.card is not None
    assert "on its way by email" in placed.speech
    number = re.findall(r"\d{4,}", placed.card["title"])[0]
    wait_until(lambda: bool(deployment.amazon.notices), deployment)
    (mail,) = mails(deployment)
    assert mail["Subject"] == f"Your Bright Aisle order {number}"
    assert mail["To"] == ["ana@example.com"]
    assert mail["Source"] == f"Bright Aisle <{SENDER}>"
    assert "keyboard" not in mail["BodyText"]
    assert deployment.amazon.told(ALEXA_USER) == [f"{number}~placed"]

    alexa.say("cancel that order")
    assert "is canceled" in alexa.say("yes").speech
    wait_until(lambda: len(deployment.amazon.notices) > 1, deployment)
    receipt, cancellation = mails(deployment)
    assert cancellation["Subject"] == f"{receipt['Subject']} is canceled"
    assert deployment.amazon.told(ALEXA_USER) == [f"{number}~placed", f"{number}~cancelled"]
    assert deployment.amazon.complaints == []


def test_the_function_behind_the_stream_does_not_know_the_alexa_sdk(
    deployment: Deployment,
) -> None:
    """Told of nothing at all it starts, and has nothing to bring again."""
    answer = deployment.stack.client("lambda").invoke(
        FunctionName=deployment.stack.outputs["OrderEventsFunctionName"],
        Payload=json.dumps({"Records": []}).encode(),
    )
    assert json.loads(answer["Payload"].read()) == {"batchItemFailures": []}


def mails(deployment: Deployment) -> list[dict[str, Any]]:
    address = deployment.stack.environment["AWS_ENDPOINT_URL"]
    with urlopen(f"{address}/_ministack/ses/messages") as answer:
        return [mail for one in json.load(answer).values() for mail in flat(one)]


def flat(found: Any) -> list[dict[str, Any]]:
    """The local AWS keeps them by account and region."""
    if isinstance(found, dict):
        return [found] if "MessageId" in found else flat(list(found.values()))
    return [mail for one in found for mail in flat(one)] if isinstance(found, list) else []


def wait_until(true: Callable[[], bool], deployment: Deployment) -> None:
    """The stream takes its time; what never comes is an error that says what did."""
    until = time.monotonic() + 90
    while not true():
        if time.monotonic() > until:
            subjects = [mail["Subject"] for mail in mails(deployment)]
            answers = deployment.amazon.answers_of_login, deployment.amazon.answers
            pytest.fail(f"it did not come; mails {subjects}, Amazon answered {answers}")
        time.sleep(0.2)
