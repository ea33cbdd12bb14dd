"""The demonstration case: everything that it promises, loaded through the same door as everything else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from server.context import Context
from server.demo import load
from server.live.rooms import Rooms
from server.settings import Settings
from server.store.database import Database
from server.store.log import Log
from server.store.tables import metadata
from workshops import View
from workshops.artefacts.agreement.records import Clause, Objection, Position, Signature
from workshops.artefacts.hypotheses.records import STATUSES, Evidence, Hypothesis, Result, Round, Score
from workshops.artefacts.outcomes.records import Indicator, Outcome, ServiceQuality, blocked_by
from workshops.artefacts.pathways.analysis import report
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.records import Feeling, Map, PainPoint, Step
from workshops.artefacts.specification.records import Requirement
from workshops.audiences import may_refer
from workshops.fields import references_of
from workshops.meeting.records import Group, MinorityView, Organisation, Partnership, Seat, Session
from workshops.small_groups import SMALLEST


class Loaded:
    """The case in a log, and what its facilitator sees."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.partnership = load(context, "south_tyneside")
        everybody = context.log._cache[self.partnership].state.everything()
        self.sam = next(one for one in everybody.of(Seat) if "facilitator" in one.roles)
        self.all: View = everybody
        self.view = context.log.view(self.partnership, self.sam.id)[0]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    home: Path = tmp_path_factory.mktemp("demonstration")
    url = f"sqlite:///{home / 'demonstration.db'}"
    database = Database(url)
    metadata.create_all(database.engine)
    log = Log(database)
    return Loaded(Context(Settings(home, url, "", "", 0, ""), database, log, Rooms(log)))


def test_people_groups_and_organisations(case: Loaded) -> None:
    assert len(case.view.of(Organisation)) >= 6
    assert len(case.view.of(Group)) == 8
    assert len(case.view.of(Seat)) >= 24
    assert case.view.of(Partnership)[0].teaching == "Teaching example, from a published 2012 case"
    assert [one.status for one in case.view.of(Session)].count("live") == 1


def test_the_agreement_has_two_objections_of_which_one_is_met(case: Loaded) -> None:
    assert [one.ref for one in case.view.of(Clause)] == [f"WTA-{n:02}" for n in range(1, 23)]
    assert sorted(one.met for one in case.view.of(Objection)) == [False, True]
    assert len(case.view.of(Position)) == 22 * len(case.view.of(Organisation))
    assert len(case.view.of(Signature)) >= 6


def test_ten_hypotheses_with_every_status_once(case: Loaded) -> None:
    assert Counter(one.status for one in case.view.of(Hypothesis)) == Counter(STATUSES)
    assert {one.ref for one in case.view.of(Hypothesis)} == {f"H{n}" for n in range(1, 11)}
    assert len({one.hypothesis for one in case.view.of(Evidence)}) == 5


def test_twenty_people_scored_and_small_groups_are_not_shown(case: Loaded) -> None:
    results = case.view.of(Result)
    assert results
    assert all(one.n + one.unsure >= 20 for one in results)
    assert all(group.strip.n >= SMALLEST for one in results for group in one.groups)
    assert any(one.hidden for one in results)
    assert case.view.of(Score) == []
    assert [one.status for one in case.view.of(Round)].count("open") == 1


def test_the_maps_are_those_of_the_case(case: Loaded) -> None:
    as_is, to_be = sorted(case.view.of(Map), key=lambda one: one.moment)
    refs = {one.id: [step.ref for step in case.view.of(Step) if step.map == one.id] for one in (as_is, to_be)}
    assert refs[as_is.id] == [f"A{n}" for n in range(1, 15)]
    assert refs[to_be.id] == [f"T{n}" for n in range(1, 16)]
    assert sum(one.votes for one in case.view.of(PainPoint)) == 38
    assert case.view.of(Feeling)


def test_the_as_is_is_honestly_unknown_and_the_to_be_shows_its_figures(case: Loaded) -> None:
    as_is, to_be = sorted(case.view.of(Map), key=lambda one: one.moment)
    now, planned = (report(graph_of(case.view, one.id)) for one in (as_is, to_be))
    assert (len(now.hand_offs), len(now.doors)) == (5, 5)
    assert now.figures is None
    assert planned.figures is not None


def test_outcomes_qualities_and_indicators(case: Loaded) -> None:
    assert (len(case.view.of(Outcome)), len(case.view.of(ServiceQuality))) == (9, 4)
    indicators = case.view.of(Indicator)
    assert len(indicators) == 12
    assert sum(bool(blocked_by(one)) for one in indicators) == 2


def test_the_specification_has_threads_gaps_and_minority_views(case: Loaded) -> None:
    requirements = [one for one in case.view.of(Requirement) if one.status != "withdrawn"]
    assert len(requirements) >= 40
    assert sum(not one.sources for one in requirements) == 3
    assert {"agreed", "reserved", "drafted", "gap"} == {one.status for one in requirements}
    ids = {one.id for one in requirements}
    assert sum(one.of in ids for one in case.view.of(MinorityView)) == 2


def test_loading_it_again_changes_nothing(case: Loaded) -> None:
    before = case.context.log._cache[case.partnership].turn
    assert load(case.context, "south_tyneside") == case.partnership
    assert case.context.log._cache[case.partnership].turn == before
    assert case.context.log.verify(case.partnership)


def test_every_reference_stays_in_sight_of_its_readers(case: Loaded) -> None:
    state = case.context.log._cache[case.partnership].state
    for one in case.all.records():
        for record_id, _ in references_of(one):
            if one.kind == "meeting.authored" and state.get("everyone", record_id) is None:
                continue
            assert any(state.get(stream, record_id) for stream in may_refer(one.audience)), (one.kind, record_id)
