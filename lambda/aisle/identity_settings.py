"""Which issuer's access tokens name a customer, as the environment says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from aisle.addresses import is_secure

_KIND = "AISLE_IDENTITY"
_CLIENT_ID = "AISLE_TOKEN_CLIENT_ID"
_AUDIENCE = "AISLE_TOKEN_AUDIENCE"
_ISSUER = "AISLE_TOKEN_ISSUER"
_KEYS_URL = "AISLE_TOKEN_KEYS_URL"
_CUSTOMER_CLAIM = "AISLE_TOKEN_CUSTOMER_CLAIM"
_TOKENINFO_URL = "AISLE_AMAZON_TOKENINFO_URL"

_SETTINGS_OF = {
    "jwt": (_CLIENT_ID, _AUDIENCE, _ISSUER, _KEYS_URL, _CUSTOMER_CLAIM),
    "amazon": (_CLIENT_ID, _TOKENINFO_URL),
}
_AMAZON_TOKENINFO = "https://api.amazon.com/auth/o2/tokeninfo"
_KEYS_PATH = "/.well-known/jwks.json"


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """`kind` is jwt or amazon. Empty is what the kind has no use for; of `client_id` and
    `audience` at least one is there."""

    kind: str
    client_id: str
    audience: str
    issuer: str
    keys_url: str
    customer_claim: str
    tokeninfo_url: str


def identity_settings(
    environment: Mapping[str, str], problems: list[str]
) -> IdentitySettings | None:
    """None where no identity is chosen; what is missing, wrong or contradictory is added to
    `problems`, each with its name."""
    names = dict.fromkeys(name for settings in _SETTINGS_OF.values() for name in settings)
    said = {name: environment.get(name, "").strip() for name in (_KIND, *names)}
    kind = said.pop(_KIND)
    if kind in _SETTINGS_OF:
        problems += _missing(kind, said)
    elif kind or any(said.values()):
        problems.append(f"{_KIND} must be jwt or amazon, not {kind!r}")
    for name in names:
        if kind and said[name] and name not in _SETTINGS_OF.get(kind, names):
            problems.append(f"{name} has no meaning with {_KIND}={kind}")
    settings = _with_defaults(kind, said)
    problems += _wrong_addresses(settings)
    return settings if kind else None


def _missing(kind: str, said: Mapping[str, str]) -> list[str]:
    needed = [_ISSUER] if kind == "jwt" else [_CLIENT_ID]
    problems = [f"{name} is not set" for name in needed if not said[name]]
    if kind == "jwt" and not said[_CLIENT_ID] and not said[_AUDIENCE]:
        problems.append(f"{_CLIENT_ID} or {_AUDIENCE} must be set")
    return problems


def _with_defaults(kind: str, said: Mapping[str, str]) -> IdentitySettings:
    signed, amazon = kind == "jwt", kind == "amazon"
    keys_url = said[_KEYS_URL] or (said[_ISSUER] and said[_ISSUER].rstrip("/") + _KEYS_PATH)
    return IdentitySettings(
        kind=kind,
        client_id=said[_CLIENT_ID],
        audience=said[_AUDIENCE],
        issuer=said[_ISSUER],
        keys_url=keys_url if signed else "",
        customer_claim=(said[_CUSTOMER_CLAIM] or "sub") if signed else "",
        tokeninfo_url=(said[_TOKENINFO_URL] or _AMAZON_TOKENINFO) if amazon else "",
    )


def _wrong_addresses(settings: IdentitySettings) -> list[str]:
    addresses = {_KEYS_URL: settings.keys_url, _TOKENINFO_URL: settings.tokeninfo_url}
    return [
        f"{name} must be an https address, not {address!r}"
        for name, address in addresses.items()
        if address and not _is_safe(address)
    ]


def _is_safe(address: str) -> bool:
    """Nobody's name and password are in it, either."""
    return is_secure(address) and "@" not in urlsplit(address).netloc
