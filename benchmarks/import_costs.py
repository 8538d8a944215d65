"""What a start's imports cost, by package, from Python's own `-X importtime`."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.deployment.runtime import runtime_python

_LINE = re.compile(r"import time:\s+(?P<own>\d+) \|\s+\d+ \| +(?P<module>\S+)")
_ALEXA_SDK = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime"}
_SHIPPED = {
    "aisle",
    "botocore",
    "urllib3",
    "dateutil",
    "jmespath",
    "six",
    "jwt",
    "cryptography",
} | _ALEXA_SDK


def import_costs(
    arguments: Sequence[str | Path], request: bytes, environment: Mapping[str, str]
) -> list[str]:
    """Lines of a table: the package, its own milliseconds, its modules. Tracing itself makes all
    of them dearer, so read them against each other."""
    traced = subprocess.run(
        [runtime_python(), "-S", "-X", "importtime", *arguments],
        input=request,
        env=environment,
        capture_output=True,
    )
    own: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    for line in _LINE.finditer(traced.stderr.decode()):
        package = line["module"].partition(".")[0]
        package = package if package in _SHIPPED else "standard library"
        own[package] += int(line["own"])
        modules[package] += 1
    return [
        f"{package:24}{microseconds / 1e3:7.1f} ms in {modules[package]} modules"
        for package, microseconds in own.most_common()
    ]
