"""Which addresses may be called: https, and plain http where a local stand-in is."""

from __future__ import annotations

from urllib.parse import urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def is_loopback(url: str) -> bool:
    """A stand-in on this very machine, which may do without https."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.hostname in _LOOPBACK


def is_secure(url: str) -> bool:
    """https to some host, or a loopback address; False for what is no address at all."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
        return named and (parts.scheme == "https" or is_loopback(url))
    except ValueError:
        return False
