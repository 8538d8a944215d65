"""One deployment for all that is asked of a deployed shop: it takes half a minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.deployment.local import Deployment, deployed_sample


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    with deployed_sample(print) as deployed:
        yield deployed
