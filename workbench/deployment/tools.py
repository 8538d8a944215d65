"""The deployment tools: SAM, cfn-lint and the local AWS, in an environment of their own.

They pin so much that they cannot share the project's. The environment is on the function's own
Python, because the local AWS runs a function on the Python that it runs on itself.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import click

from workbench.deployment.runtime import ROOT, Command, DeploymentError, runtime_python, uv

ENVIRONMENT = ROOT / ".venv-deploy"
LOCK = ROOT / "requirements" / "deploy.txt"
_STAMP = ENVIRONMENT / "installed-from"
_NOWHERE = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_DEFAULT_REGION": "us-east-1",
    "SAM_CLI_TELEMETRY": "0",
}


def install() -> bool:
    """Makes the environment as the lock says; False where it is so already.

    Raises DeploymentError.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == digest:
        return False
    python = runtime_python()
    _uv("venv", "--quiet", "--clear", "--python", python, ENVIRONMENT)
    _uv("pip", "install", "--quiet", "--python", ENVIRONMENT, "--require-hashes", "-r", LOCK)
    _STAMP.write_text(digest, encoding="utf-8")
    return True


def tool(name: str) -> Path:
    """The program of that name. Raises DeploymentError where it is not installed."""
    program = ENVIRONMENT / "bin" / name
    if not program.exists():
        raise DeploymentError(
            f"{name} is not installed: run `.venv/bin/python -m workbench.deployment.tools`"
        )
    return program


def offline_environment() -> dict[str, str]:
    """The process's environment without a way to anybody's real AWS account."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {**kept, **_NOWHERE}


def run(command: Command, environment: Mapping[str, str], problem: str) -> str:
    """What the program wrote. Raises DeploymentError with the end of it where it failed."""
    ran = subprocess.run(
        command,
        env=environment,
        cwd=ROOT,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if ran.returncode:
        raise DeploymentError(f"{problem}:\n{ran.stdout[-4_000:]}")
    return ran.stdout


def _uv(*arguments: str | Path) -> None:
    run([uv(), *arguments], os.environ, "the deployment tools could not be installed")


@click.command()
def main() -> None:
    """Installs the deployment tools into .venv-deploy."""
    try:
        new = install()
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error
    click.echo("deployment tools: installed" if new else "deployment tools: as the lock says")


if __name__ == "__main__":
    main()
