"""What CloudFormation gets: the SAM template after its transform, as JSON on standard output.

Runs in the deployment tools' environment, where SAM's own translator is.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_CODE = "s3://bucket/package.zip"  # `sam package` puts the real place here


class _NoManagedPolicies:
    def load(self) -> dict[str, str]:
        return {}


def transformed(template: Path) -> dict[str, Any]:
    source: dict[str, Any] = import_module("samcli.yamlhelper").yaml_parse(template.read_text())
    functions = (
        resource
        for resource in source["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    )
    for function in functions:
        function["Properties"]["CodeUri"] = _CODE
    transform = import_module("samtranslator.translator.transform").transform
    result: dict[str, Any] = transform(source, {}, _NoManagedPolicies())
    return result


if __name__ == "__main__":
    json.dump(transformed(Path(sys.argv[1])), sys.stdout, indent=1)
