"""The laws of admission and of ids: what is missing, what may be read, and what a refusal leaves alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from random import Random
from typing import ClassVar

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Changes, Operation, Record, Refused, Stamp, State, View, admit
from workshops.artefacts.hypotheses.operations import Decide, LinkSteps, Propose, Reword, Withdraw, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.artefacts.pathways.steps import DescribeStep
from workshops.audiences import EVERYONE
from workshops.fields import reference
from workshops.leaning import bound
from workshops.meeting.hiding import Hide
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.people import RemoveSeat, actor_of
from workshops.meeting.quoting import QUOTING, Quoting
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Group, MinorityView, QuietNote, SentNote
from workshops.rules import Actor, Rule, is_participant
from workshops.state import RECORDS, record


def group(name: str, audience: str = EVERYONE) -> Group:
    return Group(id=name, audience=audience, name=name, thread="carers")


@dataclass(frozen=True, kw_only=True)
class Leak(Operation):
    """Puts into everyone a record that names one of the actor's own."""

    kind: ClassVar[str] = "tests.leak"
    allowed: ClassVar[Rule] = is_participant

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = here.of(SentNote)[0]
        leaking = MinorityView(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=own.id, words="look")
        return Changes.of(put=[leaking])


def test_a_record_that_names_what_its_readers_may_not_see_is_never_admitted() -> None:
    """CG-ADM-8, CG-AUD-3"""
    room = Workshop()
    puffin = room.joins("Puffin")
    room.does(puffin, SendQuietly(words="private"))
    assert room.refuses(puffin, Leak()) == "missing"


def test_what_one_may_not_see_is_missing_like_what_never_existed() -> None:
    """CG-ADM-1, CG-ADM-2"""
    room = Workshop()
    sam, puffin = room.joins("Sam", "facilitator"), room.joins("Puffin")
    room.does(puffin, SendQuietly(words="private"))
    note = room.view(sam).of(QuietNote)[0].id
    for hidden in (note, "never existed"):
        assert room.refuses(puffin, KeepMinorityView(of=hidden, words="x")) == "missing"
        assert room.refuses(puffin, LinkSteps(hypothesis=hidden, steps=())) == "missing"


def test_a_reference_to_another_kind_is_missing() -> None:
    """CG-ADM-3"""
    room = Workshop()
    lena = room.joins("Lena", "member")
    assert room.refuses(lena, Withdraw(hypothesis=room.group("Carers"))) == "missing"


@dataclass(frozen=True, kw_only=True)
class Peek(Operation):
    """Tells how many quiet notes its changes could read."""

    kind: ClassVar[str] = "tests.peek"
    allowed: ClassVar[Rule] = is_participant

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        return Changes.of(put=[group(f"saw {len(here.of(QuietNote))}")])


def test_changes_read_only_the_actors_view() -> None:
    """CG-ADM-4"""
    room = Workshop()
    puffin = room.joins("Puffin")
    room.does(puffin, SendQuietly(words="private"))
    assert room.made(room.does(puffin, Peek())) == "saw 0"
    assert room.made(room.does(room.joins("Sam", "facilitator"), Peek())) == "saw 1"


def test_the_same_question_has_the_same_answer() -> None:
    """CG-ADM-5"""
    room = Workshop()
    lena = room.joins("Lena", "member")
    actor = actor_of(room.state, lena)
    assert actor

    def asked() -> Changes:
        stamp = Stamp("2026-03-01T10:00:00Z", b"key", lambda stream: 7, Random(3))
        return admit(room.state, Propose(think="They give up"), actor, stamp)

    assert asked() == asked()


def test_a_refused_operation_changes_nothing() -> None:
    """CG-ADM-6"""
    room = Workshop()
    puffin = room.joins("Puffin")
    before = {name: room.state.records(name) for name in room.state.streams()}
    assert room.refuses(puffin, LinkSteps(hypothesis=room.made(room.history[-1]), steps=())) == "missing"
    assert {name: room.state.records(name) for name in room.state.streams()} == before
    with pytest.raises(KeyError):
        Refused("because")


def test_a_removed_seat_is_no_actor() -> None:
    """CG-ADM-7"""
    room = Workshop()
    sam, puffin = room.joins("Sam", "facilitator"), room.joins("Puffin")
    room.does(sam, RemoveSeat(seat=puffin))
    assert actor_of(room.state, puffin) is None


def test_hidden_operations_move_no_id() -> None:
    """CG-IDS-1"""
    ids = []
    for hidden in (0, 3):
        room = Workshop()
        sam, puffin = room.joins("Sam", "facilitator"), room.joins("Puffin")
        for _ in range(hidden):
            room.does(puffin, SendQuietly(words="private"))
        ids.append(room.made(room.does(sam, Propose(think="They give up"))))
    assert ids[0] == ids[1]


def test_refs_that_stand_are_never_shared() -> None:
    """CG-IDS-2"""
    room = Workshop()
    lena = room.joins("Lena", "member")
    proposed = [room.made(room.does(lena, Propose(think=f"Thought {n}"))) for n in range(3)]
    room.does(lena, Withdraw(hypothesis=proposed[0]))
    room.does(lena, Propose(think="Another"))
    refs = [one.ref for one in room.view(lena).of(Hypothesis)]
    assert len(refs) == len(set(refs)) == 3


def test_everyday_work_looks_at_what_it_needs_however_much_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """CG-ADM-9"""
    drawn = Drawn()
    step = drawn.step("Sent on")
    monkeypatch.setattr(View, "records", lambda view: pytest.fail("all that is there was looked through"))
    drawn.room.does(drawn.lena, DescribeStep(step=step, shape="step", note="They wait", source=""))
    drawn.room.does(drawn.lena, DescribeStep(step=step, shape="step", note="They wait for weeks", source=""))
    drawn.feeling(drawn.young[0], step, "Four times")
    thought = drawn.room.made(drawn.room.does(drawn.young[1], Propose(think="Waiting frightens people")))
    drawn.room.does(drawn.young[1], Withdraw(hypothesis=thought))
    drawn.room.does(drawn.sam, Hide(record=step))
    drawn.room.does(drawn.sam, RemoveStep(step=drawn.step("Lost")))


def test_what_rewords_nothing_looks_at_nothing_that_may_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    """CG-ADM-9"""
    drawn = Drawn()
    thought = drawn.room.made(drawn.room.does(drawn.young[0], Propose(think="Waiting frightens people")))
    drawn.room.does(drawn.sam, Decide(hypothesis=thought, status="supported", words="Waiting frightens people"))
    asked: list[type[Record]] = []
    listed = State.listed

    def noted(held: State, streams: Iterable[str], classes: Collection[type[Record]]) -> list[Record]:
        asked.extend(classes)
        return listed(held, streams, classes)

    monkeypatch.setattr(State, "listed", noted)
    drawn.feeling(drawn.young[0], drawn.step("Sent on"), "Four times")
    assert asked and not {one for one in asked if issubclass(one, Quoting)}
    before = words_of(drawn.room.one(Hypothesis, thought))
    drawn.room.does(drawn.young[0], Reword(hypothesis=thought, basis_digest=before, think="It frightens people"))
    assert {one for one in asked if issubclass(one, Quoting)} == set(QUOTING)


def test_a_kind_that_is_declared_late_is_looked_at_too() -> None:
    """CG-ADM-9, CG-REM-1"""
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    outcome = room.made(room.does(sam, AddOutcome(formal="A home")))
    assert not bound(room.view(sam), {outcome})
    try:

        @record("tests.late")
        class Late(Record):
            of: str = reference("outcomes.outcome")

        room.state.merge(Changes.of(put=[Late(id="late", audience=EVERYONE, of=outcome)]))
        assert [one.id for one in bound(room.view(sam), {outcome})] == ["late"]
    finally:
        del RECORDS["tests.late"]
