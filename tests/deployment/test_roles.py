"""What a deployed function's role lets it do, asked of a local AWS that enforces roles.

Every operation that DynamoDB has, and one of each service that a stack like this is surrounded by,
is tried with the role's own rights. The template says what the role may do, so that what is allowed
and what is refused cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError
from botocore.session import Session

from tests.deployment.smallest_request import smallest_request
from workbench.deployment.local import Deployment
from workbench.deployment.template import transformed

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


@pytest.fixture(scope="module")
def allowed() -> dict[str, set[str]]:
    """What the template's role allows, by table."""
    statements = _statements(transformed()["Resources"]["FunctionRole"])
    by_table: dict[str, set[str]] = {"ShopTable": set(), "CatalogTable": set()}
    for actions, resources in statements:
        for table in by_table:
            if {"Fn::GetAtt": [table, "Arn"]} in resources:
                by_table[table] |= {action.removeprefix("dynamodb:") for action in actions}
    return by_table


def _statements(role: dict[str, Any]) -> Iterator[tuple[list[str], list[Any]]]:
    for policy in role["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            yield _listed(statement["Action"]), _listed(statement["Resource"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("table", ["ShopTable", "CatalogTable"])
@pytest.mark.parametrize("operation", _OPERATIONS)
def test_a_function_may_do_what_its_role_says_and_nothing_else(
    deployment: Deployment, allowed: dict[str, set[str]], operation: str, table: str
) -> None:
    client = deployment.stack.client_of_function("dynamodb")
    request = smallest_request(client, operation, deployment.stack.outputs[f"{table}Name"])
    refused = _is_refused(getattr(client, xform_name(operation)), request)
    assert refused == (operation not in allowed[table])
    assert _BY_PARTS not in allowed[table]


@pytest.mark.parametrize(("service", "operation"), _ELSEWHERE.items())
def test_a_function_may_do_nothing_elsewhere(
    deployment: Deployment, service: str, operation: str
) -> None:
    client = deployment.stack.client_of_function(service)
    assert _is_refused(getattr(client, operation), {})


def test_a_function_may_not_touch_the_tables_of_another_stack(deployment: Deployment) -> None:
    table = "another-stack-ShopTable"
    client = deployment.stack.client_of_function("dynamodb")
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


def _is_refused(call: Any, request: dict[str, Any]) -> bool:
    """Whether the role forbids it; a request that is let through may still be a bad one."""
    try:
        call(**request)
    except ClientError as error:
        return error.response["Error"]["Code"] in _REFUSED
    return False
