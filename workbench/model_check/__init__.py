"""Checks an interaction model and a manifest for what Alexa would refuse or misunderstand."""

from __future__ import annotations

from workbench.model_check.checking import check
from workbench.model_check.finding import Finding, Severity

__all__ = ["Finding", "Severity", "check"]
