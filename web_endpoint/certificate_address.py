"""Where a request says that its certificate lies, held to Amazon's rules.

Amazon, "Host a custom skill as a web service": https, host s3.amazonaws.com in any case, port 443
if any, and a path that begins with /echo.api/ once it is normalised.
"""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import urlsplit

from web_endpoint.refusal import Refused

HOST = "s3.amazonaws.com"
PORT = 443
_PREFIX = "/echo.api/"
_LONGEST = 256
# All that Amazon's addresses are made of. Without user info, escapes, backslashes, queries,
# fragments and letters of other alphabets there is nothing that two readers could read in two ways.
_PLAIN = re.compile(r"[A-Za-z0-9:/._-]+")


def certificate_path(address: str) -> str:
    """The normalised path of the certificate at s3.amazonaws.com: what was judged is what is
    fetched, and it has one name in the cache. Raises Refused."""
    if len(address) > _LONGEST or not _PLAIN.fullmatch(address):
        raise Refused("the certificate's address is no plain one")
    parts = urlsplit(address)
    if parts.scheme.lower() != "https":
        raise Refused("the certificate's address is not https")
    if parts.netloc.lower() not in (HOST, f"{HOST}:{PORT}"):
        raise Refused("the certificate is not at Amazon's host and port")
    path = normpath(parts.path)
    if not path.startswith(_PREFIX):
        raise Refused("the certificate is not in Amazon's folder")
    return path
