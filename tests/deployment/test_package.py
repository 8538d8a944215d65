"""What ships: the same bytes each time, all that a turn needs and nothing it does not."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import ask_sdk_model
import pytest
from botocore.session import Session

from workbench.deployment.aws_model import BOTOCORE_DATA, SERVICES, operations_called
from workbench.deployment.lazy_packages import exports, make_lazy
from workbench.deployment.package import INDEX_NAME, SOURCE, build
from workbench.deployment.pruning import prune
from workbench.deployment.runtime import (
    ARCHITECTURES,
    DeploymentError,
    architecture_here,
    runtime_python,
)
from workbench.issuer import CLIENT_ID, Issuer


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("index") / "made.sqlite"
    file.write_bytes(b"an index")
    return file


@pytest.fixture(scope="module")
def package(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As it is for this machine."""
    folder = tmp_path_factory.mktemp("package")
    build(folder, index, architecture_here())
    return folder


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_source_gives_the_same_bytes(package: Path, index: Path, tmp_path: Path) -> None:
    build(tmp_path / "again", index, architecture_here())
    assert digest(tmp_path / "again") == digest(package)


def test_a_file_of_an_earlier_build_does_not_ship(index: Path, tmp_path: Path) -> None:
    (tmp_path / "left_over.py").touch()
    build(tmp_path, index)
    assert not (tmp_path / "left_over.py").exists()


def test_without_a_search_index_the_build_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DeploymentError, match="aisle index --out"):
        build(tmp_path, tmp_path / "none.sqlite")


def test_every_module_ships_with_bytecode_that_is_taken_unchecked(package: Path) -> None:
    for source in package.rglob("*.py"):
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-313.pyc"
        flags = int.from_bytes(compiled.read_bytes()[4:8], "little")
        assert flags == 0b01, f"{compiled}: flags {flags:b} (PEP 552: hash-based, unchecked)"


def test_nothing_of_the_building_machine_is_in_the_package(package: Path) -> None:
    for path in package.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(SOURCE).encode() not in content, path
            assert str(package).encode() not in content, path


@pytest.mark.parametrize(
    "name", ["requests", "certifi", "boto3", "cffi", "workbench", "requirements.txt"]
)
def test_what_no_turn_uses_does_not_ship(package: Path, name: str) -> None:
    assert not (package / name).exists()


def test_the_index_ships(package: Path, index: Path) -> None:
    assert (package / INDEX_NAME).read_bytes() == index.read_bytes()


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("dynamodb", "Query"),
        ("secretsmanager", "GetSecretValue"),
        ("sesv2", "SendEmail"),
        ("sqs", "SendMessage"),
    ],
)
def test_a_client_knows_the_operations_of_the_source_and_no_other(
    package: Path, service: str, operation: str
) -> None:
    script = (
        f"import sys; sys.path = [{str(package)!r}, *sys.path[:4]];"
        "from aisle.adapters.aws import aws_client; import json;"
        f"client = aws_client({service!r});"
        "print(json.dumps(sorted(client.meta.service_model.operation_names)))"
    )
    ran = subprocess.run(
        [runtime_python(), "-I", "-S", "-c", script],
        env={"AWS_DEFAULT_REGION": "us-east-1"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    called = operations_called(BOTOCORE_DATA, service, SOURCE.rglob("*.py"))
    assert json.loads(ran.stdout) == sorted(called)
    assert operation in called
    assert len(called) == 1 or service == "dynamodb"


def test_every_name_of_the_alexa_model_is_found_when_asked_for(package: Path) -> None:
    """The shipped packages import lazily; the names are those of the SDK as installed here."""
    installed = Path(ask_sdk_model.__file__).parent
    names = {
        ".".join(("ask_sdk_model", *file.parent.relative_to(installed).parts)): exports(file)
        for file in installed.rglob("__init__.py")
    }
    script = (
        f"import sys, json; sys.path = [{str(package)!r}, *sys.path[:4]]\n"
        "from importlib import import_module\n"
        "for package, names in json.load(sys.stdin).items():\n"
        "    for name, module in names.items():\n"
        "        found = getattr(import_module(package), name)\n"
        "        assert found.__module__ == f'{package}.{module}', (package, name)\n"
        "try: import_module('ask_sdk_model').Nonsense\n"
        "except AttributeError: print('all found')\n"
    )
    ran = subprocess.run(
        [runtime_python(), "-I", "-S", "-c", script],
        input=json.dumps(names),
        capture_output=True,
        text=True,
    )
    assert ran.stdout.strip() == "all found", ran.stderr
    assert sum(map(len, names.values())) > 500


def test_a_package_that_does_more_than_import_stays_as_it_is(tmp_path: Path) -> None:
    source = "from .module import Name\nName()\n"
    (tmp_path / "__init__.py").write_text(source)
    assert make_lazy(tmp_path) == 0
    assert (tmp_path / "__init__.py").read_text() == source


def test_an_operation_is_found_by_its_python_name(tmp_path: Path) -> None:
    (tmp_path / "store.py").write_text("client.put_item(TableName='Shop'); client.scanned")
    assert operations_called(BOTOCORE_DATA, "dynamodb", tmp_path.glob("*.py")) == {"PutItem"}


@pytest.mark.parametrize("service", SERVICES)
def test_botocore_knows_the_real_endpoint(package: Path, service: str) -> None:
    script = (
        f"import sys; sys.path = [{str(package)!r}, *sys.path[:4]];"
        "from botocore.session import Session;"
        f"print(Session().create_client({service!r}, 'eu-west-1').meta.endpoint_url)"
    )
    ran = subprocess.run(
        [runtime_python(), "-I", "-S", "-c", script], env={}, capture_output=True, text=True
    )
    full = Session().create_client(service, "eu-west-1", endpoint_url=None).meta.endpoint_url
    assert ran.stdout.strip() == full, ran.stderr


def test_the_demo_identity_does_not_ship(package: Path) -> None:
    """So no setting can switch it on: there is nothing to switch on."""
    for path in package.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"DemoIdentity" not in content, path
            assert b"demo_identity" not in content, path


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_native_code_is_the_architectures(index: Path, tmp_path: Path, architecture: str) -> None:
    build(tmp_path, index, architecture)
    native = {path.name: machine_of(path) for path in tmp_path.rglob("*.so")}
    assert any(name.startswith("_rust") for name in native)
    assert set(native.values()) == {{"arm64": 0xB7, "x86_64": 0x3E}[architecture]}


def machine_of(library: Path) -> int:
    """ELF's e_machine."""
    return int.from_bytes(library.read_bytes()[18:20], "little")


def test_native_code_of_another_machine_stops_the_build(package: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "botocore").mkdir(parents=True)
    for deferred in ("cryptography/x509", "jwt"):
        (copy / deferred).mkdir(parents=True)
        (copy / deferred / "__init__.py").touch()
    (copy / "ask_sdk_model").mkdir()
    shutil.copytree(BOTOCORE_DATA, copy / "botocore" / "data")
    (copy / "odd.so").write_bytes(b"\x7fELF".ljust(18, b"\0") + b"\xf3\0")
    with pytest.raises(DeploymentError, match=r"for arm64, but odd\.so"):
        prune(copy, SOURCE, "arm64")


def test_an_architecture_that_lambda_has_not_stops_the_build(index: Path, tmp_path: Path) -> None:
    with pytest.raises(DeploymentError, match="ARCHITECTURE must be arm64 or x86_64, not 'sparc'"):
        build(tmp_path, index, "sparc")


def test_a_package_for_another_machine_does_not_start(
    package: Path, index: Path, tmp_path: Path
) -> None:
    """Where the stack's parameter and the build's do not agree, the first start says so."""
    (other,) = set(ARCHITECTURES) - {architecture_here()}
    build(tmp_path, index, other)
    for folder, expected in ((package, ""), (tmp_path, "was not built for this machine")):
        ran = run_in(folder, "import lambda_function", environment_of("https://issuer.example"))
        assert (ran.returncode == 0) == (expected == "")
        assert expected in ran.stderr


def test_the_package_checks_a_token_without_what_it_does_not_need(
    package: Path, issuer: Issuer
) -> None:
    """Certificates are half of what the libraries take to import, and are there when asked for."""
    script = """
import sys, lambda_function
from aisle.domain.errors import NotLinked
from aisle.bootstrap import identity_from
from aisle.settings import Settings
import os
identity = identity_from(Settings.from_environment(os.environ).identity)
before = "cryptography" in sys.modules
good, forged = sys.stdin.read().split()
print(before, identity.customer_for(good))
try:
    identity.customer_for(forged)
except NotLinked:
    print("refused")
print([name for name in sys.modules if name in ("jwt._whole", "cryptography.x509._whole")])
from cryptography import x509
import jwt
print(x509.load_pem_x509_certificate.__name__, jwt.decode.__name__)
"""
    tokens = f"{issuer.token('ana')} {issuer.token('ana', client_id='website')}"
    ran = run_in(package, script, environment_of(issuer.url), tokens)
    said = ran.stdout.split("\n")
    deferred = "load_pem_x509_certificate decode"
    assert said[:4] == ["False ana", "refused", "[]", deferred], ran.stderr


def environment_of(issuer: str) -> dict[str, str]:
    return {
        "AISLE_SKILL_ID": "amzn1.ask.skill.x",
        "AISLE_SHOP_TABLE": "Shop",
        "AISLE_CATALOG_TABLE": "Catalog",
        "AISLE_SEARCH_INDEX": INDEX_NAME,
        "AISLE_SELLER": "Bright Aisle",
        "AISLE_IDENTITY": "jwt",
        "AISLE_TOKEN_ISSUER": issuer,
        "AISLE_TOKEN_CLIENT_ID": CLIENT_ID,
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def run_in(
    package: Path, script: str, environment: dict[str, str], said: str = ""
) -> subprocess.CompletedProcess[str]:
    """On the function's Python, with nothing but the package and the standard library."""
    paths = f"import sys; sys.path = [{str(package)!r}, *sys.path[:4]]\n"
    return subprocess.run(
        [runtime_python(), "-I", "-S", "-c", paths + script],
        cwd=package,
        env=environment,
        input=said,
        capture_output=True,
        text=True,
    )
