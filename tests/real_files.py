"""Files of real shops, which are no part of the project.

AISLE_SHARED_DATA says where they lie (by default ../shared/data beside the project); with
AISLE_REQUIRE_SHARED_DATA=1 their absence is a failure.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("AISLE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")


def real(name: str) -> Path:
    """The file's path; skips the test, with a warning, where it is not there."""
    path = _FOLDER / name
    if path.exists():
        return path
    message = f"NOT TESTED: {path} is not there; set AISLE_SHARED_DATA to the folder that has it"
    if os.environ.get("AISLE_REQUIRE_SHARED_DATA") == "1":
        pytest.fail(message)
    warnings.warn(message, stacklevel=2)
    pytest.skip(message)
