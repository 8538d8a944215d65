"""The folder that `ask deploy` takes as it is: manifest, assets and interaction models."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

_LAMBDA = re.compile(
    r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9_$-]+)?"
)
_PACKAGE = "skill-package"
RESOURCES = "ask-resources.json"


class PackagingError(Exception):
    """The package cannot be built; the message says what to do."""


def build_skill_package(
    out: Path, endpoint_arn: str | None, root: Path = Path(), models_folder: Path | None = None
) -> Path:
    """Writes `out`/ask-resources.json and `out`/skill-package from the project under `root`.

    Without an endpoint the manifest has none, and no events, which need one: so Amazon hands out
    the skill id, which the function must know before it exists. The same sources give the same
    bytes. `models_folder` has other models than the project's hand-written ones, one for each of
    their locales. Raises PackagingError for an endpoint that is no Lambda ARN, or where the project
    lacks a part.
    """
    manifest = _manifest(root / "skill_package" / "skill.json", endpoint_arn)
    models = _models(root / "interaction_models", models_folder)
    package = _emptied(out / _PACKAGE)
    _write(package / "skill.json", manifest)
    shutil.copytree(root / "skill_package" / "assets", package / "assets")
    custom = package / "interactionModels" / "custom"
    custom.mkdir(parents=True)
    for model in models:
        shutil.copyfile(model, custom / model.name)
    _write(out / RESOURCES, _resources(root / RESOURCES))
    return package


def _models(written: Path, built: Path | None) -> list[Path]:
    models = sorted(written.glob("*.json"))
    if not models:
        raise PackagingError(f"There is no interaction model in {written}.")
    taken = [(built or written) / model.name for model in models]
    for model in taken:
        if not model.is_file():
            raise PackagingError(f"{model} is missing. `aisle model build` writes it.")
    return taken


def _manifest(path: Path, endpoint_arn: str | None) -> Any:
    content = _read(path)
    manifest = content["manifest"]
    custom, events = manifest["apis"]["custom"], manifest.get("events", {})
    if endpoint_arn is None:
        del custom["endpoint"]
        manifest.pop("events", None)  # which Amazon does not take without an endpoint
    elif _LAMBDA.fullmatch(endpoint_arn):
        for part in (custom, events):
            part["endpoint"] = {"uri": endpoint_arn}
    else:
        raise PackagingError(
            f'"{endpoint_arn}" is no ARN of a Lambda function. Take the one that `sam deploy` '
            "prints among its outputs."
        )
    return content


def _resources(path: Path) -> Any:
    """The project's own, with the package beside it instead of under build/."""
    content = _read(path)
    for profile in content["profiles"].values():
        profile["skillMetadata"]["src"] = f"./{_PACKAGE}"
    return content


def _emptied(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackagingError(f"{path} is missing. Run this in the project's folder.") from error
    except ValueError as error:
        raise PackagingError(f"{path} is not JSON: {error}.") from error


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
