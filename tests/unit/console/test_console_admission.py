"""The console is for its own page: other sites' pages, names and frames get nothing of it."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.unit.console.page import ADDRESS, PORT, TOKEN, Page
from workbench.console import desk_json
from workbench.console.desk import Desk
from workbench.viewhost import RendererMissing


def test_the_address_with_the_token_lets_in_and_takes_the_token_away(page: Page) -> None:
    answer = page.web.get(f"/?token={TOKEN}", base_url=ADDRESS)
    assert (answer.status_code, answer.location) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert f"aisle-console-{PORT}={TOKEN}" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Aisle console" in page.web.get("/", base_url=ADDRESS).text


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=wrong", "/api/conversation"])
def test_without_the_token_there_is_nothing(desk: Desk, path: str) -> None:
    stranger = Page(desk).web
    stranger.delete_cookie(f"aisle-console-{PORT}", domain="127.0.0.1")
    answer = stranger.get(path, base_url=ADDRESS)
    assert answer.status_code == 403
    assert "open the address that `aisle console` printed" in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["rebound.example", f"rebound.example:{PORT}", "127.0.0.1", "127.0.0.1:80", "[::1]"]
)
@pytest.mark.parametrize("path", ["/api/conversation", "/", "/page/console.js", "/screen/"])
def test_another_name_for_the_same_address_gets_nothing(page: Page, host: str, path: str) -> None:
    """DNS rebinding: the browser sends the name it knows."""
    answer = page.web.get(f"{path}?token={TOKEN}", base_url=f"http://{host}")
    assert answer.status_code == 421


FOREIGN = [
    {"Origin": "https://shop.example"},
    {"Origin": "null"},
    {"Origin": f"http://127.0.0.1:{PORT + 1}"},
    {"Origin": f"https://127.0.0.1:{PORT}"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_pages_requests_are_refused_though_the_cookie_came_with_them(
    page: Page, headers: dict[str, str]
) -> None:
    body = {"action": "shopper", "argument": "order it again"}
    said = page.web.post("/api/turn", json=body, headers=headers, base_url=ADDRESS)
    seen = page.web.get("/api/conversation", headers=headers, base_url=ADDRESS)
    assert (said.status_code, seen.status_code) == (403, 403)
    assert page.get("/conversation")["turns"] == []


def test_its_own_page_is_heard(page: Page) -> None:
    own = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
    answer = page.web.post("/api/turn", json={"action": "launch"}, headers=own, base_url=ADDRESS)
    assert answer.status_code == 200


def test_a_form_of_another_page_cannot_speak_json(page: Page) -> None:
    answer = page.web.post("/api/turn", data='{"action": "launch"}', base_url=ADDRESS)
    assert answer.status_code == 415


def policy(answer: TestResponse) -> str:
    return answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/api/conversation", "/page/console.js", "/nowhere"])
def test_every_answer_forbids_what_is_not_its_own(page: Page, path: str) -> None:
    answer = page.web.get(path, base_url=ADDRESS)
    rules = policy(answer)
    assert "default-src 'none'" in rules
    assert "frame-ancestors 'none'" in rules
    assert "unsafe" not in rules
    assert "http" not in rules
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_renderer_is_kept_in_a_frame_that_reaches_nothing(page: Page) -> None:
    rules = policy(page.web.get("/screen/", base_url=ADDRESS))
    assert rules.startswith("sandbox allow-scripts; default-src 'none'")
    assert "allow-same-origin" not in rules
    assert "frame-ancestors 'self'" in rules
    assert "http" not in rules


@pytest.mark.parametrize(
    "path", ["/page/../command.py", "/page/%2e%2e/command.py", "/page//etc/passwd", "/page/x.js"]
)
def test_only_the_page_itself_is_served(page: Page, path: str) -> None:
    assert page.web.get(path, base_url=ADDRESS).status_code in (308, 404)


def test_without_the_renderer_the_page_says_how_to_get_it(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise RendererMissing("Run `make viewhost`")

    monkeypatch.setattr(desk_json, "renderer_script", missing)
    assert page.get("/choices")["renderer_missing"] == "Run `make viewhost`"
    monkeypatch.undo()
    monkeypatch.setattr("workbench.console.application.screen_script", missing)
    answer = page.web.get("/screen/renderer.js", base_url=ADDRESS)
    assert (answer.status_code, answer.text) == (404, "Run `make viewhost`")


def test_the_renderer_is_sent_once(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its five megabytes are asked for by each frame."""
    monkeypatch.setattr("workbench.console.application.screen_script", lambda: b"draw()")
    first = page.web.get("/screen/renderer.js", base_url=ADDRESS)
    assert (first.status_code, first.text) == (200, "draw()")
    known = {"If-None-Match": first.headers["ETag"]}
    again = page.web.get("/screen/renderer.js", base_url=ADDRESS, headers=known)
    assert (again.status_code, again.text) == (304, "")
