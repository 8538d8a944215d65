"""A local AWS that holds a function to its role and runs it on the function's own Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.deployment.runtime import Command, DeploymentError, runtime_python
from workbench.deployment.tools import ENVIRONMENT, offline_environment
from workbench.engine import EngineError, running_engine

# It runs a function on the Python that it runs on itself: a bare one, where the function finds
# nothing but its own package, while the engine's own packages come in by path.
_LAUNCH = "import sys; sys.path.append(sys.argv.pop()); from ministack.app import main; main()"
_ENFORCE_ROLES = {"AUTH": "true"}


@contextmanager
def running_aws() -> Iterator[dict[str, str]]:
    """The environment in which any AWS tool talks to it. Raises DeploymentError."""
    packages = list(ENVIRONMENT.glob("lib/python*/site-packages"))
    if not packages:
        raise DeploymentError(
            "the local AWS is not installed: run `.venv/bin/python -m workbench.deployment.tools`"
        )
    environment = {**offline_environment(), **_ENFORCE_ROLES}
    environment.pop("PYTHONPATH", None)
    command: Command = [runtime_python(), "-c", _LAUNCH, packages[0]]
    try:
        with running_engine(command=command, environment=environment) as engine:
            yield {**offline_environment(), **engine.environment()}
    except EngineError as error:
        raise DeploymentError(str(error)) from error
