"""The deployed function, on a local AWS that enforces its role: asked as Alexa asks it."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from workbench.deployment.local import SKILL_ID, TOKEN, Deployment
from workbench.deployment.runtime import DeploymentError
from workbench.simulator.envelope import Speaker, envelope


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
