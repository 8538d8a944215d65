"""The template: clean, and about the tables, the role and the settings as the code has them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from aisle.adapters.dynamodb import keys
from aisle.services.deliver import BROKEN_OFF_AFTER
from workbench.deployment.aws_model import BOTOCORE_DATA, operations_called
from workbench.deployment.runtime import DeploymentError
from workbench.deployment.template import TEMPLATE, check, faults, transformed, unwatched

Resources = dict[str, dict[str, Any]]
SOURCE = TEMPLATE.parent / "lambda"
_FEWEST_WORDS = 5
_SHOWN = ("AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::Logs::LogGroup", "AWS::SQS::Queue")


@pytest.fixture(scope="module")
def resources() -> Resources:
    result: Resources = transformed()["Resources"]
    return result


def only(resources: Resources, kind: str) -> dict[str, Any]:
    (found,) = (r["Properties"] for r in resources.values() if r["Type"] == kind)
    properties: dict[str, Any] = found
    return properties


def properties(resources: Resources, name: str) -> dict[str, Any]:
    found: dict[str, Any] = resources[name]["Properties"]
    return found


def test_every_check_finds_it_clean() -> None:
    check()


def test_a_wildcard_in_the_role_is_found(tmp_path: Path) -> None:
    broken = tmp_path / "template.yaml"
    broken.write_text(TEMPLATE.read_text().replace("dynamodb:Query", "dynamodb:*"))
    assert [found for found in faults(transformed(broken)["Resources"]) if "a wildcard" in found]


def test_what_cfn_lint_finds_stops_the_check(tmp_path: Path) -> None:
    broken = tmp_path / "template.yaml"
    broken.write_text(TEMPLATE.read_text().replace("Value: !Ref FunctionLogs", "Value: !Ref Logs"))
    with pytest.raises(DeploymentError, match="Logs"):
        check(broken)


@pytest.mark.parametrize(
    ("resource", "described"),
    [("ShopTable", keys.shop_table("Shop")), ("CatalogTable", keys.catalog_table("Catalog"))],
)
def test_a_table_is_as_the_code_describes_it(
    resources: Resources, resource: str, described: dict[str, Any]
) -> None:
    table = properties(resources, resource)
    del described["TableName"]
    described.get("StreamSpecification", {}).pop("StreamEnabled", None)  # it is there: it is on
    assert {name: table[name] for name in described} == described
    for part in ("LocalSecondaryIndexes", "StreamSpecification"):
        assert (part in table) == (part in described)


@pytest.mark.parametrize("table", ["ShopTable", "CatalogTable"])
def test_what_expires_is_deleted(resources: Resources, table: str) -> None:
    expiry = resources[table]["Properties"]["TimeToLiveSpecification"]
    assert expiry == {"AttributeName": keys.EXPIRES_AT, "Enabled": True}


def test_what_checkov_finds_stops_the_check(tmp_path: Path) -> None:
    """An exception that is not argued in place is a finding."""
    broken = tmp_path / "template.yaml"
    broken.write_text(TEMPLATE.read_text().replace("id: CKV_AWS_117", "id: CKV_AWS_45"))
    with pytest.raises(DeploymentError, match="CKV_AWS_117"):
        check(broken)


def test_every_exception_from_checkov_gives_its_reason(resources: Resources) -> None:
    skipped = [
        exception
        for resource in resources.values()
        for exception in resource.get("Metadata", {}).get("checkov", {}).get("skip", ())
    ]
    assert skipped
    assert all(len(exception["comment"].split()) >= _FEWEST_WORDS for exception in skipped)


def test_all_that_can_fail_is_watched(resources: Resources) -> None:
    assert not list(unwatched(resources))


@pytest.mark.parametrize("metric", ["Errors", "Throttles", "Duration"])
def test_a_function_without_one_of_its_alarms_is_a_fault(resources: Resources, metric: str) -> None:
    broken = {
        name: resource
        for name, resource in resources.items()
        if resource["Type"] != "AWS::CloudWatch::Alarm"
        or resource["Properties"]["MetricName"] != metric
    }
    assert f"AisleFunction: no alarm on {metric}" in list(unwatched(broken))


def test_a_queue_without_an_alarm_is_a_fault(resources: Resources) -> None:
    broken = {**resources, "Forgotten": {"Type": "AWS::SQS::Queue", "Properties": {}}}
    (found,) = unwatched(broken)
    assert found.startswith("Forgotten: no alarm on ApproximateNumberOfMessages")


def test_a_log_that_is_kept_for_ever_is_a_fault(resources: Resources) -> None:
    broken = copy.deepcopy(resources)
    del broken["FunctionLogs"]["Properties"]["RetentionInDays"]
    assert list(unwatched(broken)) == ["FunctionLogs: a log that is kept for ever"]


def test_an_alarm_that_nobody_is_told_of_is_a_fault(resources: Resources) -> None:
    broken = copy.deepcopy(resources)
    del broken["ErrorsAlarm"]["Properties"]["AlarmActions"]
    assert list(unwatched(broken)) == ["ErrorsAlarm: an alarm that nobody is told of"]


def test_a_table_cannot_be_deleted_unless_a_parameter_says_so(resources: Resources) -> None:
    assert transformed()["Parameters"]["DeletionProtection"]["Default"] == "true"
    for table in ("ShopTable", "CatalogTable"):
        protected = resources[table]["Properties"]["DeletionProtectionEnabled"]
        assert protected == {"Ref": "DeletionProtection"}


def test_the_dashboard_shows_only_what_there_is(resources: Resources) -> None:
    """Its body is text to CloudFormation, which would not miss a name."""
    body = only(resources, "AWS::CloudWatch::Dashboard")["DashboardBody"]["Fn::Sub"]
    named = set(re.findall(r"\$\{(\w+)(?:\.\w+)?\}", body))
    assert named <= set(resources)
    assert {name for name, r in resources.items() if r["Type"] in _SHOWN} <= named
    assert json.loads(re.sub(r"\$\{[\w:.]+\}", "x", body))["widgets"]


def test_the_log_filter_counts_what_the_skill_logs(resources: Resources) -> None:
    """Lambda's JSON logs put the level of Python's logger into `level`."""
    counted = only(resources, "AWS::Logs::MetricFilter")
    alarm = resources["FailedTurnsAlarm"]["Properties"]
    (metric,) = counted["MetricTransformations"]
    assert counted["FilterPattern"] == '{ $.level = "ERROR" }'
    assert resources["AisleFunction"]["Properties"]["LoggingConfig"]["LogFormat"] == "JSON"
    assert (alarm["Namespace"], alarm["MetricName"]) == (
        metric["MetricNamespace"],
        metric["MetricName"],
    )


def test_the_runbook_has_every_alarm(resources: Resources) -> None:
    runbook = (TEMPLATE.parent / "docs" / "operation.md").read_text()
    alarms = {name for name, r in resources.items() if r["Type"] == "AWS::CloudWatch::Alarm"}
    assert set(re.findall(r"^### (\w+Alarm)$", runbook, re.M)) == alarms


TABLE_FAULTS = {
    "PointInTimeRecoverySpecification": "no point-in-time recovery",
    "SSESpecification": "not encrypted",
    "BillingMode": "not on demand",
}


@pytest.mark.parametrize(("setting", "fault"), TABLE_FAULTS.items())
def test_a_table_without_its_protection_is_a_fault(
    resources: Resources, setting: str, fault: str
) -> None:
    broken = copy.deepcopy(resources)
    del broken["ShopTable"]["Properties"][setting]
    assert [found for found in faults(broken) if fault in found]


def test_a_trigger_open_to_any_skill_is_a_fault(resources: Resources) -> None:
    broken = copy.deepcopy(resources)
    only(broken, "AWS::Lambda::Permission").pop("EventSourceToken")
    assert [found for found in faults(broken) if "any skill" in found]


def test_only_the_skill_may_call_and_only_the_alias(resources: Resources) -> None:
    permission = only(resources, "AWS::Lambda::Permission")
    assert permission["EventSourceToken"] == {"Ref": "SkillId"}
    assert permission["FunctionName"] == {"Ref": "AisleFunctionAliaslive"}


# Each function's own share of the adapters; the rest is the skill's.
OF_ORDER_EVENTS = ("deliveries.py", "recipients.py", "stream.py")


def store_files(of_order_events: bool) -> list[Path]:
    files = SOURCE.rglob("adapters/dynamodb/*.py")
    return [file for file in files if (file.name in OF_ORDER_EVENTS) is of_order_events]


def actions(resources: Resources, role: str) -> set[str]:
    """All that it allows, where every condition of the template holds."""
    (policy,) = properties(resources, role)["Policies"]
    found: set[str] = set()
    for statement in policy["PolicyDocument"]["Statement"]:
        action = statement.get("Fn::If", (None, statement))[1]["Action"]
        found |= {action} if isinstance(action, str) else set(action)
    return found


def test_the_role_allows_what_the_code_does_and_no_more(resources: Resources) -> None:
    """A transaction needs the right to what it is made of, not to itself."""
    files = store_files(of_order_events=False)
    called = operations_called(BOTOCORE_DATA, "dynamodb", files) - {"TransactWriteItems"}
    written = {f"{kind}Item" for kind in _transaction_actions(files)}
    store = {f"dynamodb:{name}" for name in called | written}
    logs = {"logs:CreateLogStream", "logs:PutLogEvents"}
    assert actions(resources, "FunctionRole") == store | logs


def test_the_role_behind_the_stream_allows_what_its_code_does_and_no_more(
    resources: Resources,
) -> None:
    files = store_files(of_order_events=True)
    store = operations_called(BOTOCORE_DATA, "dynamodb", files)
    stream = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}
    others = {"logs:CreateLogStream", "logs:PutLogEvents"}
    for service, name in (("sesv2", "ses"), ("sqs", "sqs"), ("secretsmanager", "secretsmanager")):
        called = operations_called(BOTOCORE_DATA, service, SOURCE.rglob("*.py"))
        others |= {f"{name}:{operation}" for operation in called}
    expected = {f"dynamodb:{name}" for name in store | stream} | others
    assert actions(resources, "OrderEventsRole") == expected


def test_mail_is_sent_from_the_senders_address_alone(resources: Resources) -> None:
    (policy,) = properties(resources, "OrderEventsRole")["Policies"]
    (mail,) = (
        statement["Fn::If"][1]
        for statement in policy["PolicyDocument"]["Statement"]
        if statement.get("Fn::If", [None])[0] == "SendsEmail"
    )
    assert mail["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "EmailSender"}}}


def test_the_stream_brings_orders_and_takes_back_what_failed(resources: Resources) -> None:
    mapping = only(resources, "AWS::Lambda::EventSourceMapping")
    (one,) = mapping["FilterCriteria"]["Filters"]
    pattern = json.loads(one["Pattern"])
    assert pattern["dynamodb"]["Keys"]["sk"]["S"] == [{"prefix": keys.ORDERS}]
    assert pattern["eventName"] == ["INSERT", "MODIFY"]
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["BisectBatchOnFunctionError"] is True
    assert 0 < mapping["MaximumRetryAttempts"] < 100
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {
        "Fn::GetAtt": ["OrderEventsDeadLetters", "Arn"]
    }


def test_an_invocation_ends_before_its_claims_are_taken_over(resources: Resources) -> None:
    timeout = properties(resources, "OrderEventsFunction")["Timeout"]
    assert timeout < BROKEN_OFF_AFTER.total_seconds()


QUEUE_FAULTS = [
    ({"SqsManagedSseEnabled": False}, "not encrypted"),
    ({"MessageRetentionPeriod": 345600}, "forgets"),
]


@pytest.mark.parametrize(("change", "fault"), QUEUE_FAULTS)
def test_a_dead_letter_queue_that_shows_or_forgets_is_a_fault(
    resources: Resources, change: dict[str, Any], fault: str
) -> None:
    broken = copy.deepcopy(resources)
    properties(broken, "OrderEventsDeadLetters").update(change)
    assert [found for found in faults(broken) if fault in found]


def test_a_stream_that_may_lose_or_block_is_a_fault(resources: Resources) -> None:
    for setting in ("FunctionResponseTypes", "DestinationConfig", "MaximumRetryAttempts"):
        broken = copy.deepcopy(resources)
        del only(broken, "AWS::Lambda::EventSourceMapping")[setting]
        assert [found for found in faults(broken) if setting in found]


def _transaction_actions(files: list[Path]) -> set[str]:
    source = "".join(path.read_text() for path in files)
    found = set(re.findall(r'\{"(Put|Update|Delete|ConditionCheck)": ', source))
    assert found
    return found


@pytest.mark.parametrize(
    ("function", "files"),
    [
        ("AisleFunction", ("settings.py", "identity_settings.py")),
        ("OrderEventsFunction", ("order_event_settings.py",)),
    ],
)
def test_every_setting_the_code_reads_is_set_and_no_other(
    resources: Resources, function: str, files: tuple[str, ...]
) -> None:
    variables = properties(resources, function)["Environment"]["Variables"]
    source = "".join((SOURCE / "aisle" / file).read_text() for file in files)
    read = set(re.findall(r'"(AISLE_[A-Z_]+)"', source))
    assert {name for name in variables if name.startswith("AISLE_")} == read


def test_the_guide_explains_every_parameter() -> None:
    guide = (TEMPLATE.parent / "docs" / "deploy.md").read_text()
    assert set(re.findall(r"^\| `([A-Z]\w+)` \|", guide, re.M)) == set(transformed()["Parameters"])
