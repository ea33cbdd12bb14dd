"""What operators ask: alive, ready, and the figures, which are not for the world."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tests.server.web import Answer, Browser, Web
from workshops.refusal import CODES


def ask(web: Web, path: str, **more: Any) -> Answer:
    return web.browser().client.get(path, **more)


def figures(web: Web) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample, by its name and labels."""
    told = ask(web, "/metrics").text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }


def one(web: Web, name: str, **labels: str) -> float:
    return figures(web).get((f"commonground_{name}", tuple(sorted(labels.items()))), 0.0)


def test_a_process_is_ready_when_its_database_is(web: Web) -> None:
    assert (ask(web, "/ready").status_code, ask(web, "/ready").json) == (200, {"status": "ready"})


@pytest.mark.parametrize("trouble", ["draining", "database", "migrations"])
def test_a_process_says_why_it_is_not_ready_and_lives(web: Web, monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, OSError("no route to db.internal"))

    if trouble == "draining":
        web.context.draining = True
    elif trouble == "database":
        monkeypatch.setattr(web.context.database, "work", away)
    else:
        older = text("UPDATE alembic_version SET version_num = '0001'")
        web.context.database.work(lambda connection: connection.execute(older))
    answer = ask(web, "/ready")
    assert (answer.status_code, answer.json["code"], answer.json["data"]) == (503, "unavailable", {"reason": trouble})
    assert "internal" not in answer.text
    assert ask(web, "/health").status_code == 200


PASSED_ON: list[dict[str, Any]] = [
    {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    {"headers": {"X-Real-IP": "127.0.0.1"}},
    {"headers": {"Forwarded": "for=127.0.0.1"}},
    {"headers": {"Host": "ground.example.org"}},
    {"headers": {"Host": "127.0.0.1.example.org"}},
    {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
]


@pytest.mark.parametrize("how", PASSED_ON, ids=repr)
@pytest.mark.parametrize("public_url", ["http://localhost:8000", "https://ground.example.org"])
def test_the_figures_are_not_for_the_world(tmp_path: Path, public_url: str, how: dict[str, Any]) -> None:
    web = Web(tmp_path, PUBLIC_URL=public_url)
    refused = ask(web, "/metrics", **how)
    assert (refused.status_code, refused.json["code"]) == (404, "missing")
    assert ask(web, "/metrics").status_code == 200
    web.close()


def test_with_a_token_the_figures_are_for_who_brings_it(tmp_path: Path) -> None:
    web = Web(tmp_path, METRICS_TOKEN="a long token")
    assert ask(web, "/metrics").status_code == 404
    for sent in ("", "Bearer ", "Bearer wrong", "a long token", "Bearer é"):
        assert ask(web, "/metrics", headers={"Authorization": sent}).status_code == 404
    far = {"headers": {"Authorization": "Bearer a long token"}, "environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
    assert ask(web, "/metrics", **far).status_code == 200
    web.close()


def test_operations_refusals_requests_and_exports_are_counted(web: Web, sam: Browser) -> None:
    web.context.rooms.settled = web.context.metrics.settled
    sam.opens_session()
    sam.post(sam.at("/operations"), {"id": "f", "kind": "meeting.found", "body": {"name": "B"}})
    web.browser().looks_at("ACDEFGHJK")
    assert sam.get(sam.at("/exports/agreement.html")).status_code == 200
    assert sam.get(sam.at("/exports/agreement.words")).status_code == 404
    assert one(web, "operations_total", kind="meeting.plan_session", outcome="accepted") == 1
    assert one(web, "operations_total", kind="meeting.found", outcome="forbidden") == 1
    assert one(web, "refusals_total", of="operation", code="forbidden") == 1
    assert one(web, "refusals_total", of="request", code="missing") == 2
    assert one(web, "requests_total", route="/api/join/look", method="POST", status="404") == 1
    assert one(web, "exports_total", form="html", outcome="made") == 1
    assert one(web, "exports_total", form="other", outcome="missing") == 1
    for name in ("admit_seconds", "commit_seconds", "answer_seconds", "batch_operations"):
        assert one(web, f"{name}_count") >= 3
    assert one(web, "answer_seconds_bucket", le="+Inf") == one(web, "answer_seconds_count")


def test_no_label_holds_what_somebody_sent(web: Web, sam: Browser) -> None:
    client = web.browser().client
    client.open("/api/me", method="ZANZIBAR")
    client.get("/zanzibar/zanzibar?zanzibar").close()
    sam.get(sam.at("/exports/zanzibar.zanzibar"))
    sam.post(sam.at("/operations"), {"id": "zanzibar", "kind": "meeting.zanzibar", "body": {}})
    web.browser().get("/partnerships/ZANZIBAR/exports")
    told = ask(web, "/metrics").text.lower()
    assert "zanzibar" not in told
    codes = {dict(labels)["code"] for name, labels in figures(web) if "refusals" in name}
    assert codes <= set(CODES)


def test_counting_costs_next_to_nothing(web: Web) -> None:
    """A bound that only a mistake breaks: a label that grows with what is sent, or work for each recipient."""
    for number in range(200):
        web.browser().get(f"/partnerships/CODE{number}/exports")
    assert len(ask(web, "/metrics").text) < 20_000
