"""The deployed function, on a local AWS that enforces its role: asked as Alexa asks it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from workbench.demo_identity import token_for
from workbench.deployment.local import CUSTOMER, SKILL_ID, Deployment
from workbench.deployment.pool import Tokens, new_pool
from workbench.deployment.runtime import DeploymentError
from workbench.simulator.envelope import Speaker, envelope
from workbench.simulator.skill_event import events_by_name, skill_event


@pytest.fixture(scope="module")
def tokens(deployment: Deployment) -> Tokens:
    """What Cognito issues when ana signs in through the skill's client."""
    return deployment.pool.sign_in(CUSTOMER)


def test_it_answers_an_order_status_through_its_alias(
    deployment: Deployment, tokens: Tokens
) -> None:
    assert deployment.stack.outputs["SkillEndpoint"].endswith(":live")
    reply = deployment.device(tokens.access).say("where is my order")
    assert "Tapwell slim wireless keyboard" in reply.speech
    assert "tomorrow" in reply.speech


def test_it_searches_the_index_that_shipped(deployment: Deployment) -> None:
    reply = deployment.device(None).say("find a wireless keyboard")
    assert "keyboard" in reply.speech
    assert "$29.99" in reply.speech


def test_a_reorder_is_placed_with_the_role_it_has(deployment: Deployment, tokens: Tokens) -> None:
    alexa = deployment.device(tokens.access)
    quote = alexa.say("reorder my last order")
    assert quote.listens
    placed = alexa.say("yes")
    orders = stored(deployment, "ana", "ORDER#")
    assert [order["channel"] for order in orders].count({"S": "voice"}) == 1
    assert "is placed" in placed.speech
    assert placed.listens  # so that "cancel that" works at once


def sent_to_link_the_account(deployment: Deployment, access_token: str) -> bool:
    alexa = deployment.device(access_token)
    alexa.say("where is my order")
    (_, answer) = alexa.exchanges[-1]
    return bool(answer["response"].get("card", {}).get("type") == "LinkAccount")


def test_cognitos_other_tokens_are_no_access_tokens(deployment: Deployment, tokens: Tokens) -> None:
    assert sent_to_link_the_account(deployment, tokens.id)
    assert sent_to_link_the_account(deployment, tokens.refresh)
    assert not sent_to_link_the_account(deployment, tokens.access)


def test_another_clients_token_is_nobodys(deployment: Deployment) -> None:
    website = deployment.pool.add_client()
    assert sent_to_link_the_account(deployment, website.sign_in(CUSTOMER).access)


def test_another_pools_token_is_nobodys(deployment: Deployment) -> None:
    other = new_pool(deployment.pool.environment)
    other.add_user(CUSTOMER)
    assert sent_to_link_the_account(deployment, other.sign_in(CUSTOMER).access)


def test_the_local_demos_token_is_nobodys(deployment: Deployment) -> None:
    assert sent_to_link_the_account(deployment, token_for(CUSTOMER))


def test_a_user_who_leaves_is_erased_with_the_role_it_has(
    deployment: Deployment, tokens: Tokens
) -> None:
    speaker, now = Speaker(SKILL_ID, user_id="amzn1.ask.account.LEAVING"), datetime.now(UTC)
    events = events_by_name(tokens.access)

    def hears(name: str, moment: datetime) -> None:
        kind, body = events[name]
        answer = deployment.stack.invoke(skill_event(speaker, kind, moment, body))
        assert answer == {"version": "1.0", "response": {}}

    orders = stored(deployment, "ana", "ORDER#")
    hears("linked", now)
    hears("subscribed", now)
    (link,) = stored(deployment, "ana", "ALEXA#")
    assert link["user_id"] == {"S": speaker.user_id}
    assert link["notices"] == {"BOOL": True}
    hears("disabled", now + timedelta(minutes=1))
    hears("linked", now)  # late
    assert speaker.user_id not in everything(deployment)
    assert stored(deployment, "ana", "ORDER#") == orders


def everything(deployment: Deployment) -> str:
    client, names = deployment.stack.client("dynamodb"), ("ShopTableName", "CatalogTableName")
    pages = (
        page
        for name in names
        for page in client.get_paginator("scan").paginate(TableName=deployment.stack.outputs[name])
    )
    return json.dumps([page["Items"] for page in pages])


def test_another_skill_is_refused(deployment: Deployment) -> None:
    other = Speaker(SKILL_ID.replace("0000-4000", "0000-4001"), access_token="any")
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
