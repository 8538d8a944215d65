"""The deployed function, on a local AWS that enforces its role: asked as Alexa asks it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen

import pytest
from botocore.exceptions import ClientError

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from workbench.deployment.local import (
    ALEXA_USER,
    CUSTOMER,
    SENDER,
    SKILL_ID,
    TOKEN,
    Deployment,
    deployed_sample,
)
from workbench.deployment.runtime import DeploymentError
from workbench.simulator.envelope import Speaker, envelope

BY_KEY = {
    "KeyConditionExpression": "pk = :pk",
    "ExpressionAttributeValues": {":pk": {"S": "PRODUCT#KEY-101"}},
}


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    with deployed_sample(print) as deployed:
        yield deployed


def test_it_answers_an_order_status_through_its_alias(deployment: Deployment) -> None:
    assert deployment.stack.outputs["SkillEndpoint"].endswith(":live")
    reply = deployment.device(TOKEN).say("where is my order")
    assert "Tapwell slim wireless keyboard" in reply.speech
    assert "tomorrow" in reply.speech


def test_it_searches_the_index_that_shipped(deployment: Deployment) -> None:
    reply = deployment.device(None).say("find a wireless keyboard")
    assert "keyboard" in reply.speech
    assert "$29.99" in reply.speech


def test_a_reorder_is_placed_with_the_role_it_has(deployment: Deployment) -> None:
    alexa = deployment.device(TOKEN)
    quote = alexa.say("reorder my last order")
    assert quote.listens
    placed = alexa.say("yes")
    orders = stored(deployment, "ana", "ORDER#")
    assert [order["channel"] for order in orders].count({"S": "voice"}) == 1
    assert "is placed" in placed.speech
    assert placed.listens  # so that "cancel that" works at once


def test_a_token_the_issuer_does_not_know_gets_a_card_to_link_the_account(
    deployment: Deployment,
) -> None:
    alexa = deployment.device("forged")
    alexa.say("where is my order")
    (_, answer) = alexa.exchanges[-1]
    assert answer["response"]["card"]["type"] == "LinkAccount"


def test_another_skill_is_refused(deployment: Deployment) -> None:
    other = Speaker(SKILL_ID.replace("0000-4000", "0000-4001"), access_token=TOKEN)
    launch = {"type": "LaunchRequest", "requestId": "r", "timestamp": "2026-03-10T17:00:00Z"}
    with pytest.raises(DeploymentError, match="the function failed"):
        deployment.stack.invoke(envelope(other, None, {**launch, "locale": "en-US"}))


def test_only_the_skill_may_call_it(deployment: Deployment) -> None:
    name, _, alias = deployment.stack.outputs["SkillEndpoint"].rpartition(":")
    policy = deployment.stack.client("lambda").get_policy(FunctionName=name, Qualifier=alias)
    assert f'"lambda:EventSourceToken": "{SKILL_ID}"' in policy["Policy"]


def test_a_function_that_is_not_there_is_an_error(deployment: Deployment) -> None:
    stack = deployment.stack
    gone = type(stack)({"SkillEndpoint": stack.outputs["SkillEndpoint"] + "r"}, stack.environment)
    with pytest.raises(ClientError):
        gone.invoke({})


@pytest.mark.parametrize(
    ("operation", "table", "parameters"),
    [
        ("scan", "ShopTableName", {}),
        ("scan", "CatalogTableName", {}),
        ("delete_item", "ShopTableName", {"Key": {"pk": {"S": "a"}, "sk": {"S": "b"}}}),
        ("put_item", "CatalogTableName", {"Item": {"pk": {"S": "a"}}}),
        ("delete_table", "ShopTableName", {}),
    ],
)
def test_the_role_may_not(
    deployment: Deployment, operation: str, table: str, parameters: dict[str, Any]
) -> None:
    client = deployment.stack.client_of_function("dynamodb")
    with pytest.raises(ClientError, match="not authorized"):
        getattr(client, operation)(TableName=deployment.stack.outputs[table], **parameters)


def test_the_role_may_read_its_own_tables(deployment: Deployment) -> None:
    """The refusals above are of the operation, not of a role that cannot do anything."""
    answer = deployment.stack.client_of_function("dynamodb").query(
        TableName=deployment.stack.outputs["ShopTableName"],
        KeyConditionExpression="pk = :customer",
        ExpressionAttributeValues={":customer": {"S": "CUST#ana"}},
    )
    assert answer["Count"] > 1


# What happens after the order -------------------------------------------------------------------


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
    alexa = deployment.device(TOKEN, at=datetime.now(UTC))
    alexa.say("reorder my last order")
    placed = alexa.say("yes")
    assert placed.card is not None
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


@pytest.mark.parametrize(
    ("service", "operation", "parameters"),
    [
        ("dynamodb", "scan", {"TableName": "{ShopTableName}"}),
        ("dynamodb", "query", {"TableName": "{CatalogTableName}", **BY_KEY}),
        ("sqs", "receive_message", {"QueueUrl": "{DeadLettersUrl}"}),
        ("secretsmanager", "put_secret_value", {"SecretId": "aisle-alexa", "SecretString": "x"}),
        ("sesv2", "create_email_identity", {"EmailIdentity": "x@example.com"}),
    ],
)
def test_the_role_behind_the_stream_may_not(
    deployment: Deployment, service: str, operation: str, parameters: dict[str, Any]
) -> None:
    client = deployment.stack.client_of_function(service, "OrderEventsFunctionName")
    outputs = deployment.stack.outputs
    filled = {
        name: value.format(**outputs) if isinstance(value, str) and value[0] == "{" else value
        for name, value in parameters.items()
    }
    with pytest.raises(ClientError, match=r"(?i)not authorized|access.?denied"):
        getattr(client, operation)(**filled)


def test_the_skills_role_may_not_mail(deployment: Deployment) -> None:
    client = deployment.stack.client_of_function("sesv2")
    content = {"Simple": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}}
    with pytest.raises(ClientError, match=r"(?i)not authorized|access.?denied"):
        client.send_email(
            FromEmailAddress=SENDER,
            Destination={"ToAddresses": ["ana@example.com"]},
            Content=content,
        )


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


def stored(deployment: Deployment, customer_id: str, prefix: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = deployment.stack.client("dynamodb").query(
        TableName=deployment.stack.outputs["ShopTableName"],
        KeyConditionExpression="pk = :customer AND begins_with(sk, :prefix)",
        ExpressionAttributeValues={
            ":customer": {"S": f"CUST#{customer_id}"},
            ":prefix": {"S": prefix},
        },
    )["Items"]
    return items
