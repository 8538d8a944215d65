"""A Cognito user pool on the local AWS, whose users are the sample shop's customers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.deployment.stack import Stack

_FLOWS = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What Cognito issues to a client when a user signs in."""

    access: str
    id: str
    refresh: str


@dataclass(frozen=True, slots=True)
class Pool:
    """A user pool with one client, by whose tokens the skill knows its customers."""

    pool_id: str
    client_id: str
    environment: Mapping[str, str]

    @property
    def issuer(self) -> str:
        region = self.environment["AWS_DEFAULT_REGION"]
        return f"https://cognito-idp.{region}.amazonaws.com/{self.pool_id}"

    @property
    def keys_url(self) -> str:
        """Where the local AWS shows the keys: not at the issuer's own address."""
        return f"{self.environment['AWS_ENDPOINT_URL']}/{self.pool_id}/.well-known/jwks.json"

    def add_client(self) -> Pool:
        """The same pool through another client of it."""
        return Pool(self.pool_id, _new_client(self._cognito, self.pool_id), self.environment)

    def add_user(self, name: str) -> None:
        self._cognito.admin_create_user(
            UserPoolId=self.pool_id, Username=name, MessageAction="SUPPRESS"
        )

    def sign_in(self, name: str) -> Tokens:
        """With a new password, which nobody else has to know."""
        user = {"UserPoolId": self.pool_id, "Username": name}
        password = f"Aa1!{secrets.token_urlsafe(24)}"
        self._cognito.admin_set_user_password(**user, Password=password, Permanent=True)
        result = self._cognito.admin_initiate_auth(
            UserPoolId=self.pool_id,
            ClientId=self.client_id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": password},
        )["AuthenticationResult"]
        return Tokens(result["AccessToken"], result["IdToken"], result["RefreshToken"])

    @property
    def _cognito(self) -> Any:
        return Stack({}, self.environment).client("cognito-idp")


def new_pool(environment: Mapping[str, str]) -> Pool:
    """A user pool of its own in the local AWS that `environment` says."""
    cognito = Stack({}, environment).client("cognito-idp")
    pool_id = cognito.create_user_pool(PoolName="shoppers")["UserPool"]["Id"]
    return Pool(pool_id, _new_client(cognito, pool_id), environment)


def _new_client(cognito: Any, pool_id: str) -> str:
    answer = cognito.create_user_pool_client(
        UserPoolId=pool_id, ClientName="alexa", ExplicitAuthFlows=_FLOWS
    )
    client_id: str = answer["UserPoolClient"]["ClientId"]
    return client_id
