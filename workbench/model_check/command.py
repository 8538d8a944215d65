"""`aisle model`: checks and builds the interaction models, and checks the manifest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from workbench.model_build.command import build
from workbench.model_check.amazon_schema import (
    MANIFEST,
    MODEL,
    amazon_schema,
    schema_findings,
)
from workbench.model_check.amazon_spec import SPEC, SpecUnavailable, fetch_spec
from workbench.model_check.finding import Finding
from workbench.model_check.lines import line_at, lines_of
from workbench.model_check.manifest import check_manifest
from workbench.model_check.skill import Skill

_ROOT = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def model() -> None:
    """Check what Alexa is told, and build it from your catalog: interaction models, manifest."""


model.add_command(build)


@model.command()
@click.argument("models", nargs=-1, type=_FILE)
@click.option("--root", type=_ROOT, default=Path(), help="The project's folder.")
@click.option("--spec", type=_FILE, help="spec.json of ask-smapi-model, Amazon's own schema.")
@click.option("--rules-only", is_flag=True, help="Do without Amazon's schema.")
def check(models: tuple[Path, ...], root: Path, spec: Path | None, rules_only: bool) -> None:
    """Check MODELS, or all of the project's with its manifest, handlers, speech and conversations.

    Amazon's schema is looked for where `aisle model fetch-schema` puts it. The exit code is 1 where
    there is an error; warnings leave it 0.
    """
    found = _findings(Skill(root), models, None if rules_only else _spec(root, spec))
    _show(found)
    raise SystemExit(any(finding.is_error for finding in found))


@model.command("fetch-schema")
@click.option("--root", type=_ROOT, default=Path(), help="The project's folder.")
def fetch_schema(root: Path) -> None:
    """Fetch Amazon's schema from npm into build/."""
    try:
        click.echo(fetch_spec(root / SPEC))
    except SpecUnavailable as error:
        raise click.ClickException(str(error)) from error


def _spec(root: Path, given: Path | None) -> Path:
    spec = given or root / SPEC
    if not spec.exists():
        raise click.UsageError(
            "Amazon's schema has not been fetched. Run `aisle model fetch-schema` (it takes npm), "
            "give --spec, or do without by --rules-only."
        )
    return spec


def _findings(skill: Skill, models: tuple[Path, ...], spec: Path | None) -> list[Finding]:
    checked = list(models or skill.models().values())
    if not checked:
        raise click.UsageError(f"There is no model in {skill.interaction_models}. Give its path.")
    documents = [(path, MODEL) for path in checked]
    found = [finding for path in checked for finding in skill.check(path)]
    if not models:
        documents.append((skill.manifest, MANIFEST))
        found += check_manifest(skill.manifest, skill.models())
    return [*found, *_by_schema(documents, found, spec)]


def _by_schema(
    documents: list[tuple[Path, str]], found: list[Finding], spec: Path | None
) -> list[Finding]:
    unreadable = {finding.file for finding in found if finding.code == "unreadable"}
    definitions = amazon_schema(spec) if spec else {}
    return [
        finding
        for path, definition in documents
        if spec and str(path) not in unreadable
        for finding in schema_findings(path, definition, definitions)
    ]


def _show(found: Sequence[Finding]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    lines = {file: _lines(file) for file in {finding.file for finding in found}}
    for finding in found:
        line = line_at(lines[finding.file], finding.place)
        colour = "red" if finding.is_error else "yellow"
        console.print(f"[{colour}]{finding.severity}[/] [bold]{finding.code}[/]", end=" ")
        console.print(escape(f"{finding.file}:{line} {finding.place}"))
        console.print(escape(f"  {finding.message} {finding.remedy}"))
    errors = sum(finding.is_error for finding in found)
    console.print(f"{errors} errors, {len(found) - errors} warnings.")


def _lines(file: str) -> dict[str, int]:
    """Of what cannot be read there are none: that is a finding of its own."""
    try:
        text = Path(file).read_text(encoding="utf-8")
        json.loads(text)
    except (OSError, ValueError):
        return {}
    return lines_of(text)
