"""What a deployment sets for the function behind the order stream; a missing value is a loud
start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aisle.settings import RETURNS, SettingsError

_STAGES = ("development", "live")
_ADDRESS = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class OrderEventSettings:
    """`email_sender` None: no e-mails. `proactive_secret` None: no notices; it names the secret
    with the client id and secret, and holds neither."""

    shop_table: str
    seller: str
    returns: str
    dead_letters_url: str
    email_sender: str | None
    proactive_secret: str | None
    proactive_stage: str
    token_url: str | None
    alexa_endpoint: str | None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> OrderEventSettings:
        """Raises SettingsError that lists everything that is wrong at once."""

        def said(name: str) -> str:
            return environment.get(name, "").strip()

        settings = cls(
            shop_table=said("AISLE_SHOP_TABLE"),
            seller=said("AISLE_SELLER"),
            returns=said("AISLE_RETURNS") or RETURNS,
            dead_letters_url=said("AISLE_DEAD_LETTERS_URL"),
            email_sender=said("AISLE_EMAIL_SENDER") or None,
            proactive_secret=said("AISLE_PROACTIVE_SECRET_ARN") or None,
            proactive_stage=said("AISLE_PROACTIVE_STAGE") or "development",
            token_url=said("AISLE_PROACTIVE_TOKEN_URL") or None,
            alexa_endpoint=said("AISLE_PROACTIVE_ENDPOINT") or None,
        )
        if problems := settings._problems():
            raise SettingsError("; ".join(problems))
        return settings

    def _problems(self) -> list[str]:
        required = {
            "AISLE_SHOP_TABLE": self.shop_table,
            "AISLE_SELLER": self.seller,
            "AISLE_DEAD_LETTERS_URL": self.dead_letters_url,
        }
        problems = [f"{name} is not set" for name, value in required.items() if not value]
        if self.email_sender and not _ADDRESS.fullmatch(self.email_sender):
            problems.append("AISLE_EMAIL_SENDER must be an address such as orders@example.com")
        if self.proactive_stage not in _STAGES:
            problems.append(f"AISLE_PROACTIVE_STAGE must be one of {', '.join(_STAGES)}")
        return problems
