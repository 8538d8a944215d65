"""The deployment tools: SAM, cfn-lint and the local AWS in one environment, checkov in another.

They pin so much that they can share neither the project's nor each other's. The environments are on
the function's own Python, because the local AWS runs a function on the Python that it runs on.
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
_LOCKS = {
    ENVIRONMENT: ROOT / "requirements" / "deploy.txt",
    ROOT / ".venv-policy": ROOT / "requirements" / "policy.txt",
}
_NOWHERE = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_DEFAULT_REGION": "us-east-1",
    "SAM_CLI_TELEMETRY": "0",
}


def install() -> bool:
    """Makes the environments as their locks say; False where they are so already.

    Raises DeploymentError.
    """
    installed = [_installed(environment, lock) for environment, lock in _LOCKS.items()]
    return any(installed)


def _installed(environment: Path, lock: Path) -> bool:
    stamp = environment / "installed-from"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return False
    _uv("venv", "--quiet", "--clear", "--python", runtime_python(), environment)
    _uv("pip", "install", "--quiet", "--python", environment, "--require-hashes", "-r", lock)
    stamp.write_text(digest, encoding="utf-8")
    return True


def tool(name: str) -> Path:
    """The program of that name. Raises DeploymentError where it is not installed."""
    programs = (environment / "bin" / name for environment in _LOCKS)
    program = next((program for program in programs if program.exists()), None)
    if program is None:
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
    """Installs the deployment tools into .venv-deploy and .venv-policy."""
    try:
        new = install()
    except DeploymentError as error:
        raise click.ClickException(str(error)) from error
    click.echo("deployment tools: installed" if new else "deployment tools: as the lock says")


if __name__ == "__main__":
    main()
