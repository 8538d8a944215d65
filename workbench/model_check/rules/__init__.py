"""What holds for an interaction model: a module for each thing that can be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.model_check.finding import Finding
from workbench.model_check.model import Model
from workbench.model_check.rules.ambiguity import ambiguity
from workbench.model_check.rules.built_ins import built_ins
from workbench.model_check.rules.dialog import dialog
from workbench.model_check.rules.invocation_name import invocation_name
from workbench.model_check.rules.limits import limits
from workbench.model_check.rules.names import names
from workbench.model_check.rules.prompts import prompts
from workbench.model_check.rules.samples import samples
from workbench.model_check.rules.search_query import search_query
from workbench.model_check.rules.slot_types import slot_types
from workbench.model_check.rules.values import values

Rule = Callable[[Model], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    invocation_name,
    names,
    built_ins,
    samples,
    search_query,
    ambiguity,
    slot_types,
    values,
    dialog,
    prompts,
    limits,
)
