"""`aisle package`: puts the skill package together."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.packaging.skill_package import PackagingError, build_skill_package

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--out", type=_FOLDER, default=Path("build") / "skill", show_default=True)
@click.option(
    "--models",
    type=_FOLDER,
    help="The models to take: build/interaction_models for those that `aisle model build` wrote. "
    "By default the hand-written ones.",
)
@click.option("--endpoint", metavar="ARN", help="The function, as `sam deploy` prints it.")
@click.option("--root", type=_FOLDER, default=Path(), help="The project's folder.")
def package(out: Path, models: Path | None, endpoint: str | None, root: Path) -> None:
    """Put manifest, assets and models together for `ask deploy`.

    First without an endpoint: that creates the skill and its id, which `sam deploy` needs. Then
    again with the ARN of the function.
    """
    try:
        built = build_skill_package(out, endpoint, root, models)
    except PackagingError as error:
        raise click.ClickException(str(error)) from error
    for path in sorted(built.rglob("*")):
        if path.is_file():
            click.echo(path)
    if endpoint is None:
        click.echo("Without an endpoint: deploy it once for the skill id, then give --endpoint.")
