"""Trims botocore's description of AWS to a few services, and to the operations that the code
calls.

botocore reads it at every start: 475 KB of DynamoDB's model and 1.2 MB of endpoints otherwise,
and a listing of 400 folders.
"""

from __future__ import annotations

import ast
import gzip
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import botocore
from botocore import xform_name

BOTOCORE_DATA = Path(botocore.__file__).parent / "data"
# Each with the name that endpoints.json has for it.
SERVICES = {
    "dynamodb": "dynamodb",
    "secretsmanager": "secretsmanager",
    "sesv2": "email",
    "sqs": "sqs",
}
_READ_BY_BOTOCORE = ("service-2.json.gz", "endpoint-rule-set-1.json.gz")


def operations_called(data: Path, service: str, source: Iterable[Path]) -> frozenset[str]:
    """The service's operations of which a source file uses the Python name, as in
    `client.query`."""
    named = {name for file in source for name in _attributes(file)}
    model = _unzipped(_model_file(data, service))
    return frozenset(name for name in model["operations"] if xform_name(name) in named)


def trim(data: Path, source: Iterable[Path]) -> None:
    """`data` is botocore's data folder; what the source calls stays."""
    files = list(source)
    _keep_only(data, lambda path: path.is_file() or path.name in SERVICES)
    _write_json(data / "endpoints.json", _with_endpoints_of_services(data / "endpoints.json"))
    for service in SERVICES:
        _trim_service(data, service, operations_called(data, service, files))


def _trim_service(data: Path, service: str, operations: Collection[str]) -> None:
    version = _model_file(data, service).parent
    _keep_only(data / service, lambda path: path == version)
    _keep_only(version, lambda path: path.name in _READ_BY_BOTOCORE)
    model = _with_operations(_unzipped(version / "service-2.json.gz"), operations)
    _write_json(version / "service-2.json", model)
    (version / "service-2.json.gz").unlink()


def _attributes(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Attribute):
            yield node.attr


def _model_file(data: Path, service: str) -> Path:
    """Of the newest version of the service's interface, which is the one botocore takes."""
    return max((data / service).glob("*/service-2.json.gz"))


def _keep_only(folder: Path, wanted: Any) -> None:
    for path in list(folder.iterdir()):
        if wanted(path):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _with_endpoints_of_services(file: Path) -> dict[str, Any]:
    endpoints: dict[str, Any] = json.loads(file.read_bytes())
    for partition in endpoints["partitions"]:
        services, kept = partition["services"], SERVICES.values()
        partition["services"] = {name: services[name] for name in services if name in kept}
    return endpoints


def _with_operations(model: dict[str, Any], operations: Collection[str]) -> dict[str, Any]:
    kept = {name: model["operations"][name] for name in sorted(operations)}
    shapes = _shapes_of(kept, model["shapes"])
    model = {
        **model,
        "operations": kept,
        "shapes": {name: model["shapes"][name] for name in shapes},
    }
    return {key: _undocumented(value) for key, value in model.items() if key != "documentation"}


def _shapes_of(operations: Any, shapes: dict[str, Any]) -> list[str]:
    """All that the operations refer to, also indirectly."""
    reached: set[str] = set()
    waiting = list(_references(operations))
    while waiting:
        shape = waiting.pop()
        if shape not in reached:
            reached.add(shape)
            waiting += _references(shapes[shape])
    return sorted(reached)


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("shape"), str):
            yield node["shape"]
        node = list(node.values())
    if isinstance(node, list):
        for member in node:
            yield from _references(member)


def _undocumented(node: Any) -> Any:
    if isinstance(node, list):
        return [_undocumented(member) for member in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _undocumented(value)
        for key, value in node.items()
        if not (key == "documentation" and isinstance(value, str))
    }


def _unzipped(file: Path) -> dict[str, Any]:
    model: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()))
    return model


def _write_json(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
