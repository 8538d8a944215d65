"""Addresses of certificates that Alexa would never name, each by the trick in it."""

from __future__ import annotations

from tests.web_endpoint.sent import Case, Sent, good

_PATH = "/echo.api/echo-api-cert-12.pem"

BAD_ADDRESSES = {
    "plain http": f"http://s3.amazonaws.com{_PATH}",
    "plain http on the port of https": f"http://s3.amazonaws.com:443{_PATH}",
    "ftp": f"ftp://s3.amazonaws.com{_PATH}",
    "a file": f"file://s3.amazonaws.com{_PATH}",
    "data": "data:application/x-pem-file;base64,LS0tLS1CRUdJTg==",
    "no scheme": f"//s3.amazonaws.com{_PATH}",
    "a path alone": _PATH,
    "no address": "not an address",
    "two addresses": f"https://s3.amazonaws.com{_PATH}, https://s3.amazonaws.com{_PATH}",
    "another host": f"https://notamazon.example{_PATH}",
    "the host as a subdomain of another": f"https://s3.amazonaws.com.notamazon.example{_PATH}",
    "a subdomain of the host": f"https://bucket.s3.amazonaws.com{_PATH}",
    "another region's host": f"https://s3-eu-west-1.amazonaws.com{_PATH}",
    "the host as user of another": f"https://s3.amazonaws.com@notamazon.example{_PATH}",
    "a user at the host": f"https://user@s3.amazonaws.com{_PATH}",
    "a user with a password": f"https://user{':'}secret@s3.amazonaws.com{_PATH}",
    "the host behind another's fragment": f"https://notamazon.example#@s3.amazonaws.com{_PATH}",
    "the host behind another's query": f"https://notamazon.example?@s3.amazonaws.com{_PATH}",
    "the host behind another's backslash": f"https://notamazon.example\\@s3.amazonaws.com{_PATH}",
    "backslashes for slashes": r"https:\\s3.amazonaws.com\echo.api\echo-api-cert-12.pem",
    "a backslash in the path": r"https://s3.amazonaws.com/echo.api\..\x/cert.pem",
    "a host with a trailing dot": f"https://s3.amazonaws.com.{_PATH}",
    "a host with a wide full stop": f"https://s3.amazonaws\u3002com{_PATH}",
    "a host with a Cyrillic letter": f"https://s3.\u0430mazonaws.com{_PATH}",
    "an encoded host": f"https://s3%2eamazonaws.com{_PATH}",
    "an IPv4 host": f"https://127.0.0.1{_PATH}",
    "an IPv6 host": f"https://[::1]{_PATH}",
    "an IPv6 host with a zone": f"https://[fe80::1%25s3.amazonaws.com]{_PATH}",
    "no host": f"https://{_PATH}",
    "port 80": f"https://s3.amazonaws.com:80{_PATH}",
    "port 563": f"https://s3.amazonaws.com:563{_PATH}",
    "port 443 the second time round": f"https://s3.amazonaws.com:65979{_PATH}",
    "a port that is no number": f"https://s3.amazonaws.com:https{_PATH}",
    "a port below zero": f"https://s3.amazonaws.com:-443{_PATH}",
    "another folder": "https://s3.amazonaws.com/invalid.path/echo-api-cert-12.pem",
    "the folder in other letters": "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert-12.pem",
    "a folder that begins alike": "https://s3.amazonaws.com/echo.api-evil/cert.pem",
    "the folder one down": "https://s3.amazonaws.com/evil/echo.api/cert.pem",
    "the folder itself": "https://s3.amazonaws.com/echo.api/",
    "the folder without its slash": "https://s3.amazonaws.com/echo.api",
    "out of the folder by dots": "https://s3.amazonaws.com/echo.api/../evil/cert.pem",
    "out of the folder by late dots": "https://s3.amazonaws.com/echo.api/a/../../evil/cert.pem",
    "out of the folder by encoded dots": "https://s3.amazonaws.com/echo.api/%2e%2e/evil/cert.pem",
    "out of the folder by capital escapes": "https://s3.amazonaws.com/echo.api/%2E%2E/x/cert.pem",
    "out of the folder by a half escape": "https://s3.amazonaws.com/echo.api/.%2e/evil/cert.pem",
    "out of the folder by an encoded slash": "https://s3.amazonaws.com/echo.api/..%2fx/cert.pem",
    "out of the folder by escaped escapes": "https://s3.amazonaws.com/echo.api/%252e%252e/x/c.pem",
    "out of the folder by a parameter": "https://s3.amazonaws.com/echo.api/..;/evil/cert.pem",
    "two slashes before the folder": "https://s3.amazonaws.com//echo.api/echo-api-cert-12.pem",
    "a query": f"https://s3.amazonaws.com{_PATH}?versionId=1",
    "a fragment": f"https://s3.amazonaws.com{_PATH}#fragment",
    "a space inside": "https://s3.amazonaws.com/echo.api/echo api.pem",
    "a tab inside": "https://s3.amazonaws.com/echo.\tapi/echo-api-cert-12.pem",
    "too long": f"https://s3.amazonaws.com/echo.api/{'a' * 4000}.pem",
}

ADDRESS_CASES = [
    Case(
        f"the certificate's address: {name}",
        lambda address=address: _named(address),  # type: ignore[misc]
    )
    for name, address in BAD_ADDRESSES.items()
]


def _named(address: str) -> Sent:
    """Signed by a good certificate, which would be found at the address too."""
    return good().with_header("SignatureCertChainUrl", address.encode().decode("latin-1"))
