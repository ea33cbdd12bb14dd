"""Every route is classified; a stranger learns "not found" and never "exists but forbidden"."""

from __future__ import annotations

import pytest
from flask import Flask

from server.errors import PROBLEM, STATUS
from tests.server.web import Answer, Browser, Json, Web
from workshops.refusal import CODES

OPEN = {
    "POST /api/welcome/look",
    "POST /api/welcome",
    "POST /api/sign-in",
    "POST /api/sign-out",
    "GET /api/me",
    "POST /api/join/look",
    "POST /api/join",
    "POST /api/come-back",
    "POST /api/partnerships",
    "GET /api/templates",
    "GET /api/consent",
    "GET /api/openapi.json",
    "GET /api/<path:_path>",
    "GET /health",
    "GET /ready",
    "GET /metrics",
    "GET /",
    "GET /<path:path>",
}
# Routes that need a seat in the partnership, with a body that would do.
SEATED: dict[str, Json | None] = {
    "POST /api/partnerships/<partnership>/ticket": {"as": "person"},
    "POST /api/partnerships/<partnership>/operations": {
        "id": "1",
        "kind": "meeting.send_quietly",
        "body": {"words": "Hello"},
    },
    "POST /api/partnerships/<partnership>/invitations": {"name": "Jo", "roles": ["member"]},
    "POST /api/partnerships/<partnership>/projector": None,
    "GET /api/partnerships/<partnership>/join-code": None,
    "GET /api/partnerships/<partnership>/join-code.svg": None,
    "GET /api/partnerships/<partnership>/exports": None,
    "GET /api/partnerships/<partnership>/exports/<name>.<form>": None,
    "POST /api/partnerships/<partnership>/exports/jobs": {"name": "agreement", "form": "html"},
    "GET /api/partnerships/<partnership>/exports/jobs/<job>": None,
    "GET /api/partnerships/<partnership>/exports/jobs/<job>/file": None,
    "POST /api/partnerships/<partnership>/exports/jobs/<job>/remove": None,
    "GET /api/partnerships/<partnership>/template": None,
    "POST /api/partnerships/<partnership>/template": None,
    "POST /api/partnerships/<partnership>/template/remove": None,
    "POST /api/partnerships/<partnership>/maps/import": {"name": "A", "moment": "as_is", "rows": "row\nlane"},
    "GET /api/partnerships/<partnership>/maps/<map_id>/report": None,
    "GET /api/partnerships/<partnership>/maps/<map_id>/layout": None,
    "GET /api/partnerships/<partnership>/maps/<as_is>/compare/<to_be>": None,
    "GET /api/partnerships/<partnership>/specification/compare/<int:before>/<int:after>": None,
    "GET /api/partnerships/<partnership>/specification/digest": None,
    "GET /api/partnerships/<partnership>/agreement/compare/<int:before>/<int:after>": None,
    "GET /api/partnerships/<partnership>/outcomes/<outcome>/offered": None,
    "GET /api/partnerships/<partnership>/hypotheses/points": None,
    "GET /api/partnerships/<partnership>/hypotheses/<hypothesis>/rounds": None,
    "GET /api/partnerships/<partnership>/thread/<record>": None,
    "GET /api/partnerships/<partnership>/unresolved": None,
    "GET /api/partnerships/<partnership>/sessions/<session>/plan": None,
    "GET /api/partnerships/<partnership>/sessions/<session>/heard": None,
    "GET /api/partnerships/<partnership>/influence": None,
    "GET /api/partnerships/<partnership>/answers": None,
    "GET /api/partnerships/<partnership>/my-things": None,
    "GET /api/partnerships/<partnership>/my-things/download": None,
    "GET /api/partnerships/<partnership>/search": None,
    "GET /api/partnerships/<partnership>/audit": None,
    "GET /api/partnerships/<partnership>/audit.csv": None,
    "GET /api/partnerships/<partnership>/keeping": None,
    "POST /api/partnerships/<partnership>/concerns": {"id": "1", "about": "seen"},
    "GET /api/partnerships/<partnership>/concerns": None,
    "POST /api/partnerships/<partnership>/concerns/<concern>/close": None,
    "POST /api/partnerships/<partnership>/concerns/<concern>/put-back": None,
    "POST /api/partnerships/<partnership>/register": {"seat": "a", "name": "Jo"},
    "GET /api/partnerships/<partnership>/register": None,
    "POST /api/partnerships/<partnership>/register/open": {"why": "concern", "reason": "x"},
}


def routes_of(app: Flask) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def calls(browser: Browser, route: str, partnership: str) -> Answer:
    method, path = route.split(" ")
    values = {"<partnership>": partnership, "<name>": "agreement", "<form>": "html", "<map_id>": "a", "<record>": "a"}
    values.update(dict.fromkeys(("<session>", "<concern>", "<job>", "<as_is>", "<to_be>"), "a"))
    for name, value in values.items():
        path = path.replace(name, value)
    path = path.removeprefix("/api")
    return browser.get(path) if method == "GET" else browser.post(path, SEATED[route])


def test_every_route_is_classified(web: Web) -> None:
    assert routes_of(web.app) == OPEN | SEATED.keys()


@pytest.mark.parametrize("route", sorted(SEATED))
def test_a_seat_elsewhere_is_worth_as_much_as_none(web: Web, sam: Browser, route: str) -> None:
    jo = web.facilitator("Jo").begins(name="Another one")
    nowhere = calls(web.browser(), route, "0123456789abcdef")
    assert (nowhere.status_code, nowhere.content_type) == (404, PROBLEM)
    for browser in (web.browser(), jo):
        answer = calls(browser, route, sam.partnership)
        assert (answer.status_code, answer.data) == (nowhere.status_code, nowhere.data)


def test_facilitators_things_are_not_for_contributors(web: Web, sam: Browser) -> None:
    sam.opens_session()
    puffin = web.browser().joins(sam.code(), "Puffin")
    for path in ("/invitations", "/projector"):
        body = SEATED[f"POST /api/partnerships/<partnership>{path}"]
        assert puffin.post(puffin.at(path), body).json["code"] == "forbidden"
    assert puffin.get(puffin.at("/join-code")).status_code == 404


def test_every_code_has_one_status() -> None:
    assert STATUS.keys() == CODES.keys()
    assert all(400 <= status < 600 for status in STATUS.values())
