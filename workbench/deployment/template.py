"""Checks template.yaml: SAM's own check, cfn-lint and checkov on what CloudFormation gets, and the
rules that none of them knows. No credentials, no network.

What checkov asks for and the template does not give is argued in place, in the resource's Metadata.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from workbench.deployment.runtime import ROOT, Command, DeploymentError
from workbench.deployment.tools import offline_environment, run, tool

TEMPLATE = ROOT / "template.yaml"
Resources = dict[str, dict[str, Any]]
_WATCHED = {
    "AWS::Lambda::Function": ("Errors", "Throttles", "Duration"),
    "AWS::SQS::Queue": ("ApproximateNumberOfMessagesVisible",),
}
_TWO_WEEKS = 14 * 24 * 3600
# Without these, one bad record blocks a stream for a day or is lost.
_NEEDED = {"FunctionResponseTypes", "DestinationConfig", "MaximumRetryAttempts"}


def check(template: Path = TEMPLATE) -> None:
    """Raises DeploymentError with all that one of the checks finds."""
    environment = offline_environment()
    command: Command = [tool("sam"), "validate", "--lint", "--template-file", template]
    run(command, environment, "`sam validate --lint` finds fault")
    result = transformed(template)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "transformed.json"
        file.write_text(json.dumps(result), encoding="utf-8")
        run([tool("cfn-lint"), file], environment, "cfn-lint finds fault after the transform")
        checkov: Command = [tool("checkov"), "--file", file, "--framework", "cloudformation"]
        checkov += ["--skip-download", "--quiet", "--compact"]
        run(checkov, environment, "checkov finds fault after the transform")
    findings = [*faults(result["Resources"]), *unwatched(result["Resources"])]
    if findings:
        raise DeploymentError("\n".join(findings))


def transformed(template: Path = TEMPLATE) -> dict[str, Any]:
    """What CloudFormation gets. Raises DeploymentError."""
    command: Command = [tool("python"), "-m", "workbench.deployment.transform", template]
    output = run(command, offline_environment(), "the template cannot be transformed")
    result: dict[str, Any] = json.loads(output)
    return result


def faults(resources: Resources) -> Iterator[str]:
    """What a local AWS would not miss and a retailer would."""
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::DynamoDB::Table":
            yield from (f"{name}: {fault}" for fault in _faults_of_table(resource))
        if resource["Type"] == "AWS::SQS::Queue":
            yield from (f"{name}: {fault}" for fault in _faults_of_queue(properties))
        if resource["Type"] == "AWS::Lambda::EventSourceMapping":
            yield from (f"{name}: no {setting}" for setting in _NEEDED - properties.keys())
        if resource["Type"].startswith("AWS::IAM::"):
            yield from (f"{name}: a wildcard at {place}" for place in _wildcards(properties))
        if "ManagedPolicyArns" in properties:
            yield f"{name}: managed policies allow more than the code does"
        if resource["Type"] == "AWS::Lambda::Permission" and "EventSourceToken" not in properties:
            yield f"{name}: any skill may call the function"


def _faults_of_table(table: dict[str, Any]) -> Iterator[str]:
    properties = table["Properties"]
    recovery = properties.get("PointInTimeRecoverySpecification", {})
    if recovery.get("PointInTimeRecoveryEnabled") is not True:
        yield "no point-in-time recovery"
    if properties.get("SSESpecification", {}).get("SSEEnabled") is not True:
        yield "not encrypted with a key of the account"
    if properties.get("BillingMode") != "PAY_PER_REQUEST":
        yield "not on demand"
    if table.get("DeletionPolicy") != "Retain" or table.get("UpdateReplacePolicy") != "Retain":
        yield "goes when the stack goes"


def unwatched(resources: Resources) -> Iterator[str]:
    """What could fail, or grow, without anybody being told."""
    alarms = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::CloudWatch::Alarm"]
    for name, resource in resources.items():
        for metric in _WATCHED.get(resource["Type"], ()):
            if not any(_watches(alarm, metric, name) for alarm in alarms):
                yield f"{name}: no alarm on {metric}"
        if resource["Type"] == "AWS::Logs::LogGroup" and not _forgets(resource):
            yield f"{name}: a log that is kept for ever"
    for name, resource in resources.items():
        if resource["Type"] == "AWS::CloudWatch::Alarm" and not _is_heard(resource["Properties"]):
            yield f"{name}: an alarm that nobody is told of"


def _watches(alarm: dict[str, Any], metric: str, resource: str) -> bool:
    values = [dimension["Value"] for dimension in alarm.get("Dimensions", ())]
    named = ({"Ref": resource}, {"Fn::GetAtt": [resource, "QueueName"]})
    return alarm["MetricName"] == metric and any(value in named for value in values)


def _forgets(log_group: dict[str, Any]) -> bool:
    return "RetentionInDays" in log_group["Properties"]


def _is_heard(alarm: dict[str, Any]) -> bool:
    return "AlarmActions" in alarm


def _faults_of_queue(properties: dict[str, Any]) -> Iterator[str]:
    if properties.get("SqsManagedSseEnabled") is not True:
        yield "not encrypted"
    if properties.get("MessageRetentionPeriod", 0) < _TWO_WEEKS:
        yield "forgets before anybody has looked"


def _wildcards(node: Any, place: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for key, member in node.items():
            yield from _wildcards(member, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for number, member in enumerate(node):
            yield from _wildcards(member, f"{place}[{number}]")
    elif isinstance(node, str) and "*" in node:
        yield place


@click.command()
def main() -> None:
    """Checks template.yaml."""
    try:
        check()
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error
    click.echo("template: clean under sam validate, cfn-lint, checkov and Aisle's own rules")


if __name__ == "__main__":
    main()
