"""The mapping file: from a retailer's columns and codes to Aisle's fields."""

from __future__ import annotations

import difflib
import html
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from workbench.loading.casing import title_case
from workbench.loading.rows import BadField, LoadingError

SHIPPED = Path(__file__).with_name("mappings")

_KNOWN_KEYS = {
    "file": {"delimiter", "encoding"},
    "dates": {"format", "time_zone"},
    "prices": {"round"},
    "clean": {"upper_case", "title_case", "remove_suffix", "html"},
    "cancellations": {"number_prefix"},
    "orders": {"delivered_after_days"},
    "products": {"from_order_lines"},
    "customers": {"time_zone", "ship_to", "tax_basis_points"},
}


@dataclass(frozen=True)
class FieldMapping:
    """The sections of a mapping file as they are; docs/data.md tells what each is for."""

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    charges: Mapping[str, str] = field(default_factory=dict)
    file: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    prices: Mapping[str, bool] = field(default_factory=dict)
    clean: Mapping[str, Any] = field(default_factory=dict)
    cancellations: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, int] = field(default_factory=dict)
    products: Mapping[str, bool] = field(default_factory=dict)
    customers: Mapping[str, Any] = field(default_factory=dict)

    def translated(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row under Aisle's field names; columns that have such a name keep it."""
        known = self._in_own_words(values)
        own = {name: _value(known, column) for name, column in self.columns.items()}
        made = {name: _filled(name, value, known) for name, value in self._templates.items()}
        return self._cleaned({**known, **own, **self.constants, **made})

    def missing_from(self, header: Iterable[str]) -> list[str]:
        """The columns that this mapping reads and the file does not have."""
        present = set(header)
        return [column for column in self.columns.values() if column not in present]

    @cached_property
    def _templates(self) -> dict[str, str]:
        """Constants that hold columns in braces: "your address in {Country}"."""
        constants = self.constants.items()
        return {name: value for name, value in constants if isinstance(value, str) and "{" in value}

    def _in_own_words(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        if not self.values:
            return values
        known = dict(values)
        for column, meanings in self.values.items():
            if column in known:
                known[column] = meanings.get(str(known[column]), known[column])
        return known

    def _cleaned(self, values: dict[str, Any]) -> dict[str, Any]:
        if self.clean.get("html"):
            values = {name: _unescaped(value) for name, value in values.items()}
        for name, suffix in self.clean.get("remove_suffix", {}).items():
            values[name] = str(values.get(name) or "").removesuffix(suffix)
        for name in self.clean.get("upper_case", ()):
            values[name] = str(values.get(name) or "").upper()
        for name in self.clean.get("title_case", ()):
            values[name] = title_case(str(values.get(name) or ""))
        return values


def read_mapping(path: Path) -> FieldMapping:
    """Raises LoadingError for a file that is not a mapping, naming what is wrong in it."""
    try:
        sections = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise LoadingError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LoadingError(f"{path} is not TOML: {error}") from error
    _check_known(path, "section", sections, {f.name for f in fields(FieldMapping)})
    for name, content in sections.items():
        if not isinstance(content, dict):
            raise LoadingError(f"{path}: {name} must be a section: write [{name}]")
        if name in _KNOWN_KEYS:
            _check_known(path, f"key of [{name}]", content, _KNOWN_KEYS[name])
    return FieldMapping(**sections)


def mapping_path(name: str) -> Path:
    """A mapping file of one's own, or the name of one that comes with Aisle."""
    shipped = SHIPPED / f"{name}.toml"
    return shipped if shipped.exists() and not Path(name).exists() else Path(name)


def _check_known(path: Path, kind: str, given: Iterable[str], known: set[str]) -> None:
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise LoadingError(f"{path}: {name} is not a {kind}; {hint}")


def _value(values: Mapping[str, Any], column: str) -> Any:
    """A list counts as its first member that says something."""
    value = values.get(column)
    if isinstance(value, list):
        return next((member for member in value if member), None)
    return value


def _filled(name: str, template: str, values: Mapping[str, Any]) -> str:
    try:
        return template.format_map(values)
    except (KeyError, ValueError, AttributeError) as error:
        raise BadField(name, "the mapping's constant cannot be filled in", error) from error


def _unescaped(value: Any) -> Any:
    return html.unescape(value) if isinstance(value, str) and "&" in value else value
