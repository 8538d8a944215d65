"""Wrong usage of the commands: a sentence that says what to do, and no traceback."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench import cli
from workbench.engine import Engine
from workbench.search_index import build

NOWHERE = "http://127.0.0.1:9"  # the discard port


@pytest.fixture
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with an index and a terminal that knows of no DynamoDB."""
    monkeypatch.chdir(tmp_path)
    for name in ("AWS_ENDPOINT_URL", "AWS_REGION", "AWS_DEFAULT_REGION", "AISLE_SHOP_TABLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    build([], tmp_path / "build" / "search_index.sqlite")


def aisle(*arguments: str) -> Result:
    result = CliRunner().invoke(cli.aisle, arguments)
    assert result.exit_code, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    return result


PROJECT = str(Path(__file__).parents[2])
OWN = [
    ("index",),
    ("say", "--own", "help"),
    ("chat", "--own"),
    ("console", "--own"),
    ("model", "build", "--root", PROJECT),
]


@pytest.mark.usefixtures("_elsewhere")
@pytest.mark.parametrize("command", OWN)
def test_without_a_store_a_command_says_how_to_get_one(command: tuple[str, ...]) -> None:
    assert "run `aisle engine`" in aisle(*command).output


@pytest.mark.usefixtures("_elsewhere")
@pytest.mark.parametrize("command", OWN)
def test_a_store_that_is_not_running_is_named(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", NOWHERE)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    assert NOWHERE in aisle(*command).output


@pytest.mark.parametrize("command", OWN)
def test_a_store_without_the_tables_says_how_to_make_them(
    command: tuple[str, ...], engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert engine
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_SHOP_TABLE", "NoSuchShop")
    monkeypatch.setenv("AISLE_CATALOG_TABLE", "NoSuchCatalog")
    build([], tmp_path / "build" / "search_index.sqlite")
    assert "`aisle load products` creates" in aisle(*command).output


def test_a_wrong_setting_is_named_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_DELIVERY_FEE", "free")
    monkeypatch.setattr(sys, "argv", ["aisle", "index"])
    with pytest.raises(SystemExit, match="AISLE_DELIVERY_FEE must be a whole number"):
        cli.main()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("command", ["loopback", "console"])
def test_serving_on_a_port_in_use_says_so_before_anything_is_loaded(
    command: str, taken_port: int
) -> None:
    output = aisle(command, "--port", str(taken_port)).output
    assert output.startswith(f"Error: port {taken_port} is in use: choose another")


@pytest.mark.parametrize("command", ["loopback", "engine", "console"])
def test_a_port_that_cannot_be_is_refused(command: str) -> None:
    assert "range 1<=x<=65535" in aisle(command, "--port", "65536").output


def test_a_chat_says_who_one_is_and_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    for name, value in engine.environment().items():
        monkeypatch.setenv(name, value)  # put back what the chat sets for its own engine
    typed = "/json\n/json\n/calls\n/shopper Nobody\n/shopper bo\n/shopper\nfind [/red] ink\n/quit\n"
    result = CliRunner().invoke(cli.aisle, ["chat"], input=typed, env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    for line in (
        "You are ana.",
        "The JSON of a turn: shown from now on.",
        "The JSON of a turn: no longer shown.",
        "The store calls of a turn: shown from now on.",
        "You are Nobody, of whom the shop knows nothing.",
        "You are bo.",
        "You are a guest.",
        "BatchGetItem",
    ):
        assert line in result.output
