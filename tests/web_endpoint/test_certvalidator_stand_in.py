"""Amazon's adapter is there, whatever OpenSSL the system has, and verifies nothing itself."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from web_endpoint import certvalidator_stand_in as stand_in

_IN_A_FRESH_PROCESS = """
import sys
{before}
from web_endpoint import adapter
from ask_sdk_webservice_support.verifier import RequestVerifier, VerificationException
print(sys.modules["certvalidator"].CertificateValidator.__module__)
verifier = RequestVerifier()
try:
    verifier._validate_cert_chain({chain!r})
except Exception as error:
    print("refused", type(error).__name__)
"""
_REAL = """
import types
module, errors = types.ModuleType("certvalidator"), types.ModuleType("certvalidator.errors")
module.CertificateValidator = type("CertificateValidator", (), {"__module__": "the real one"})
errors.ValidationError = errors.PathError = ValueError
sys.modules.update({"certvalidator": module, "certvalidator.errors": errors})
"""
_BROKEN = "sys.modules['oscrypto'] = None"


def _printed(before: str) -> list[str]:
    from tests.web_endpoint.pki import good_chain

    program = _IN_A_FRESH_PROCESS.format(before=before, chain=good_chain())
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


def test_where_the_real_one_cannot_be_imported_a_good_chain_is_refused_too() -> None:
    name, refused, *_ = _printed(_BROKEN)
    assert name == "web_endpoint.certvalidator_stand_in"
    assert refused.startswith("refused ")


def test_the_real_one_is_left_alone() -> None:
    assert _printed(_REAL)[0] == "the real one"


def test_nobody_gets_a_validator_of_the_stand_in() -> None:
    with pytest.raises(stand_in.Unavailable):
        stand_in.CertificateValidator(b"any", [], None)


def test_it_is_only_put_where_the_import_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ModuleType("certvalidator")
    monkeypatch.setitem(sys.modules, "certvalidator", real)
    stand_in.stand_in_where_needed()
    assert sys.modules["certvalidator"] is real
