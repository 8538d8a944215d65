"""`make package`: what `ask deploy` and `sam deploy` take, the same bytes for the same source."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from workbench.deployment.package import build as build_package
from workbench.deployment.runtime import ARCHITECTURES, DeploymentError
from workbench.deployment.template import TEMPLATE
from workbench.local_shop import SAMPLE_SHOP
from workbench.packaging.archive import archive
from workbench.packaging.hashes import Hashed, write_hashes
from workbench.packaging.skill_package import RESOURCES, PackagingError, build_skill_package
from workbench.sample_items import read_sample
from workbench.search_index import build as build_index

HASHES = "package.sha256"
FUNCTION = Path("function") / "package.zip"
BUILT_TEMPLATE = Path("function") / "template.yaml"
_SKILL = Path("skill")
_SKILL_ARCHIVE = Path("skill-package.zip")
_SOURCE_CODE = "CodeUri: lambda/\n"


def build_release(
    out: Path,
    search_index: Path,
    architecture: str,
    endpoint: str | None = None,
    models: Path | None = None,
) -> list[Hashed]:
    """Writes under `out`: `skill/` for `ask deploy`, the same as an archive for SMAPI,
    `function/` for `sam deploy --template-file`, and the list of their hashes.

    `models` is the folder of other models than the hand-written ones. Raises DeploymentError, and
    PackagingError for an endpoint that is no function or a model that is missing.
    """
    skill = build_skill_package(out / _SKILL, endpoint, TEMPLATE.parent, models)
    archive(skill, out / _SKILL_ARCHIVE)
    build_function(out, search_index, architecture)
    single = [out / _SKILL_ARCHIVE, out / FUNCTION, out / BUILT_TEMPLATE, out / _SKILL / RESOURCES]
    # ASK CLI keeps what it knows of the skill beside these, which no build may change.
    in_package = (path for path in skill.rglob("*") if path.is_file())
    return write_hashes([*single, *in_package], out / HASHES)


def build_function(out: Path, search_index: Path, architecture: str) -> Path:
    """Writes `function/` alone; its template. Raises DeploymentError."""
    shutil.rmtree(out / FUNCTION.parent, ignore_errors=True)
    (out / FUNCTION.parent).mkdir(parents=True)
    with TemporaryDirectory(prefix="aisle-package-") as folder:
        build_package(Path(folder), search_index, architecture)
        archive(Path(folder), out / FUNCTION)
    template = out / BUILT_TEMPLATE
    template.write_text(_with_archive(TEMPLATE.read_text(encoding="utf-8")), encoding="utf-8")
    return template


def _with_archive(template: str) -> str:
    """The template with the archive in place of the source, which `sam build` would build."""
    if _SOURCE_CODE not in template:
        raise DeploymentError(f"template.yaml has no `{_SOURCE_CODE.strip()}` to put a package for")
    return template.replace(_SOURCE_CODE, f"CodeUri: {FUNCTION.name}\n")


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True)
@click.option(
    "--search-index",
    type=click.Path(path_type=Path),
    default=Path("build") / "search_index.sqlite",
    show_default=True,
    help="The index that ships; where there is none, the sample shop's is made and shipped.",
)
@click.option(
    "--architecture",
    type=click.Choice(ARCHITECTURES),
    default=ARCHITECTURES[0],
    show_default=True,
    help="The functions'; the stack's parameter Architecture must say the same.",
)
@click.option("--endpoint", metavar="ARN", help="The function, once `sam deploy` has printed it.")
@click.option("--models", metavar="FOLDER", help="What `aisle model build` wrote, to be taken.")
def main(
    out: Path, search_index: Path, architecture: str, endpoint: str | None, models: str | None
) -> None:
    """Build what Amazon's two tools take, the same bytes for the same source and index."""
    own = search_index.is_file()
    try:
        with TemporaryDirectory(prefix="aisle-index-") as folder:
            index = search_index if own else _sample_index(Path(folder))
            built = build_release(
                out, index, architecture, endpoint or None, Path(models) if models else None
            )
    except (DeploymentError, PackagingError) as error:
        raise click.ClickException(str(error)) from error
    for one in built:
        click.echo(f"{one.sha256[:16]}  {one.size:>10,}  {out / one.path}")
    click.echo(f"For {architecture}; whole hashes in {out / HASHES}.")
    if not own:
        click.echo(f"NOTE: there is no {search_index}, so it finds the sample shop's products.")
        click.echo("For your own: `aisle load products`, `aisle index`, and again.")


def _sample_index(folder: Path) -> Path:
    index = folder / "search_index.sqlite"
    build_index(read_sample(SAMPLE_SHOP).products, index)
    return index


if __name__ == "__main__":
    main()
