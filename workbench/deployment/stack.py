"""`sam build` and `sam deploy`, and calling what they deployed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from botocore.config import Config
from botocore.session import Session

from workbench.deployment.runtime import Command, DeploymentError, architecture_here
from workbench.deployment.template import TEMPLATE
from workbench.deployment.tools import run, tool

STACK = "aisle"
FUNCTION = "AisleFunction"


@dataclass(frozen=True, slots=True)
class Stack:
    """A deployed stack: its outputs by name, and the AWS it is on."""

    outputs: Mapping[str, str]
    environment: Mapping[str, str]

    def client(self, service: str) -> Any:
        """A client with the rights of whoever deployed."""
        keys = (self.environment["AWS_ACCESS_KEY_ID"], self.environment["AWS_SECRET_ACCESS_KEY"])
        return self._client(service, keys)

    def role_of(self, function: str) -> str:
        """The role's ARN; `function` is the output that names the function."""
        name = self.outputs[function]
        role: str = self.client("lambda").get_function_configuration(FunctionName=name)["Role"]
        return role

    def client_of_function(self, service: str, function: str = "SkillEndpoint") -> Any:
        """A client with the rights of the function's role, and no others."""
        role = self.role_of(function)
        session = self.client("sts").assume_role(RoleArn=role, RoleSessionName="check")
        keys = session["Credentials"]
        return self._client(
            service, (keys["AccessKeyId"], keys["SecretAccessKey"]), keys["SessionToken"]
        )

    def _client(self, service: str, keys: tuple[str, str], token: str | None = None) -> Any:
        return _session().create_client(
            service,
            region_name=self.environment["AWS_DEFAULT_REGION"],
            endpoint_url=self.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id=keys[0],
            aws_secret_access_key=keys[1],
            aws_session_token=token,
            # Only one attempt: a second would hide a function that fails at first.
            config=Config(read_timeout=60, retries={"total_max_attempts": 1}),
        )

    def invoke(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """The skill's answer, through the alias that Alexa calls.

        Raises DeploymentError where the function cannot be reached or fails.
        """
        response: dict[str, Any] = json.loads(self.invoke_raw(json.dumps(envelope).encode()))
        return response

    def invoke_raw(self, payload: bytes) -> bytes:
        """The same, as it comes over the wire."""
        answer = self.client("lambda").invoke(
            FunctionName=self.outputs["SkillEndpoint"], Payload=payload
        )
        content: bytes = answer["Payload"].read()
        if answer.get("FunctionError"):
            raise DeploymentError(f"the function failed: {content.decode()[:2_000]}")
        return content

    def variables(self) -> dict[str, str]:
        """The environment that the template gives the skill's function."""
        configuration = self.client("lambda").get_function_configuration(
            FunctionName=self.outputs["SkillEndpoint"]
        )
        variables: dict[str, str] = configuration["Environment"]["Variables"]
        return variables


@cache
def _session() -> Session:
    """One, because each reads the descriptions of AWS's services anew."""
    return Session()


def build(folder: Path, search_index: Path, environment: Mapping[str, str]) -> None:
    """`sam build` of the skill's function into the folder, to run here. Raises DeploymentError."""
    command: Command = [tool("sam"), "build", FUNCTION, "--template-file", TEMPLATE]
    command += ["--build-dir", folder]
    settings = {
        **environment,
        "SEARCH_INDEX": str(search_index.absolute()),
        "ARCHITECTURE": architecture_here(),
    }
    run(command, settings, "`sam build` failed")


def deploy(template: Path, parameters: Mapping[str, str], environment: Mapping[str, str]) -> Stack:
    """`sam deploy` of what was built. `environment` says to which AWS. Raises DeploymentError."""
    command: Command = [tool("sam"), "deploy", "--template-file", template]
    command += ["--stack-name", STACK, "--resolve-s3", "--capabilities", "CAPABILITY_IAM"]
    command += ["--no-confirm-changeset", "--no-progressbar", "--parameter-overrides"]
    command += [f"{name}={json.dumps(value)}" for name, value in parameters.items()]
    run(command, environment, "`sam deploy` failed")
    stack = Stack({}, environment)
    described = stack.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]
    if not described["StackStatus"].endswith("_COMPLETE"):
        raise DeploymentError(f"the stack is {described['StackStatus']}")
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
    return Stack(outputs, environment)
