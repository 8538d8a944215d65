"""Takes out of the installed dependencies what no turn of the conversation uses."""

from __future__ import annotations

import shutil
from pathlib import Path

from workbench.deployment.aws_model import trim
from workbench.deployment.lazy_packages import make_lazy
from workbench.deployment.runtime import DeploymentError

# The SDK asks for requests, but imports it only to call Alexa's own services, which Aisle does
# not. Without certifi botocore takes the certificates that it carries itself.
_NEVER_IMPORTED = ("requests", "certifi", "idna", "charset_normalizer", "*mypyc*", "bin")
_NOT_READ = (
    "*.dist-info",
    "**/*.pyi",
    "**/py.typed",
    "**/__pycache__",
    "dateutil/zoneinfo/*.tar.gz",
    "urllib3/contrib/emscripten",
    "botocore/docs/bcdoc/*.html",
)


def prune(folder: Path, source: Path) -> None:
    """`source` is the code that decides which operations of AWS stay. Raises DeploymentError."""
    for pattern in (*_NEVER_IMPORTED, *_NOT_READ):
        for path in list(folder.glob(pattern)):
            _remove(path)
    make_lazy(folder / "ask_sdk_model")
    trim(folder / "botocore" / "data", source.rglob("*.py"))
    native = sorted(path.name for path in folder.rglob("*.so"))
    if native:
        raise DeploymentError(
            f"the package must run on every architecture, but it holds {', '.join(native)}: "
            "prune them, or build one package for each architecture"
        )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
