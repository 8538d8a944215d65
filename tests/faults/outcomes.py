"""pytest plugin: how each test ended, as JSON lines in the file that AISLE_OUTCOMES names.

A test that fails because something is asserted has caught a fault; one that cannot be imported,
or breaks on the way, has caught nothing.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import aisle

CAUGHT = "caught"
PASSED = "passed"


def pytest_sessionstart(session: pytest.Session) -> None:
    """The code under test must be that of the folder the tests are in."""
    if not Path(aisle.__file__).is_relative_to(session.config.rootpath):
        raise pytest.UsageError(f"{aisle.__file__} is not in {session.config.rootpath}")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    if call.excinfo or call.when == "call":
        _write(item.nodeid, _ending(call))


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _write(report.nodeid, str(report.longrepr)[-500:])


def _ending(call: pytest.CallInfo[None]) -> str:
    if not call.excinfo:
        return PASSED
    asserted = call.excinfo.errisinstance((AssertionError, pytest.fail.Exception))
    return CAUGHT if asserted and call.when == "call" else call.excinfo.exconly()[-500:]


def _write(nodeid: str, ending: str) -> None:
    with Path(os.environ["AISLE_OUTCOMES"]).open("a") as lines:
        lines.write(json.dumps({"test": nodeid, "ending": ending}) + "\n")
