"""Which issuer is chosen: said clearly, or the function does not start and says what is amiss."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisle.adapters.identity.amazon import AmazonIdentity
from aisle.adapters.identity.later import LaterIdentity
from aisle.adapters.identity.signed import SignedTokenIdentity
from aisle.bootstrap import identity_from, skill_from
from aisle.identity_settings import IdentitySettings, identity_settings
from aisle.settings import Settings, SettingsError

SHOP = {
    "AISLE_SKILL_ID": "amzn1.ask.skill.x",
    "AISLE_SHOP_TABLE": "Shop",
    "AISLE_CATALOG_TABLE": "Catalog",
    "AISLE_SEARCH_INDEX": "search_index.sqlite",
    "AISLE_SELLER": "Bright Aisle",
}
JWT = {
    "AISLE_IDENTITY": "jwt",
    "AISLE_TOKEN_ISSUER": "https://issuer.example/pool",
    "AISLE_TOKEN_CLIENT_ID": "alexa",
}
AMAZON = {"AISLE_IDENTITY": "amazon", "AISLE_TOKEN_CLIENT_ID": "amzn1.application-oa2-client.x"}
NO_ADDRESS = ["http://issuer.example/keys", "ftp://127.0.0.1/", "keys", "https://", "//x/keys"]
NO_ADDRESS += [
    "https://somebody@issuer.example/",
    "https://[",
    "https://x:y/",
    "file:///etc/passwd",
]


def read(environment: dict[str, str]) -> IdentitySettings:
    problems: list[str] = []
    settings = identity_settings(environment, problems)
    assert problems == []
    assert settings is not None
    return settings


def problems_of(environment: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as failure:
        Settings.from_environment(SHOP | environment)
    return str(failure.value)


def test_what_is_not_said_of_an_issuer_has_a_default() -> None:
    settings = read(JWT)
    assert settings.keys_url == "https://issuer.example/pool/.well-known/jwks.json"
    assert (settings.customer_claim, settings.audience, settings.tokeninfo_url) == ("sub", "", "")


def test_what_is_said_of_an_issuer() -> None:
    said = {
        "AISLE_TOKEN_ISSUER": "https://issuer.example/",
        "AISLE_TOKEN_AUDIENCE": "https://shop.example/api",
        "AISLE_TOKEN_KEYS_URL": "https://keys.example/certs",
        "AISLE_TOKEN_CUSTOMER_CLAIM": "username",
    }
    settings = read(JWT | said)
    assert settings.issuer == "https://issuer.example/"
    assert settings.audience == "https://shop.example/api"
    assert settings.keys_url == "https://keys.example/certs"
    assert settings.customer_claim == "username"


def test_the_default_of_the_keys_needs_no_second_slash() -> None:
    settings = read(JWT | {"AISLE_TOKEN_ISSUER": "https://issuer.example/"})
    assert settings.keys_url == "https://issuer.example/.well-known/jwks.json"


def test_amazons_own_address_is_the_default() -> None:
    settings = read(AMAZON)
    assert settings.tokeninfo_url == "https://api.amazon.com/auth/o2/tokeninfo"
    assert (settings.keys_url, settings.customer_claim) == ("", "")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"AISLE_IDENTITY": "jwt"}, ["AISLE_TOKEN_ISSUER is", "AISLE_TOKEN_CLIENT_ID or"]),
        (JWT | {"AISLE_TOKEN_CLIENT_ID": " "}, ["AISLE_TOKEN_CLIENT_ID or AISLE_TOKEN_AUDIENCE"]),
        (JWT | {"AISLE_TOKEN_ISSUER": ""}, ["AISLE_TOKEN_ISSUER is not set"]),
        (JWT | {"AISLE_TOKEN_ISSUER": "accounts"}, ["AISLE_TOKEN_KEYS_URL must be an https"]),
        ({"AISLE_IDENTITY": "amazon"}, ["AISLE_TOKEN_CLIENT_ID is not set"]),
        (
            AMAZON | {"AISLE_TOKEN_ISSUER": "x", "AISLE_TOKEN_KEYS_URL": "https://x/"},
            [
                "AISLE_TOKEN_ISSUER has no meaning with AISLE_IDENTITY=amazon",
                "AISLE_TOKEN_KEYS_URL has no meaning with AISLE_IDENTITY=amazon",
            ],
        ),
        (
            JWT | {"AISLE_AMAZON_TOKENINFO_URL": "https://x/"},
            ["AISLE_AMAZON_TOKENINFO_URL has no meaning with AISLE_IDENTITY=jwt"],
        ),
        ({"AISLE_IDENTITY": "demo"}, ["AISLE_IDENTITY must be jwt or amazon, not 'demo'"]),
        ({"AISLE_IDENTITY": "JWT"}, ["AISLE_IDENTITY must be jwt or amazon, not 'JWT'"]),
        ({"AISLE_TOKEN_CLIENT_ID": "x"}, ["AISLE_IDENTITY must be jwt or amazon, not ''"]),
    ],
)
def test_what_is_missing_or_contradicts_is_named(
    environment: dict[str, str], named: list[str]
) -> None:
    found = problems_of(environment)
    assert all(name in found for name in named), found


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_an_address_must_be_https(address: str) -> None:
    assert "AISLE_TOKEN_KEYS_URL must be" in problems_of(JWT | {"AISLE_TOKEN_KEYS_URL": address})
    assert "AISLE_AMAZON_TOKENINFO_URL must be" in problems_of(
        AMAZON | {"AISLE_AMAZON_TOKENINFO_URL": address}
    )


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:80"])
def test_a_stand_in_on_loopback_needs_no_tls(host: str) -> None:
    assert read(JWT | {"AISLE_TOKEN_KEYS_URL": f"http://{host}/keys"}).keys_url


def test_all_that_is_amiss_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as failure:
        Settings.from_environment({"AISLE_IDENTITY": "jwt"})
    named = (*SHOP, "AISLE_TOKEN_ISSUER", "AISLE_TOKEN_CLIENT_ID", "AISLE_TOKEN_AUDIENCE")
    assert all(name in str(failure.value) for name in named)


def test_a_deployed_skill_does_not_start_without_a_choice() -> None:
    with pytest.raises(SettingsError, match="AISLE_IDENTITY is not set"):
        skill_from(Settings.from_environment(SHOP))


def test_a_choice_is_made_when_the_first_token_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for environment, kind in ((JWT, SignedTokenIdentity), (AMAZON, AmazonIdentity)):
        identity = identity_from(read(environment))
        assert isinstance(identity, LaterIdentity)
        assert isinstance(identity._identity, kind)


def test_native_code_for_another_machine_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aisle.bootstrap.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match="was not built for this machine"):
        identity_from(read(JWT))
    assert identity_from(read(AMAZON))
