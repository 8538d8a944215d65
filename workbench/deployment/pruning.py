"""Takes out of the installed dependencies what no turn of the conversation uses."""

from __future__ import annotations

import shutil
from pathlib import Path

from workbench.deployment.aws_model import trim
from workbench.deployment.lazy_packages import defer, make_lazy
from workbench.deployment.runtime import DeploymentError

# The SDK asks for requests, but imports it only to call Alexa's own services, which Aisle does
# not. Without certifi botocore takes the certificates that it carries itself. Of cffi only its
# compiled part runs; the rest writes bindings.
_NEVER_IMPORTED = (
    "requests",
    "certifi",
    "idna",
    "charset_normalizer",
    "*mypyc*",
    "bin",
    "cffi",
    "pycparser",
)
_NOT_READ = (
    "*.dist-info",
    "**/*.pyi",
    "**/py.typed",
    "**/__pycache__",
    "dateutil/zoneinfo/*.tar.gz",
    "urllib3/contrib/emscripten",
    "botocore/docs/bcdoc/*.html",
)


# An ELF file names its machine in its 19th and 20th byte.
_MACHINE_AT = 18
_MACHINES = {"arm64": b"\xb7\x00", "x86_64": b"\x3e\x00"}


def prune(folder: Path, source: Path, architecture: str) -> None:
    """`source` is the code that decides which operations of AWS stay. Raises DeploymentError."""
    for pattern in (*_NEVER_IMPORTED, *_NOT_READ):
        for path in list(folder.glob(pattern)):
            _remove(path)
    make_lazy(folder / "ask_sdk_model")
    # PyJWT imports it for keys in certificates, and the issuer's are in a key set: half of what
    # PyJWT and cryptography take to import. Of PyJWT itself one module of many is used.
    defer(folder / "cryptography" / "x509")
    defer(folder / "jwt")
    trim(folder / "botocore" / "data", source.rglob("*.py"))
    _refuse_foreign_code(folder, architecture)


def _refuse_foreign_code(folder: Path, architecture: str) -> None:
    foreign = sorted(
        path.name
        for path in folder.rglob("*.so")
        if path.read_bytes()[_MACHINE_AT : _MACHINE_AT + 2] != _MACHINES[architecture]
    )
    if foreign:
        raise DeploymentError(
            f"the package is for {architecture}, but {', '.join(foreign)} is for another machine"
        )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
