"""Lets Amazon's adapter be imported where one of its libraries cannot be.

ask-sdk-webservice-support imports certvalidator, which imports oscrypto, and that cannot read the
version of OpenSSL 3.0.10 and later (Debian 12, Ubuntu 24.04). Aisle verifies requests itself and
uses nothing of certvalidator, so a stand-in for the name is enough. It fails closed: whoever does
come to verify by it is refused.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_NAME = "certvalidator"


class Unavailable(Exception):
    """certvalidator cannot be imported here, so nothing was validated."""


class CertificateValidator:
    """In place of certvalidator's: there is no way to get one."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise Unavailable


def stand_in_where_needed() -> None:
    """Does nothing where the real certvalidator can be imported."""
    try:
        import_module(_NAME)
    except Exception:
        # oscrypto's error is not an ImportError, and differs from system to system.
        _stand_in()


def _stand_in() -> None:
    module, errors = ModuleType(_NAME), ModuleType(f"{_NAME}.errors")
    vars(module).update(CertificateValidator=CertificateValidator, errors=errors)
    vars(errors).update(ValidationError=Unavailable, PathError=Unavailable)
    sys.modules[_NAME] = module
    sys.modules[errors.__name__] = errors
