"""One deployment for all that is asked of a deployed shop: it takes half a minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.deployment.local import Deployment, deployed_sample


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process has the deployment, and another has time for the rest."""
    for item in items:
        if "deployment" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("deployment"))


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    with deployed_sample(print) as deployed:
        yield deployed
