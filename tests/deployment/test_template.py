"""The template: clean, and about the tables, the role and the settings as the code has them."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from aisle.adapters.dynamodb import keys
from workbench.deployment.aws_model import BOTOCORE_DATA, operations_called
from workbench.deployment.runtime import DeploymentError
from workbench.deployment.template import TEMPLATE, check, faults, transformed

Resources = dict[str, dict[str, Any]]
SOURCE = TEMPLATE.parent / "lambda"


@pytest.fixture(scope="module")
def resources() -> Resources:
    result: Resources = transformed()["Resources"]
    return result


def only(resources: Resources, kind: str) -> dict[str, Any]:
    (found,) = (r["Properties"] for r in resources.values() if r["Type"] == kind)
    properties: dict[str, Any] = found
    return properties


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
    table = resources[resource]["Properties"]
    del described["TableName"]
    assert {name: table[name] for name in described} == described
    assert ("LocalSecondaryIndexes" in table) == ("LocalSecondaryIndexes" in described)


def test_what_expires_is_deleted(resources: Resources) -> None:
    expiry = resources["ShopTable"]["Properties"]["TimeToLiveSpecification"]
    assert expiry == {"AttributeName": keys.EXPIRES_AT, "Enabled": True}


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


def test_the_role_allows_what_the_code_does_and_no_more(resources: Resources) -> None:
    """A transaction needs the right to what it is made of, not to itself."""
    (policy,) = only(resources, "AWS::IAM::Role")["Policies"]
    actions: set[str] = set()
    for statement in policy["PolicyDocument"]["Statement"]:
        action = statement["Action"]
        actions |= {action} if isinstance(action, str) else set(action)
    store = {action for action in actions if action.startswith("dynamodb:")}
    called = operations_called(BOTOCORE_DATA, SOURCE) - {"TransactWriteItems"}
    written = {f"{kind}Item" for kind in _transaction_actions()}
    assert store == {f"dynamodb:{name}" for name in called | written}
    assert actions - store == {"logs:CreateLogStream", "logs:PutLogEvents"}


def _transaction_actions() -> set[str]:
    source = "".join(path.read_text() for path in SOURCE.rglob("adapters/dynamodb/*.py"))
    found = set(re.findall(r'\{"(Put|Update|Delete|ConditionCheck)": ', source))
    assert found
    return found


def test_every_setting_the_code_reads_is_set_and_no_other(resources: Resources) -> None:
    variables = only(resources, "AWS::Lambda::Function")["Environment"]["Variables"]
    files = (SOURCE / "aisle").glob("*settings.py")
    read = {name for file in files for name in re.findall(r'"(AISLE_[A-Z_]+)"', file.read_text())}
    assert {name for name in variables if name.startswith("AISLE_")} == read


def test_the_guide_explains_every_parameter() -> None:
    guide = (TEMPLATE.parent / "docs" / "deploy.md").read_text()
    assert set(re.findall(r"^\| `([A-Z]\w+)` \|", guide, re.M)) == set(transformed()["Parameters"])
