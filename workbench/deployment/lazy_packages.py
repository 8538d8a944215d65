"""Makes a package import its modules, or itself, when something of it is first asked for.

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

_DEFERRED = '''"""All of it is imported when something of it is first asked for (PEP 562)."""

from importlib import import_module


def __getattr__(name):
    return getattr(import_module("._whole", __name__), name)
'''


def defer(package: Path) -> None:
    """What the package's `__init__` does is done when a name of the package is first asked for."""
    init = package / "__init__.py"
    init.rename(package / "_whole.py")
    init.write_text(_DEFERRED, encoding="utf-8")


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
