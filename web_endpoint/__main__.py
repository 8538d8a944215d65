"""`python -m web_endpoint`: the same as `aisle serve`, where the workbench is not installed."""

from __future__ import annotations

from web_endpoint.command import serve

if __name__ == "__main__":
    serve(prog_name="python -m web_endpoint")
