"""Whys, wastes, flags, the action plan, and taking a part of a map along."""

from __future__ import annotations

import pytest

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops.artefacts.pathways.actions import ChangeAction, PlanAction, ReportAction
from workshops.artefacts.pathways.change_records import Action, Why
from workshops.artefacts.pathways.marking import ContinueSteps, MarkFlags, MarkWastes
from workshops.artefacts.pathways.parts import CopyPart
from workshops.artefacts.pathways.records import Step
from workshops.artefacts.pathways.steps import TimeStep
from workshops.artefacts.pathways.whys import DEEPEST, AskWhy, MarkRoot, RewordWhy, chain_to, whys_of
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.artefacts.specification.records import Requirement
from workshops.meeting.hiding import TakeBack
from workshops.meeting.records import Alternative
from workshops.wording import digest


@pytest.fixture
def drawn() -> Drawn:
    return Drawn()


def why(drawn: Drawn, pain: str, words: str, after: str = "") -> str:
    asked = AskWhy(pain_point=pain, words=words, after=after)
    return drawn.room.made(drawn.room.does(drawn.young[0], asked))


def test_whys_stand_in_a_chain_down_to_the_root(drawn: Drawn) -> None:
    pain = drawn.pain("Sent on again")
    first = why(drawn, pain, "Nobody knows who is in charge")
    second = why(drawn, pain, "Each has a form of its own", after=first)
    beside = why(drawn, pain, "They are full")
    drawn.room.does(drawn.lena, MarkRoot(why=second, root=True))
    view = drawn.room.view(drawn.lena)
    assert [one.id for one in whys_of(view, pain)] == [first, second, beside]
    assert [one.id for one in chain_to(view, second)] == [first, second]
    assert drawn.room.one(Why, second).root


def test_a_why_belongs_to_its_pain_point_and_a_chain_has_an_end(drawn: Drawn) -> None:
    pain, other = drawn.pain("Sent on again"), drawn.pain("Too many forms")
    last = why(drawn, pain, "Why 1")
    assert drawn.room.refuses(drawn.lena, AskWhy(pain_point=other, words="Mixed up", after=last)) == "missing"
    for number in range(2, DEEPEST + 1):
        last = why(drawn, pain, f"Why {number}", after=last)
    assert drawn.room.refuses(drawn.lena, AskWhy(pain_point=pain, words="And why", after=last)) == "too_many"


def test_a_why_on_which_others_built_stays_as_an_empty_place(drawn: Drawn) -> None:
    """CG-WRD-5"""
    pain = drawn.pain("Sent on again")
    first = why(drawn, pain, "Nobody knows who is in charge")
    second = why(drawn, pain, "Each has a form of its own", after=first)
    changes = drawn.room.does(drawn.young[0], TakeBack(record=first))
    assert drawn.room.one(Why, first).words == "" and first in changes.parts["everyone"].erased
    drawn.room.does(drawn.young[0], TakeBack(record=second))
    assert [one.id for one in drawn.room.view(drawn.lena).of(Why)] == [first]


def test_ones_own_why_is_reworded_by_its_writer(drawn: Drawn) -> None:
    pain = drawn.pain("Sent on again")
    said = why(drawn, pain, "Nobody rings")
    asked = RewordWhy(why=said, basis_digest=digest("Nobody rings"), words="Nobody rings back")
    assert drawn.room.refuses(drawn.young[1], asked) == "forbidden"
    drawn.room.does(drawn.young[0], asked)
    assert drawn.room.one(Why, said).words == "Nobody rings back"


def test_wastes_and_flags_are_tags_and_a_copy_starts_without_waste(drawn: Drawn) -> None:
    step = drawn.step("Sent on")
    drawn.room.does(drawn.lena, MarkWastes(step=step, wastes=("motion", "telling_again")))
    drawn.room.does(drawn.lena, MarkFlags(step=step, flags=("moment_that_matters",)))
    assert drawn.now(step).wastes == ("motion", "telling_again")
    drawn.room.does(drawn.lena, CopyPart(steps=(step,), map=drawn.begins("T")))
    copied = next(one for one in drawn.room.view(drawn.lena).of(Step) if one.origin == step)
    assert (copied.wastes, copied.flags) == ((), ("moment_that_matters",))


def test_a_part_is_copied_with_the_links_between_its_steps(drawn: Drawn) -> None:
    """CG-MAP-2"""
    asks = drawn.step("Asks", lane=drawn.person)
    sent = drawn.step("Sent on", after=asks)
    drawn.step("Gives up", after=sent)
    drawn.room.does(drawn.lena, TimeStep(step=sent, touch=5, wait=50))
    other = drawn.begins("T")
    drawn.lane("YOUNG PERSON", map_id=other, person=True)
    drawn.room.does(drawn.lena, CopyPart(steps=(sent, asks), map=other, column=4))
    made = [one for one in drawn.room.view(drawn.lena).of(Step) if one.map == other]
    assert [(one.ref, one.words, one.origin, one.column, one.wait) for one in made] == [
        ("T1", "Asks", asks, 4, None),
        ("T2", "Sent on", sent, 5, None),
    ]
    assert drawn.ways(other) == {("T1", "T2")}
    assert [one.name for one in drawn.lanes(other)] == ["YOUNG PERSON", "Council housing"]
    drawn.room.does(drawn.lena, CopyPart(steps=(asks,), map=other))
    assert [one.ref for one in drawn.room.view(drawn.lena).of(Step) if one.map == other] == ["T1", "T2", "T3"]


def test_a_part_is_copied_once_more_into_its_own_map(drawn: Drawn) -> None:
    """Behind everything that stands there; a copy of what continues an earlier step continues that too."""
    asks = drawn.step("Asks", lane=drawn.person)
    sent = drawn.step("Sent on", after=asks)
    drawn.room.does(drawn.lena, CopyPart(steps=(asks, sent), map=drawn.map))
    assert drawn.ways() == {("A1", "A2"), ("A3", "A4")}
    assert [(one.lane, one.column, one.origin) for one in drawn.steps(drawn.map)[2:]] == [
        (drawn.person, 2, ""),
        (drawn.council, 3, ""),
    ]
    other = drawn.begins("T")
    drawn.room.does(drawn.lena, CopyPart(steps=(asks, sent), map=other))
    first, _ = drawn.steps(other)
    drawn.room.does(drawn.lena, ContinueSteps(step=first.id, origins=(asks, sent)))
    drawn.room.does(drawn.lena, CopyPart(steps=(first.id,), map=other, column=7))
    again = drawn.steps(other)[-1]
    assert (again.column, again.origin, again.merged) == (7, asks, (sent,))


def test_a_part_comes_from_one_map(drawn: Drawn) -> None:
    step, other = drawn.step("Sent on"), drawn.begins("T")
    elsewhere = drawn.step("There", lane=drawn.lane("Lane", map_id=other))
    assert drawn.room.refuses(drawn.lena, CopyPart(steps=(), map=other)) == "invalid"
    assert drawn.room.refuses(drawn.lena, CopyPart(steps=(step, elsewhere), map=drawn.begins("U"))) == "missing"


def plan(drawn: Drawn, words: str, due: int = 30, owner: str = "", agency: str = "") -> str:
    asked = PlanAction(map=drawn.map, words=words, due=due, owner=owner, agency=agency)
    return drawn.room.made(drawn.room.does(drawn.lena, asked))


def test_days_are_counted_from_when_an_action_was_planned(drawn: Drawn) -> None:
    action = plan(drawn, "Try the one form", 30)
    assert drawn.room.one(Action, action).due_on == "2026-03-31"
    changed = ChangeAction(action=action, basis_digest=digest("Try the one form"), words="Try it", due=90, owner="Lena")
    drawn.room.does(drawn.lena, changed)
    held = drawn.room.one(Action, action)
    assert (held.words, held.due_on, held.owner) == ("Try it", "2026-05-30", "Lena")
    assert drawn.room.refuses(drawn.lena, PlanAction(map=drawn.map, words="Soon", due=31)) == "invalid"


def test_words_of_an_action_that_come_too_late_are_kept_beside(drawn: Drawn) -> None:
    """CG-WRD-1"""
    action = plan(drawn, "Try the one form")
    late = ChangeAction(action=action, basis_digest=digest("Something else"), words="Mine", due=60)
    drawn.room.does(drawn.lena, late)
    assert (drawn.room.one(Action, action).words, drawn.room.one(Action, action).due) == ("Try the one form", 60)
    assert [one.words for one in drawn.room.view(drawn.lena).of(Alternative)] == ["Mine"]


def test_what_is_over_says_what_shows_it(drawn: Drawn) -> None:
    action = plan(drawn, "Try the one form")
    assert drawn.room.refuses(drawn.lena, ReportAction(action=action, status="done")) == "invalid"
    drawn.room.does(drawn.lena, ReportAction(action=action, status="done", evidence="Used 12 times"))
    assert drawn.room.one(Action, action).evidence == "Used 12 times"


def test_a_requirement_binds_the_agency_and_names_nobody_in_it(drawn: Drawn) -> None:
    """CG-SPC-7"""
    bound, alone = (
        plan(drawn, "Try the one form", owner="Lena Fox", agency=agency) for agency in ("Tynehaven Housing", "")
    )
    drawn.room.does(drawn.sam, Begin(title="Specification"))
    drawn.room.does(drawn.sam, DraftRequirements())
    found = {one.origin: one for one in drawn.room.view(drawn.sam).of(Requirement)}
    assert found[f"action:{bound}"].words.startswith("Tynehaven Housing MUST")
    assert found[f"action:{alone}"].words.startswith("An organisation that is not named yet MUST")
    assert found[f"action:{alone}"].note == "Which organisation does it is not agreed yet."
    assert not any("Lena" in one.words for one in found.values())


def test_open_actions_are_drafted_into_mobilisation_and_leave_it_when_done(drawn: Drawn) -> None:
    """CG-SPC-7"""
    named, nobody = plan(drawn, "Try the one form", agency="Tynehaven Housing"), plan(drawn, "Train the workers")
    drawn.room.does(drawn.sam, Begin(title="Specification"))
    drawn.room.does(drawn.sam, DraftRequirements())

    def drafted() -> dict[str, tuple[str, str]]:
        found = [one for one in drawn.room.view(drawn.sam).of(Requirement) if one.section == "mobilisation"]
        return {one.origin: (one.status, one.note) for one in found}

    assert drafted()[f"action:{named}"] == ("drafted", "")
    assert drafted()[f"action:{nobody}"] == ("gap", "Which organisation does it is not agreed yet.")
    drawn.room.does(drawn.lena, ReportAction(action=named, status="done", evidence="Used 12 times"))
    drawn.room.does(drawn.lena, ReportAction(action=plan(drawn, "Never mind"), status="dropped", evidence="No money"))
    drawn.room.does(drawn.sam, DraftRequirements())
    assert drafted()[f"action:{named}"] == ("withdrawn", "The action is done.")
    assert len(drafted()) == 2
