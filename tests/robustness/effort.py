"""How much of what is random is tried: little in every run, AISLE_LONG=1 for much more.

AISLE_QUICK=1 is for a run that should fail (tests/faults/without.py): the first example that does
is enough, and nobody reads a shorter one.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

LONG = bool(os.environ.get("AISLE_LONG"))
QUICK = bool(os.environ.get("AISLE_QUICK"))
PHASES = (Phase.explicit, Phase.generate) if QUICK else tuple(Phase)
EFFORT = settings(
    max_examples=5_000 if LONG else 40,
    deadline=None,
    phases=PHASES,
    report_multiple_bugs=not QUICK,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
