"""What each deployed function's role lets it do, asked of a local AWS that enforces roles.

Every operation that DynamoDB has, and one of each service that a stack like this is surrounded by,
is tried with the role's own rights. The template says what the role may do, so that what is allowed
and what is refused cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError
from botocore.session import Session

from tests.deployment.smallest_request import smallest_request
from workbench.deployment.local import SENDER, Deployment
from workbench.deployment.template import transformed

# The output that names the function, and its role in the template.
_ROLES = {"SkillEndpoint": "FunctionRole", "OrderEventsFunctionName": "OrderEventsRole"}
_TALKS, _TELLS = _ROLES
_TABLES = ("ShopTable", "CatalogTable")
_REFUSED = frozenset({"AccessDenied", "AccessDeniedException", "AuthorizationError"})
_OPERATIONS = Session().get_service_model("dynamodb").operation_names
_BY_PARTS = "TransactWriteItems"  # allowed by what it is made of, refused with any other part
_ELSEWHERE = {
    "cloudformation": "list_stacks",
    "cloudwatch": "list_metrics",
    "dynamodbstreams": "list_streams",
    "events": "list_rules",
    "iam": "list_users",
    "kms": "list_keys",
    "lambda": "list_functions",
    "logs": "describe_log_groups",
    "s3": "list_buckets",
    "secretsmanager": "list_secrets",
    "sesv2": "list_email_identities",
    "sns": "list_topics",
    "sqs": "list_queues",
    "ssm": "describe_parameters",
    "stepfunctions": "list_state_machines",
}


Rights = Callable[[str, str], Any]


@pytest.fixture(scope="module")
def rights(deployment: Deployment) -> Rights:
    """A client of the service with the rights of the function, made once."""
    return cache(lambda function, service: deployment.stack.client_of_function(service, function))


@pytest.fixture(scope="module")
def allowed() -> dict[tuple[str, str], set[str]]:
    """What the template's roles allow, by function and table."""
    resources = transformed()["Resources"]
    return {
        (function, table): set(_allowed_on(table, resources[role]))
        for function, role in _ROLES.items()
        for table in _TABLES
    }


def _allowed_on(table: str, role: dict[str, Any]) -> Iterator[str]:
    for policy in role["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            if {"Fn::GetAtt": [table, "Arn"]} in _listed(statement.get("Resource")):
                yield from (a.removeprefix("dynamodb:") for a in _listed(statement["Action"]))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("function", _ROLES)
@pytest.mark.parametrize("table", _TABLES)
@pytest.mark.parametrize("operation", _OPERATIONS)
def test_a_function_may_do_what_its_role_says_and_nothing_else(
    deployment: Deployment,
    rights: Rights,
    allowed: dict[tuple[str, str], set[str]],
    operation: str,
    table: str,
    function: str,
) -> None:
    client = rights(function, "dynamodb")
    request = smallest_request(client, operation, deployment.stack.outputs[f"{table}Name"])
    refused = _is_refused(getattr(client, xform_name(operation)), request)
    assert refused == (operation not in allowed[function, table])
    assert _BY_PARTS not in allowed[function, table]


@pytest.mark.parametrize("function", _ROLES)
@pytest.mark.parametrize(("service", "operation"), _ELSEWHERE.items())
def test_a_function_may_do_nothing_elsewhere(
    rights: Rights, service: str, operation: str, function: str
) -> None:
    client = rights(function, service)
    assert _is_refused(getattr(client, operation), {})


@pytest.mark.parametrize("function", _ROLES)
def test_a_function_may_not_touch_the_tables_of_another_stack(
    rights: Rights, function: str
) -> None:
    table = "another-stack-ShopTable"
    client = rights(function, "dynamodb")
    key = {"pk": {"S": "CUST#ana"}, "sk": {"S": "PROFILE"}}
    assert _is_refused(client.put_item, {"TableName": table, "Item": key})
    assert _is_refused(
        client.query,
        {
            "TableName": table,
            "KeyConditionExpression": "pk = :customer",
            "ExpressionAttributeValues": {":customer": {"S": "CUST#ana"}},
        },
    )


def test_the_conversation_does_not_follow_the_stream(
    deployment: Deployment, rights: Rights
) -> None:
    """That the other function may is shown by the orders it tells of, and not by its role: this
    AWS looks for the stream under a name that the operations do not use."""
    table = deployment.stack.outputs["ShopTableName"]
    described = deployment.stack.client("dynamodb").describe_table(TableName=table)
    request = {"StreamArn": described["Table"]["LatestStreamArn"]}
    assert _is_refused(rights(_TALKS, "dynamodbstreams").describe_stream, request)


def test_only_what_tells_of_orders_reads_the_secret_and_no_other(
    deployment: Deployment, rights: Rights
) -> None:
    secrets = deployment.stack.client("secretsmanager")
    own, other = {"SecretId": "aisle-alexa"}, {"SecretId": "another-secret"}
    secrets.create_secret(Name=other["SecretId"], SecretString="of another")
    tells = rights(_TELLS, "secretsmanager")
    talks = rights(_TALKS, "secretsmanager")
    assert not _is_refused(tells.get_secret_value, own)
    assert _is_refused(tells.put_secret_value, {**own, "SecretString": "overwritten"})
    assert _is_refused(tells.get_secret_value, other)
    assert _is_refused(talks.get_secret_value, own)


def test_only_what_tells_of_orders_reports_what_failed_and_to_one_queue(
    deployment: Deployment, rights: Rights
) -> None:
    """It may send there and not read; another queue takes nothing from it."""
    dead_letters = {"QueueUrl": deployment.stack.outputs["DeadLettersUrl"]}
    other = deployment.stack.client("sqs").create_queue(QueueName="another-queue")
    tells, talks = (rights(function, "sqs") for function in (_TELLS, _TALKS))
    letter = {"MessageBody": "{}"}
    assert not _is_refused(tells.send_message, {**dead_letters, **letter})
    assert _is_refused(tells.receive_message, dead_letters)
    assert _is_refused(tells.purge_queue, dead_letters)
    assert _is_refused(tells.send_message, {"QueueUrl": other["QueueUrl"], **letter})
    assert _is_refused(talks.send_message, {**dead_letters, **letter})


def test_the_conversation_sends_no_mail(rights: Rights) -> None:
    mail = {
        "Source": SENDER,
        "Destination": {"ToAddresses": ["ana@example.com"]},
        "Message": {"Subject": {"Data": "-"}, "Body": {"Text": {"Data": "-"}}},
    }
    assert _is_refused(rights(_TALKS, "ses").send_email, mail)


def _is_refused(call: Any, request: dict[str, Any]) -> bool:
    """Whether the role forbids it; a request that is let through may still be a bad one."""
    try:
        call(**request)
    except ClientError as error:
        return error.response["Error"]["Code"] in _REFUSED
    return False
