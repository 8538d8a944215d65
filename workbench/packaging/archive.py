"""A zip archive of a folder that is the same bytes for the same files, wherever it is made."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EVERY_FILES_TIME = (2020, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644  # a plain file that everybody may read, as Lambda asks for
_SMALLEST = 9


def archive(folder: Path, file: Path) -> None:
    """Writes all files under the folder, in the order of their names, with one time and one mode;
    folders have no entries."""
    with ZipFile(file, "w") as target:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(folder).as_posix(), _EVERY_FILES_TIME)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            target.writestr(entry, path.read_bytes(), ZIP_DEFLATED, _SMALLEST)
