"""F25, secrets: none is needed (signed tokens, roles), so none may be anywhere in the project."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SECRETS = {
    "a key id of AWS": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a secret key of AWS": r"(?i)aws_secret_access_key\W{1,6}[A-Za-z0-9/+]{40}",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "a token of Amazon's": r"\bAtz[ar]\|[\w+/=-]{30,}",
    "a client's secret of Amazon's": r"\bamzn1\.oa2-cs\.v1\.[0-9a-f]{16,}",
    "a token of GitHub's": r"\bgh[pousr]_[A-Za-z0-9]{36}",
    "a password in an address": r"://[^/\s:@'\"{}…]+:[^/\s@'\"{}…]+@",
}
PLANTED = {
    "a key id of AWS": "AKIA" + "ABCDEFGHIJKLMNOP",
    "a secret key of AWS": "aws_secret_access_key = " + "a/B+" * 10,
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "a signed token": ".".join(["eyJ" + "hbGciOiJSUzI1", "eyJ" + "zdWIiOiJhbmEi", "c2lnbmF0dXJl"]),
    "a token of Amazon's": "Atza" + "|" + "IQEBLjAsAhRm" * 3,
    "a client's secret of Amazon's": "amzn1.oa2-cs" + ".v1." + "0123456789abcdef",
    "a token of GitHub's": "ghp" + "_" + "a1B2" * 9,
    "a password in an address": "https://user" + ":word@shop.example/",
}
SAYS_SECRET = re.compile(r"(?i)(secret|password|passphrase|private)(?!.*(arn|name)$)")
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}


def files_of_the_project() -> Iterator[Path]:
    """Those under version control or about to be; in a copy that is not, all that is neither built
    nor installed."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        yield from (ROOT / name for name in listed.stdout.split("\0") if name)
        return
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in NOT_OURS and not f.startswith(".venv")]
        yield from (Path(folder) / name for name in names)


def secrets_in(text: str) -> list[str]:
    return [kind for kind, pattern in SECRETS.items() if re.search(pattern, text)]


def test_f25_no_file_holds_a_secret() -> None:
    looked_at = 0
    found: dict[str, list[str]] = {}
    for file in files_of_the_project():
        if file.is_file():
            looked_at += 1
            kinds = secrets_in(file.read_bytes().decode(errors="replace"))
            if kinds:
                found[str(file.relative_to(ROOT))] = kinds
    assert found == {}
    assert looked_at > 200


@pytest.mark.parametrize("kind", SECRETS)
def test_f25_a_secret_would_be_found(kind: str) -> None:
    assert secrets_in(f"before\nvalue: '{PLANTED[kind]}'\nafter") == [kind]


def test_f25_no_function_is_given_a_secret_to_keep() -> None:
    """Whoever may see a function may see its environment and the stack's parameters. Where a secret
    is kept they may know: its ARN, or its name."""
    template = template_of(ROOT / "template.yaml")
    names = [*template["Parameters"]]
    variables: list[str] = []
    for resource in template["Resources"].values():
        environment = resource.get("Properties", {}).get("Environment", {}).get("Variables", {})
        variables += environment
    assert variables
    assert [name for name in (*names, *variables) if SAYS_SECRET.search(name)] == []


def test_f25_the_code_takes_no_key_of_aws() -> None:
    """The role is all that it has."""
    for file in (ROOT / "lambda").rglob("*.py"):
        assert not re.search(r"aws_(access|secret|session)", file.read_text()), file


def template_of(file: Path) -> dict[str, Any]:
    """CloudFormation's YAML, of whose short functions only the arguments are kept."""

    class Loader(yaml.SafeLoader):
        pass

    def argument(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return loader.construct_scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node)
        assert isinstance(node, yaml.MappingNode)
        return loader.construct_mapping(node)

    Loader.add_multi_constructor("!", argument)
    template: dict[str, Any] = yaml.load(file.read_text(), Loader)
    return template
