"""The production WSGI server, waitress: pure Python, so it runs wherever Python does.

It reads each request whole before a thread is given to it, so that slow clients cost no thread,
and it is one process, so that certificates and tokens are looked up once. Aisle waits for the
network, not for the processor; for more than one process, start several behind the proxy.
"""

from __future__ import annotations

from typing import Any

from waitress import create_server

_OPTIONS = {
    "threads": 8,  # fewer than the connections that the DynamoDB client keeps
    "connection_limit": 200,
    "channel_timeout": 30,
    "max_request_header_size": 16 * 1024,
    # The application refuses sooner, with a 400; this is what is read at all.
    "max_request_body_size": 2 * 1024 * 1024,
    "ident": None,
}


def production_server(application: Any, host: str, port: int) -> Any:
    """A waitress server that listens; `run()` serves until the process is asked to end."""
    return create_server(application, host=host, port=port, **_OPTIONS)
