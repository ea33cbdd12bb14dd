"""Every route of our own OpenAPI is called with what it asks for and with what it does not, by people of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig

from server.seats import Seat
from tests.fuzz.house import ROLES, House
from tests.rounds import ROUNDS, seeds
from tests.server.web import HEADERS

EXAMPLES = 3 if ROUNDS == 1 else 12
WAYS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
# Not "positive data is accepted": the core refuses much that has the right shape, and says so by a code.
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)
# What is too large is rejected too, which the tool does not count by itself.
REJECTED = SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": ["4xx"]}}})
Case = Any


@dataclass
class Caller:
    """Calls routes as somebody, with ids that exist most of the time, and checks each answer."""

    house: House
    who: str
    chance: Random
    called: int = 0

    def __post_init__(self) -> None:
        load_all_checks()
        self._checks = [CHECKS.get_one(name) for name in CHECKED]
        self._cookies = self.house.cookies(self.who)

    def routes(self) -> Iterator[tuple[Any, GenerationMode]]:
        """Every route, in each way in which it can be called. Signing out is called too, so everybody comes anew."""
        described = schemathesis.openapi.from_wsgi("/api/openapi.json", self.house.web.app, config=REJECTED)
        for found in described.get_all_operations():
            route: Any = found.ok()  # type: ignore[union-attr]
            for way in WAYS:
                if way is GenerationMode.POSITIVE or route.body.items or route.query.items:
                    self._cookies = self.house.cookies(self.who)
                    yield route, way

    def call(self, case: Case) -> None:
        self.called += 1
        for name in case.path_parameters:
            if name in self.house.ids and self.chance.random() < 0.7:
                case.path_parameters[name] = self.chance.choice(self.house.ids[name])
        inside = "partnership" in case.path_parameters
        if inside:
            case.path_parameters["partnership"] = self.house.partnership
        answer = case.call(cookies=self._cookies, headers=HEADERS)
        case.validate_response(answer, checks=self._checks)
        if inside and self.who == "stranger":
            assert answer.status_code >= 400, "a stranger got in"

    def fuzz(self, number: int) -> None:
        """Call every route in every way."""
        for route, way in self.routes():

            @seed(number)
            @settings(
                max_examples=EXAMPLES,
                database=None,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate],
            )
            @given(route.as_strategy(way))
            def calls(case: Case) -> None:
                self.call(case)

            calls()


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("number", seeds(1))
def test_every_route_keeps_its_word(
    house: House, who: str, number: int, record_property: Callable[[str, object], None]
) -> None:
    before, caller = house.digest(), Caller(house, who, Random(number))
    caller.fuzz(number)
    if who == "stranger":
        assert house.digest() == before
    record_property("figure", f"{caller.called} calls")


def _breaks_down(*_: object) -> None:
    raise RuntimeError


def test_a_route_that_breaks_down_is_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.web.context.log, "seated", _breaks_down)
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        Caller(house, "facilitator", Random(0)).fuzz(0)


def test_a_route_that_answers_otherwise_than_described_is_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.errors.PROBLEM", "text/html")
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        Caller(house, "stranger", Random(0)).fuzz(0)


def test_a_door_that_stands_open_is_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    sam = house.visitor("facilitator").seat
    actor = house.web.context.log.actor(house.partnership, sam)
    assert actor
    monkeypatch.setattr("server.api.request.take_seat", lambda *_: Seat(house.partnership, sam, actor))
    with pytest.raises(AssertionError, match="a stranger got in"):
        Caller(house, "stranger", Random(0)).fuzz(0)
