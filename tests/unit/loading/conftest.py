"""Files made for a test, and what came of loading them, without any table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.loading.checking import Checked, Checking, Write
from workbench.loading import load as loading
from workbench.loading.load import Load, Loaded, load_files
from workbench.loading.mapping import FieldMapping, read_mapping
from workbench.loading.spool import ItemSpool, SpooledItem
from workbench.loading.target import Target
from workbench.loading.writing import Written


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checking:
    """Loads with all but the last step, which keeps the items instead of writing them."""
    items: list[SpooledItem] = []

    def kept(_: Load, __: Target, spool: ItemSpool, loaded: Loaded, ___: object) -> Loaded:
        items[:] = spool.items()
        return Loaded(loaded.tally, loaded.report, Written(len(items)))

    monkeypatch.setattr(loading, "_written", kept)

    def load(kind: str, *files: Path, **options: Any) -> Checked:
        items.clear()
        options.setdefault("report", tmp_path / "report.jsonl")
        target = Target(None, "Shop", "Catalog")
        loaded = load_files(Load(kind, files, **options), target)
        return Checked(loaded, list(items))

    return load


@pytest.fixture
def mapping(write: Write) -> Callable[[str], FieldMapping]:
    return lambda text: read_mapping(write("mapping.toml", text))
