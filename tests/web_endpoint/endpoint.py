"""The endpoint of a test: the real application over the real skill, with ports that tell whether
anybody came as far as them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from aisle.domain.errors import StoreUnavailable
from aisle.domain.money import Money
from aisle.domain.terms import ShopTerms
from aisle.services.shop import Shop
from aisle.skill.skill import Skill, build_skill
from tests.web_endpoint.pki import NOW, roots
from tests.web_endpoint.sent import Sent
from web_endpoint.application import web_application
from web_endpoint.certificates import SigningCertificates
from web_endpoint.refusal import Refused
from workbench.local_shop import SKILL_ID


@dataclass
class Watched:
    """Any port of the shop; whatever is asked of it is noted, and cannot be had."""

    asked: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        def port(*_: Any, **__: Any) -> Any:
            self.asked.append(name)
            raise StoreUnavailable(name)

        return port


@dataclass
class TakingUsers:
    """What follows skill events: notes that it was asked, and takes all of them."""

    asked: list[str]

    def follow(self, *_: Any) -> None:
        self.asked.append("follow")


class Endpoint:
    """One that has seen nothing yet. `asked` is what came through to the shop, `fetched` what
    was looked for at Amazon's."""

    def __init__(self, chain: bytes = b"", skill: Skill | None = None) -> None:
        ports = Watched()
        self.asked = ports.asked
        self.fetched: list[str] = []
        self.chain = chain
        self.now = NOW
        certificates = SigningCertificates(self._fetch, roots(), lambda: self.now)
        self.app: Flask = web_application(
            skill or guarded_skill(ports), certificates, lambda: self.now
        )

    def post(self, sent: Sent) -> TestResponse:
        return self.app.test_client().post("/", data=sent.body, headers=sent.headers)

    def _fetch(self, path: str) -> bytes:
        self.fetched.append(path)
        if not self.chain:
            raise Refused("nothing there")
        return self.chain


def guarded_skill(ports: Watched) -> Skill:
    terms = ShopTerms("Bright Aisle", Money(0, "USD"), None, 2, "Take it back to the store.")
    all_of_them: Any = (*[ports] * 6, lambda: TakingUsers(ports.asked))
    return build_skill(Shop(terms, "America/Denver", *all_of_them), SKILL_ID)
