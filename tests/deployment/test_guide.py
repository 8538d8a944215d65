"""docs/deploy.md: what it marks as tested is run, line by line; the account is the local AWS."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from tests.guide.following import Follower
from tests.guide.reading import Unmarked, commands
from workbench.deployment.local import CUSTOMER, Deployment, parameters_of
from workbench.deployment.runtime import ROOT, architecture_here
from workbench.deployment.stack import Stack
from workbench.deployment.template import TEMPLATE

GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
_NOT_COPIED = (".git", ".venv*", "build", "node_modules", ".aws-sam", ".*_cache", ".hypothesis")
_DEPLOY = "sam deploy --guided --template-file build/function/template.yaml"
_LOGS = "sam logs --cw-log-group <LogGroupName>"
_DELETE = "sam delete --stack-name <StackName>"
_TALK = "aisle chat --own"
_STACK = "guide"


@dataclass(slots=True)
class Followed:
    """`printed` has each command that is marked as tested with what it wrote; `heard` what the
    deployed shop said before its log was read and it was deleted; `names` the stack's outputs."""

    printed: list[tuple[str, str]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def followed(deployment: Deployment, tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """The guide, followed in a copy of the project."""
    copy = tmp_path_factory.mktemp("guide") / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    for environment in ROOT.glob(".venv*"):
        (copy / environment.name).symlink_to(environment)
    _expect_installed(copy)
    here = {"PATH": os.environ["PATH"], "ARCHITECTURE": architecture_here()}
    account, result = {**deployment.stack.environment, **here}, Followed()
    with Follower(copy, account, typed(deployment)) as follower:
        for line in marked("tested"):
            if line == _LOGS:
                result.heard = talk(deployment, result.names)
            result.printed.append((line, follower.run(line)))
            if line == _DEPLOY:
                result.names = outputs(deployment)
                follower.names.update(result.names, StackName=_STACK)
    return result


def _expect_installed(copy: Path) -> None:
    """`make setup` in the copy must not install the copy into the project's environment."""
    asked = subprocess.run(["make", "--question", ".venv/ready"], cwd=copy)
    assert asked.returncode == 0, "run `make setup` first: something has changed since"


def marked(mark: str) -> list[str]:
    """Without what is ASK CLI's: tests/ask_cli runs that."""
    found = (command for command in commands(GUIDE) if command.mark == mark)
    return [command.line for command in found if not command.is_asks]


def typed(deployment: Deployment) -> dict[str, str]:
    """What is typed into the commands that ask."""
    talk = "find a wireless keyboard\n/quit\n"
    deletion = _DELETE.replace("<StackName>", _STACK)
    return {_DEPLOY: answers(deployment), _TALK: talk, deletion: "y\n" * 3}


def answers(deployment: Deployment) -> str:
    """For `sam deploy --guided`: the stack's name, the region, each parameter, then its questions,
    and at last that the changes are wanted. An empty line takes what is proposed."""
    chosen = parameters_of(deployment.pool)
    source = re.split(r"^Parameters:$", TEMPLATE.read_text(), flags=re.MULTILINE)[1]
    parameters = re.findall(
        r"^  (\w+):$", source.split("\nRules:")[0].split("\nConditions:")[0], re.M
    )
    questions = ["", "", "", "", "", ""]
    return "\n".join([_STACK, "", *(chosen.get(p, "") for p in parameters), *questions, "y", ""])


def outputs(deployment: Deployment) -> dict[str, str]:
    client = deployment.stack.client("cloudformation")
    (stack,) = client.describe_stacks(StackName=_STACK)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def talk(deployment: Deployment, names: dict[str, str]) -> list[str]:
    """What the function behind these outputs says to Ana."""
    deployed = replace(deployment, stack=Stack(names, deployment.stack.environment))
    alexa = deployed.device(deployment.pool.sign_in(CUSTOMER).access)
    return [alexa.say(said).speech for said in ("where is my order", "find a wireless keyboard")]


def test_what_is_marked_as_tested_can_be_followed(followed: Followed) -> None:
    assert [line for line, _ in followed.printed] == marked("tested")
    (said,) = (printed for line, printed in followed.printed if line == _TALK)
    assert "Logitech wireless keyboard for $27.99" in " ".join(said.split())


def test_what_the_guide_deploys_answers(followed: Followed) -> None:
    status, found = followed.heard
    assert "Tapwell slim wireless keyboard" in status
    assert "$27.99" in found


def test_the_log_can_be_read(followed: Followed) -> None:
    (log,) = (printed for line, printed in followed.printed if line == _LOGS)
    assert "RequestId" in log


def test_what_is_deleted_leaves_the_tables(followed: Followed, deployment: Deployment) -> None:
    assert followed.printed[-1][0] == _DELETE
    left = deployment.stack.client("dynamodb").list_tables()["TableNames"]
    assert {followed.names["ShopTableName"], followed.names["CatalogTableName"]} <= set(left)
    with pytest.raises(ClientError, match="Function"):
        talk(deployment, followed.names)


def test_what_ci_is_said_to_run_it_runs() -> None:
    gate = (ROOT / ".ci" / "run").read_text().splitlines()
    assert marked("by CI")
    assert [line for line in marked("by CI") if line not in gate] == []


def test_what_is_left_to_the_hand_needs_amazon() -> None:
    """A command that can run here is to be run."""
    amazons = ("aws ", "ask configure")
    assert [line for line in marked("by hand") if not line.startswith(amazons)] == []


@pytest.mark.parametrize(
    ("guide", "remedy"),
    [
        ("```sh\nsam build\n```\n", "`sam build` must end in one of"),
        ("```sh\nsam build  # tested often\n```\n", "must end in one of"),
        ("```sh\nask smapi x \\\n  --y\n```\n", "must end in one of"),
        ("Then:\n\n    sam build\n", "put `sam build` into a ```sh block"),
        ("```\nsam build  # tested\n```\n", "a block without a language"),
    ],
)
def test_a_command_without_a_mark_is_found(guide: str, remedy: str) -> None:
    with pytest.raises(Unmarked, match=re.escape(remedy)):
        list(commands(guide))


def test_a_command_that_fails_is_found(tmp_path: Path) -> None:
    with Follower(tmp_path, os.environ, {}) as follower, pytest.raises(AssertionError, match="oh"):
        follower.run("echo oh; exit 3")
