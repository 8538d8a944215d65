"""`make package`: what Amazon's two tools take, the same bytes wherever and whenever built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from workbench.deployment.local import Deployment
from workbench.deployment.package import INDEX_NAME
from workbench.deployment.release import BUILT_TEMPLATE, FUNCTION, HASHES, main
from workbench.deployment.runtime import ROOT, architecture_here
from workbench.deployment.stack import FUNCTION as SKILLS_FUNCTION
from workbench.deployment.stack import build as sam_build
from workbench.deployment.template import TEMPLATE
from workbench.deployment.tools import offline_environment
from workbench.packaging.archive import archive
from workbench.packaging.skill_package import RESOURCES, build_skill_package

_NOT_CLONED = (".git", ".venv*", "build", "node_modules", ".aws-sam", ".*_cache", ".hypothesis")
# Another user's: other rights of new files, another zone, another order of sets.
_HABITS = {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "7"}
_UMASK = 0o077


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built in a clone elsewhere, by another user's habits, from files of another time, and with
    the sample shop's index, as nobody has made one there."""
    folder = tmp_path_factory.mktemp("somewhere else")
    clone, out = folder / "somebody's own clone of it", folder / "out"
    shutil.copytree(
        ROOT, clone, ignore=shutil.ignore_patterns(*_NOT_CLONED), copy_function=shutil.copyfile
    )
    ran = subprocess.run(
        [sys.executable, "-m", "workbench.deployment.release", "--out", out,
         "--architecture", architecture_here()],
        cwd=clone, env={**os.environ, **_HABITS, "PYTHONPATH": str(clone / "lambda")},
        umask=_UMASK, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "it finds the sample shop's products" in ran.stdout
    return out


@pytest.fixture(scope="module")
def index(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index in the release."""
    with ZipFile(release / FUNCTION) as package:
        return Path(package.extract(INDEX_NAME, tmp_path_factory.mktemp("index")))


def test_here_the_same_bytes_are_built(
    release: Path, deployment: Deployment, tmp_path: Path
) -> None:
    """What was deployed was built here; a retailer who reviews a package can build it again."""
    assert deployment.package.read_bytes() == (release / FUNCTION).read_bytes()
    skill = build_skill_package(tmp_path, None, ROOT)
    archive(skill, tmp_path / "skill-package.zip")
    for path in (*skill.rglob("*.*"), tmp_path / RESOURCES):
        built = release / "skill" / path.relative_to(tmp_path)
        assert path.read_bytes() == built.read_bytes(), path
    again = (tmp_path / "skill-package.zip").read_bytes()
    assert again == (release / "skill-package.zip").read_bytes()


def test_the_list_has_every_file_and_its_hash(release: Path) -> None:
    lines = (release / HASHES).read_text().splitlines()
    listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    files = {path for path in release.rglob("*") if path.is_file() and path.name != HASHES}
    assert listed == {
        path.relative_to(release).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_sam_build_builds_the_same_function(release: Path, index: Path, tmp_path: Path) -> None:
    """So that whoever prefers SAM's own command deploys the same."""
    sam_build(tmp_path, index, offline_environment())
    archive(tmp_path / SKILLS_FUNCTION, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (release / FUNCTION).read_bytes()


def test_the_template_points_at_the_archive_and_is_else_the_projects(release: Path) -> None:
    built, source = (release / BUILT_TEMPLATE).read_text(), TEMPLATE.read_text()
    assert built.count("CodeUri: package.zip") == source.count("Type: AWS::Serverless::Function")
    assert built.replace("CodeUri: package.zip", "CodeUri: lambda/") == source


def test_lambda_may_read_every_file(release: Path, index: Path) -> None:
    with ZipFile(release / FUNCTION) as package:
        assert {entry.external_attr >> 16 for entry in package.infolist()} == {0o100644}
        assert package.read(INDEX_NAME) == index.read_bytes()


def test_the_skills_archive_is_its_folder(release: Path) -> None:
    folder = release / "skill" / "skill-package"
    with ZipFile(release / "skill-package.zip") as package:
        packed = {name: package.read(name) for name in package.namelist()}
    assert "skill.json" in packed
    assert packed == {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_for_no_function_it_fails_with_a_remedy(index: Path, tmp_path: Path) -> None:
    arguments = ["--out", str(tmp_path), "--search-index", str(index), "--endpoint", "arn:odd"]
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 1
    assert "Take the one that `sam deploy` prints" in ran.output
