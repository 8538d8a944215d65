"""Makes a package that imports all its modules import each one when it is first asked for.

ask_sdk_model is a thousand modules; a turn needs some thirty, and an `__init__` that imports its
neighbours one by one costs a start-up the others too.
"""

from __future__ import annotations

import ast
from pathlib import Path

_LAZY = '''"""Each name is imported when it is first asked for (PEP 562)."""

from importlib import import_module

_MODULES = {{
{modules}
}}
__all__ = sorted(_MODULES)


def __getattr__(name):
    if name not in _MODULES:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    value = globals()[name] = getattr(import_module("." + _MODULES[name], __name__), name)
    return value
'''


def make_lazy(package: Path) -> int:
    """Rewrites every `__init__` of the package that does nothing but import from its neighbours;
    how many these were."""
    count = 0
    for file in sorted(package.rglob("__init__.py")):
        modules = exports(file)
        if modules:
            lines = (f"    {name!r}: {module!r}," for name, module in sorted(modules.items()))
            file.write_text(_LAZY.format(modules="\n".join(lines)), encoding="utf-8")
            count += 1
    return count


def exports(file: Path) -> dict[str, str]:
    """The module of each name that the `__init__` imports; empty where it does more than that."""
    found: dict[str, str] = {}
    for statement in ast.parse(file.read_bytes()).body:
        if not isinstance(statement, ast.ImportFrom):
            return {}
        if statement.module == "__future__":
            continue
        if statement.level != 1 or any(alias.asname for alias in statement.names):
            return {}
        found |= {alias.name: statement.module or "" for alias in statement.names}
    return found
