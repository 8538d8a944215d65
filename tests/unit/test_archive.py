"""The archives that are handed to Amazon: the same bytes for the same files."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

from workbench.packaging.archive import archive
from workbench.packaging.hashes import write_hashes

FILES = {"b.txt": b"second", "a/one.py": b"first", "a.txt": b"between"}


def written(folder: Path, files: dict[str, bytes], mode: int, moment: int) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        file.chmod(mode)
        os.utime(file, (moment, moment))
    return folder


def archived(folder: Path) -> bytes:
    archive(folder, folder.with_suffix(".zip"))
    return folder.with_suffix(".zip").read_bytes()


def test_neither_time_nor_rights_nor_order_of_the_files_changes_it(tmp_path: Path) -> None:
    one = written(tmp_path / "one", FILES, 0o644, 1_000_000_000)
    other = written(tmp_path / "other", dict(reversed(FILES.items())), 0o600, 1_700_000_000)
    assert archived(one) == archived(other)


def test_it_holds_the_files_and_anybody_may_read_them(tmp_path: Path) -> None:
    folder = written(tmp_path / "one", FILES, 0o600, 0)
    archived(folder)
    with ZipFile(tmp_path / "one.zip") as package:
        assert {name: package.read(name) for name in package.namelist()} == FILES
        assert package.namelist() == sorted(FILES, key=Path)
        assert {entry.external_attr >> 16 for entry in package.infolist()} == {0o100644}


def test_another_content_is_another_archive(tmp_path: Path) -> None:
    one = written(tmp_path / "one", FILES, 0o644, 0)
    other = written(tmp_path / "other", {**FILES, "b.txt": b"Second"}, 0o644, 0)
    assert archived(one) != archived(other)


def test_the_list_of_hashes_is_sha256sums(tmp_path: Path) -> None:
    folder = written(tmp_path / "one", {"b": b"", "a/c": b"x"}, 0o644, 0)
    hashed = write_hashes((folder / "b", folder / "a/c"), folder / "list")
    assert [(one.path, one.size) for one in hashed] == [("a/c", 1), ("b", 0)]
    assert (folder / "list").read_text().splitlines() == [
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  a/c",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b",
    ]
