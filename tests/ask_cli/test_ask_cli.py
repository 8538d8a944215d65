"""Amazon's own ASK CLI, as docs/deploy.md uses it, takes what `aisle package` puts together.

The service that it talks to is a stand-in on loopback, so what Amazon would say to the package is
not tested here; its schema says what it can (`make model-check`).
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.guide.following import Follower
from tests.guide.reading import commands
from workbench.local_shop import ROOT, SAMPLE_SHOP
from workbench.model_build import build_model
from workbench.sample_items import read_sample
from workbench.stand_ins.skill_management import (
    SKILL_ID,
    SkillManagement,
    running_skill_management,
)

GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
_PROGRAMS = (Path(__file__).parent / "node_modules" / ".bin", Path(sys.executable).parent)
_TOKEN = "the developer's"
_ENDPOINT = "arn:aws:lambda:us-east-1:123456789012:function:aisle:live"


def lines() -> list[str]:
    """What the guide marks as tested of ASK CLI, and what builds the package before it."""
    marked = [command for command in commands(GUIDE) if command.mark == "tested"]
    return [c.line for c in marked if c.is_asks or c.line.startswith("aisle package")]


@pytest.fixture(scope="module")
def amazon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SkillManagement]:
    """What Amazon was sent by following the guide."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("skill_package", "interaction_models"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "ask-resources.json", folder)
    (folder / "account-linking.json").write_text(json.dumps(account_linking()))
    assert (_PROGRAMS[0] / "ask").exists(), "ASK CLI is not installed: run `make ask-cli`"
    with running_skill_management() as service:
        account = environment(tmp_path_factory.mktemp("home"), service.address)
        with Follower(folder, account, {}) as follower:
            follower.names.update(SkillId=SKILL_ID, SkillEndpoint=_ENDPOINT)
            follower.run("aisle model build --sample")  # the guide's, of a catalogue at hand
            for line in lines():
                follower.run(line)
        yield service


def account_linking() -> Any:
    """The guide's example, as a reader copies it."""
    (example,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    return json.loads(example)


def environment(home: Path, address: str) -> dict[str, str]:
    """As after `ask configure`, with the stand-in in the service's place, and no word to anybody
    else."""
    token = {"access_token": _TOKEN, "expires_at": "2099-01-01T00:00:00.000Z"}
    profile = {"token": token, "vendor_id": "VENDOR", "aws_profile": None}
    (home / ".ask").mkdir()
    (home / ".ask" / "cli_config").write_text(json.dumps({"profiles": {"default": profile}}))
    return {
        "HOME": str(home),
        "PATH": ":".join([*map(str, _PROGRAMS), os.environ["PATH"]]),
        "ASK_SHARE_USAGE": "false",
        "ASK_SKIP_NEW_VERSION_REMINDER": "true",
        "ASK_SMAPI_SERVER_BASE_URL": address,
    }


def contents(package: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names}


def test_the_guide_has_asks_part_tested() -> None:
    asked = [line for line in lines() if not line.startswith("aisle")]
    assert len(asked) == 4


def test_both_packages_arrive_whole(amazon: SkillManagement) -> None:
    """With the model that was built of the catalogue."""
    first, second = map(contents, amazon.packages)
    products = read_sample(SAMPLE_SHOP).products
    model = build_model(ROOT / "interaction_models" / "en-US.json", products).text.encode()
    for package in (first, second):
        assert package["interactionModels/custom/en-US.json"] == model
        assert {"assets/images/en-US_smallIcon.png", "skill.json"} <= set(package)
    assert "endpoint" not in manifest(first)["apis"]["custom"]
    assert manifest(second)["apis"]["custom"]["endpoint"] == {"uri": _ENDPOINT}
    assert manifest(second)["events"]["endpoint"] == {"uri": _ENDPOINT}


def manifest(package: dict[str, bytes]) -> Any:
    return json.loads(package["skill.json"])["manifest"]


def test_the_second_is_of_the_skill_that_the_first_made(amazon: SkillManagement) -> None:
    """Building the package again leaves what ASK CLI remembers where it is."""
    assert (len(amazon.packages), amazon.created) == (2, 1)


def test_the_account_linking_arrives_as_it_is_written(amazon: SkillManagement) -> None:
    assert amazon.linking == account_linking()


def test_the_skill_is_enabled(amazon: SkillManagement) -> None:
    assert amazon.enabled


def test_it_shows_the_developers_token_to_nobody_else(amazon: SkillManagement) -> None:
    assert amazon.tokens == {_TOKEN, ""}  # the address for the upload is its own key
