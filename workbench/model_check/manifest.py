"""The manifest beside the models: its locales, its example phrases, its icons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.model_check.finding import Finding, Severity
from workbench.model_check.model import Model
from workbench.model_check.reading import Unreadable, read_model
from workbench.model_check.sample_text import pattern

_LOCALES = "$.manifest.publishingInformation.locales"
_OPENING = re.compile(r"alexa (?:open|start|launch|ask|tell) ", re.IGNORECASE)
_CONNECTED = re.compile(r"(?:to|for|about|if|whether|that|and)\s+", re.IGNORECASE)
_PNG, _SIZE_IN_PNG = b"\x89PNG\r\n\x1a\n", slice(16, 24)
_ICONS = {"smallIconUri": 108, "largeIconUri": 512}  # pixels, by Amazon's manifest schema
_ICON_SCHEME = "file://"


def check_manifest(manifest_path: Path, model_paths: Mapping[str, Path]) -> list[Finding]:
    """What is wrong with skill.json, given the model of each locale ("en-US")."""
    try:
        content = json.loads(manifest_path.read_text(encoding="utf-8"))
        locales: dict[str, Any] = content["manifest"]["publishingInformation"]["locales"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"This is no skill manifest: {error!r}."
        return [_error(manifest_path, "unreadable", "$", message, "Give the path of skill.json.")]
    found = list(_locales(manifest_path, locales, model_paths))
    for locale in sorted(set(locales) & set(model_paths)):
        found += _icons(manifest_path, locale, locales[locale])
        found += _phrases(manifest_path, locale, locales[locale], model_paths[locale])
    return found


def _locales(
    manifest: Path, locales: Mapping[str, Any], models: Mapping[str, Path]
) -> Iterator[Finding]:
    for locale in sorted(set(models) ^ set(locales)):
        lacking = "manifest says nothing of it" if locale in models else "has no interaction model"
        yield _error(
            manifest,
            "locale_mismatch",
            _LOCALES,
            f"{locale}: {lacking}.",
            "Give each locale a model and an entry in the manifest.",
        )


def _phrases(
    manifest: Path, locale: str, entry: Mapping[str, Any], model_path: Path
) -> Iterator[Finding]:
    try:
        model = read_model(model_path)
    except (OSError, Unreadable):
        return  # the check of the model itself reports it
    for index, phrase in enumerate(entry.get("examplePhrases", ())):
        if not resolves(phrase, model):
            yield _error(
                manifest,
                "example_phrase",
                f"{_LOCALES}.{locale}.examplePhrases[{index}]",
                f'"{phrase}" opens no intent: Amazon tries the examples when it certifies.',
                f'Write "Alexa, ask {model.invocation_name} to" and then a sample of the model.',
            )


def resolves(phrase: str, model: Model) -> bool:
    """Whether an example phrase opens the skill, or asks it for something that is a sample."""
    said = " ".join(phrase.replace(",", " ").split()).rstrip("?.! ")
    opened = _OPENING.match(said)
    if not opened:
        return _is_said(said, model)
    rest = said[opened.end() :]
    if not rest.casefold().startswith(model.invocation_name):
        return False
    asked = rest[len(model.invocation_name) :].strip()
    return not asked or _is_said(asked, model) or _is_said(_CONNECTED.sub("", asked, 1), model)


def _is_said(said: str, model: Model) -> bool:
    samples = (sample for intent in model.custom_intents() for sample in intent.samples)
    return any(pattern(sample.text).fullmatch(said) for sample in samples)


def _icons(manifest: Path, locale: str, entry: Mapping[str, Any]) -> Iterator[Finding]:
    for key, side in _ICONS.items():
        uri = str(entry.get(key, ""))
        icon = manifest.parent / uri.removeprefix(_ICON_SCHEME)
        if uri.startswith("https://") or (uri.startswith(_ICON_SCHEME) and _is_png(icon, side)):
            continue
        yield _error(
            manifest,
            "icon",
            f"{_LOCALES}.{locale}.{key}",
            f'"{uri}" is no PNG of {side} by {side} pixels.',
            f"Put one there; the path counts from {manifest.parent.name}/.",
        )


def _is_png(icon: Path, side: int) -> bool:
    if not icon.is_file():
        return False
    head = icon.read_bytes()[: _SIZE_IN_PNG.stop]
    return head.startswith(_PNG) and head[_SIZE_IN_PNG] == side.to_bytes(4) * 2


def _error(manifest: Path, code: str, place: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.ERROR, str(manifest), place, message, remedy)
