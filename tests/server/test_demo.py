"""The demonstration cases: everything that they promise, loaded through the same door as everything else."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from server.accounts.invitations import look
from server.context import Context
from server.demo import CASES, load, load_all
from server.demo.cast import content
from server.live.rooms import Rooms
from server.opening import welcome
from server.settings import Settings
from server.store.database import Database
from server.store.log import Log
from server.store.tables import metadata
from workshops import View
from workshops.artefacts.agreement.records import Clause, Objection, Position, Signature
from workshops.artefacts.answers.owing import owed
from workshops.artefacts.answers.records import VERDICTS, Answer
from workshops.artefacts.hypotheses.published import leaning
from workshops.artefacts.hypotheses.records import (
    STATUSES,
    Evidence,
    Hypothesis,
    PlannedTest,
    PublishedResult,
    Result,
    Round,
    Score,
)
from workshops.artefacts.hypotheses.weighing import points
from workshops.artefacts.outcomes.priorities import priorities_of
from workshops.artefacts.outcomes.records import Indicator, Outcome, ServiceQuality, Theme, blocked_by
from workshops.artefacts.pathways.analysis import Report, report
from workshops.artefacts.pathways.change_records import Action, Why
from workshops.artefacts.pathways.graph import graph_of
from workshops.artefacts.pathways.records import Feeling, Idea, Map, PainPoint, Step
from workshops.artefacts.specification.records import Approval, Comment, Requirement
from workshops.artefacts.specification.versions import versions_of
from workshops.artefacts.specification.wordings import words_of
from workshops.audiences import may_refer
from workshops.fields import references_of
from workshops.meeting.records import Group, MinorityView, Organisation, Partnership, Seat, Session
from workshops.report import compose
from workshops.small_groups import SMALLEST


class Loaded:
    """A case in a log, and what its facilitator sees."""

    def __init__(self, context: Context, key: str) -> None:
        self.context = context
        self.key = key
        self.partnership = load(context, key)
        everybody = context.log._cache[self.partnership].state.everything()
        self.sam = next(one for one in everybody.of(Seat) if "facilitator" in one.roles)
        self.all: View = everybody
        self.view = context.log.view(self.partnership, self.sam.id)[0]

    def map(self, moment: str) -> Map:
        return next(one for one in self.view.of(Map) if one.moment == moment)

    def refs(self, moment: str) -> list[str]:
        drawn = self.map(moment)
        return [step.ref for step in self.view.of(Step) if step.map == drawn.id]

    def report(self, moment: str) -> Report:
        return report(graph_of(self.view, self.map(moment).id))

    def requirements(self) -> list[Requirement]:
        return [one for one in self.view.of(Requirement) if one.status != "withdrawn"]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    home: Path = tmp_path_factory.mktemp("demonstration")
    url = f"sqlite:///{home / 'demonstration.db'}"
    database = Database(url)
    metadata.create_all(database.engine)
    log = Log(database)
    return Context(Settings(home, url, "", "", 0, ""), database, log, Rooms(log))


@pytest.fixture(scope="module")
def south_tyneside(context: Context) -> Loaded:
    return Loaded(context, "south_tyneside")


@pytest.fixture(scope="module")
def falkirk(context: Context) -> Loaded:
    return Loaded(context, "falkirk")


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Loaded:
    loaded: Loaded = request.getfixturevalue(request.param)
    return loaded


def test_people_and_organisations_are_there_and_the_case_says_what_it_is(case: Loaded) -> None:
    assert len(case.view.of(Organisation)) >= 6
    assert len(case.view.of(Seat)) >= 24
    (partnership,) = case.view.of(Partnership)
    assert partnership.teaching.startswith("Teaching example, from a published ")


def test_south_tyneside_is_live_and_falkirk_has_its_next_session_planned(
    south_tyneside: Loaded, falkirk: Loaded
) -> None:
    statuses = [Counter(one.status for one in case.view.of(Session)) for case in (south_tyneside, falkirk)]
    assert statuses == [{"ended": 3, "live": 1}, {"ended": 3, "planned": 1}]
    assert [len(case.view.of(Group)) for case in (south_tyneside, falkirk)] == [8, 5]
    assert [one.status for one in south_tyneside.view.of(Round)].count("open") == 1


def test_the_agreement_has_two_objections_of_which_one_is_met(case: Loaded) -> None:
    assert [one.ref for one in case.view.of(Clause)] == [f"WTA-{n:02}" for n in range(1, 23)]
    assert sorted(one.met for one in case.view.of(Objection)) == [False, True]
    assert len(case.view.of(Position)) == 22 * len(case.view.of(Organisation))
    assert len(case.view.of(Signature)) >= 6


def test_south_tyneside_has_ten_hypotheses_with_every_status_once(south_tyneside: Loaded) -> None:
    held = south_tyneside.view.of(Hypothesis)
    assert Counter(one.status for one in held) == Counter(STATUSES)
    assert {one.ref for one in held} == {f"H{n}" for n in range(1, 11)}
    assert len({one.hypothesis for one in south_tyneside.view.of(Evidence)}) == 5


def test_falkirk_quotes_the_survey_beside_its_own_scores_and_counts_none_of_it(falkirk: Loaded) -> None:
    quoted = falkirk.view.of(PublishedResult)
    assert [(one.average, leaning(one)) for one in quoted if leaning(one) != "low"] == [(53, "middle")]
    assert len(quoted) == 8 and all("NAFP" in one.source and one.sample for one in quoted)
    rounds = {one.id for one in falkirk.view.of(Round)}
    assert {one.round for one in falkirk.view.of(Result)} == rounds and len(rounds) == 6
    told = str(compose(falkirk.view, "hypotheses", "2026-05-12T15:30:00Z"))
    assert "so a low figure means “strongly agree”" in told


def test_twenty_people_scored_and_small_groups_are_not_shown(case: Loaded) -> None:
    results = case.view.of(Result)
    assert results
    assert all(one.n + one.unsure >= 20 for one in results)
    assert all(group.strip.n >= SMALLEST for one in results for group in one.groups)
    assert any(one.hidden for one in results)
    assert case.view.of(Score) == []


def test_the_maps_are_those_of_the_cases(south_tyneside: Loaded, falkirk: Loaded) -> None:
    assert south_tyneside.refs("as_is") == [f"A{n}" for n in range(1, 15)]
    assert south_tyneside.refs("to_be") == [f"T{n}" for n in range(1, 16)]
    assert falkirk.refs("as_is") == [f"F{n}" for n in range(1, 14)]
    assert falkirk.refs("to_be") == [f"G{n}" for n in range(1, 15)]
    assert sum(one.votes for one in south_tyneside.view.of(PainPoint)) == 38


def test_feelings_votes_and_ideas_are_on_the_maps(case: Loaded) -> None:
    assert len(case.view.of(PainPoint)) == 5 and all(one.votes for one in case.view.of(PainPoint))
    assert len(case.view.of(Feeling)) >= 10 and len(case.view.of(Idea)) >= 6
    assert all(one.basis in ("stated", "inferred") and one.source for one in case.view.of(Step))


def test_south_tynesides_as_is_is_honestly_unknown_and_its_to_be_shows_its_figures(south_tyneside: Loaded) -> None:
    now, planned = south_tyneside.report("as_is"), south_tyneside.report("to_be")
    assert (len(now.hand_offs), len(now.doors)) == (5, 5)
    assert now.figures is None
    assert planned.figures is not None


@pytest.mark.parametrize("moment", ["as_is", "to_be"])
def test_every_figure_of_falkirks_maps_shows(falkirk: Loaded, moment: str) -> None:
    found = falkirk.report(moment)
    assert found.missing == () and found.timed == found.to_time == 13
    figures = found.figures
    assert figures is not None
    assert None not in asdict(figures).values()
    assert figures.touch > 0 and figures.wait > 0 and figures.variance > 0
    assert figures.done + figures.dropped == pytest.approx(1)
    assert all(one.visits > 0 for one in figures.steps)


def test_falkirks_to_be_is_quicker_and_loses_nobody(falkirk: Loaded) -> None:
    now, planned = falkirk.report("as_is"), falkirk.report("to_be")
    assert now.figures is not None and planned.figures is not None
    assert planned.figures.lead < now.figures.lead
    assert planned.figures.hand_offs < now.figures.hand_offs
    assert now.figures.dropped == pytest.approx(0.45 * 0.05 / 0.65)
    assert planned.figures.dropped == 0
    assert [len(one.loops) for one in (now, planned)] == [1, 0]
    names = {one.id: one.ref for one in falkirk.view.of(Step)}
    assert [names[one] for one in now.dead_ends] == ["F13"]


def test_outcomes_qualities_and_indicators(south_tyneside: Loaded, falkirk: Loaded) -> None:
    for case, sizes in ((south_tyneside, (9, 4, 12)), (falkirk, (8, 4, 10))):
        held = case.view.of(Outcome), case.view.of(ServiceQuality), case.view.of(Indicator)
        assert tuple(len(one) for one in held) == sizes
        assert sum(bool(blocked_by(one)) for one in case.view.of(Indicator)) == 2


def test_falkirks_outcomes_reach_every_word_of_its_framework(falkirk: Loaded) -> None:
    chosen = {theme for one in falkirk.view.of(Outcome) for theme in one.themes}
    assert chosen == {one.id for one in falkirk.view.of(Theme)} and len(chosen) == 8


def test_the_specification_has_threads_gaps_and_minority_views(case: Loaded) -> None:
    requirements = case.requirements()
    assert len(requirements) >= 40
    assert 2 <= sum(not one.sources for one in requirements) <= 3
    assert {"agreed", "reserved", "drafted", "gap"} == {one.status for one in requirements}
    ids = {one.id for one in requirements}
    assert sum(one.of in ids for one in case.view.of(MinorityView)) == 2


def test_every_kind_of_follow_up_is_there(case: Loaded) -> None:
    """So that somebody new sees each screen filled, late answers and dropped actions included."""
    tests = case.view.of(PlannedTest)
    assert all(one.fixed_before for one in tests) and {one.status for one in tests} == {"planned", "running", "done"}
    assert len(points(case.view)) >= 6 and {"test_first", "act"} <= {one.quarter for one in points(case.view)}
    assert {one.due for one in case.view.of(Action)} == {30, 60, 90, 365}
    assert {"open", "doing", "done"} <= {one.status for one in case.view.of(Action)}
    assert any(one.root for one in case.view.of(Why)) and any(one.wastes for one in case.view.of(Step))
    late = [one for one in owed(case.view, datetime.now(UTC).date().isoformat()) if one.overdue]
    assert len(late) == 1 and {one.verdict for one in case.view.of(Answer)} == set(VERDICTS)
    found = priorities_of(case.view)
    assert found is not None and found.n >= 20 and any(one.groups for one in found.lines)
    assert {one.resolved for one in case.view.of(Comment)} == {True, False}


def test_a_version_went_out_and_something_changed_since(south_tyneside: Loaded, falkirk: Loaded) -> None:
    assert [len(versions_of(case.view)) for case in (south_tyneside, falkirk)] == [1, 2]
    for case in (south_tyneside, falkirk):
        before = {one.requirement: one.digest for one in versions_of(case.view)[0].held}
        changed = [one for one in case.requirements() if before.get(one.id) != words_of(one)]
        assert len(changed) == len(content(case.key, "versions")["earlier"])
    assert [one.version for one in falkirk.view.of(Approval)] == [2]


def test_every_rewording_of_the_specification_found_what_was_drafted(case: Loaded) -> None:
    written = content(case.key, "specification")["requirements"]
    found = {one.words: one for one in case.requirements()}
    assert all(found[one["words"]].origin for one in written if one["from"])


def test_loading_again_changes_nothing(south_tyneside: Loaded, falkirk: Loaded) -> None:
    context = falkirk.context
    before = [context.log._cache[case.partnership].turn for case in (south_tyneside, falkirk)]
    assert load_all(context) == {case.key: case.partnership for case in (south_tyneside, falkirk)}
    assert south_tyneside.partnership != falkirk.partnership
    assert [context.log._cache[case.partnership].turn for case in (south_tyneside, falkirk)] == before
    assert all(context.log.verify(case.partnership) for case in (south_tyneside, falkirk))


def test_the_first_link_opens_the_first_case_and_another_link_the_second(
    south_tyneside: Loaded, falkirk: Loaded
) -> None:
    told = welcome(falkirk.context, {})
    opened = []
    for line in told.splitlines():
        if "/welcome/" in line:
            token = line.split("/welcome/")[1].split()[0]
            opened.append(falkirk.context.database.work(partial(look, token=token)).partnership)
    assert opened == [south_tyneside.partnership, falkirk.partnership]


def test_every_reference_stays_in_sight_of_its_readers(case: Loaded) -> None:
    state = case.context.log._cache[case.partnership].state
    for one in case.all.records():
        for record_id, _ in references_of(one):
            if one.kind == "meeting.authored" and state.get("everyone", record_id) is None:
                continue
            assert any(state.get(stream, record_id) for stream in may_refer(one.audience)), (one.kind, record_id)
