"""The laws of the core: state, streams, admission, ids, and what removal leaves behind."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from random import Random
from typing import ClassVar

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Changes, Draft, Operation, Refused, Stamp, State, View, admit, fold
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import LinkSteps, Propose, Reword, Withdraw, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import EVERYONE, FACILITATORS, PROCUREMENT, SEALED, may_refer, organisation, participant
from workshops.leaning import bound, freed
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.people import RemoveSeat, actor_of
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Alternative, Authored, Group, MinorityView, QuietNote, SentNote
from workshops.rules import Actor, Rule, is_participant
from workshops.state import Record
from workshops.wording import digest


def group(name: str, audience: str = EVERYONE) -> Group:
    return Group(id=name, audience=audience, name=name, thread="carers")


def names(view: View) -> list[str]:
    return [one.name for one in view.of(Group)]


def test_a_record_does_not_change() -> None:
    """CG-STA-1"""
    with pytest.raises(FrozenInstanceError):
        group("a").name = "b"  # type: ignore[misc]


def test_the_log_folds_to_the_state() -> None:
    """CG-STA-2"""
    drawn = Drawn()
    step = drawn.step("Sent on")
    drawn.feeling(drawn.young[0], step, "Four times")
    again = fold(drawn.room.history)
    assert {name: again.records(name) for name in again.streams()} == {
        name: drawn.room.state.records(name) for name in drawn.room.state.streams()
    }


def test_a_draft_answers_like_the_merged_state_and_leaves_the_base_alone() -> None:
    """CG-STA-3"""
    base, merged = State(), State()
    before = Changes.of(put=[group("a"), group("b")])
    after = Changes.of(
        put=[group("c"), Group(id="a", audience=EVERYONE, name="A", thread="carers")], removed=[group("b")]
    )
    base.merge(before)
    draft = Draft(base)
    draft.merge(after)
    merged.merge(before)
    merged.merge(after)
    assert sorted(names(draft.view([EVERYONE]))) == sorted(names(merged.view([EVERYONE]))) == ["A", "c"]
    assert draft.get(EVERYONE, "b") is None and names(base.view([EVERYONE])) == ["a", "b"]
    assert sorted(one.id for one in draft.records(EVERYONE)) == ["a", "c"]


def test_removing_in_one_stream_leaves_the_others() -> None:
    """CG-STA-4"""
    state = State()
    state.merge(Changes.of(put=[group("a"), group("a", FACILITATORS)]))
    state.merge(Changes.of(removed=[group("a")]))
    assert state.get(EVERYONE, "a") is None and state.get(FACILITATORS, "a") is not None


def test_everyone_goes_first() -> None:
    """CG-STA-5"""
    put = [group("a", "facilitators"), group("b", "participant:x"), group("c")]
    assert next(iter(Changes.of(put=put).parts)) == EVERYONE


def test_a_view_is_its_streams_and_nothing_else() -> None:
    """CG-STA-6"""
    state = State()
    state.merge(Changes.of(put=[group("a"), group("b", FACILITATORS)]))
    assert names(state.view([EVERYONE])) == ["a"]
    assert names(state.view([EVERYONE, FACILITATORS]).only(FACILITATORS)) == ["b"]
    with pytest.raises(Refused, match="missing"):
        state.view([EVERYONE]).require(Group, "b")


def test_erased_and_put_in_one_change_stays_as_it_is_put() -> None:
    """CG-STA-7"""
    part = Changes.of(put=[group("a")], erased=[group("a"), group("b")]).parts[EVERYONE]
    assert (part.removed, part.erased) == (("b",), ("a", "b"))


def test_seats_hold_the_streams_of_their_roles() -> None:
    """CG-AUD-1"""
    room = Workshop()
    held = {
        role: actor_of(room.state, room.joins(role, role))
        for role in ("facilitator", "procurement_lead", "contributor")
    }
    streams = {role: {one.split(":")[0] for one in actor.streams} for role, actor in held.items() if actor}
    assert streams == {
        "facilitator": {EVERYONE, "participant", FACILITATORS},
        "procurement_lead": {EVERYONE, "participant", PROCUREMENT},
        "contributor": {EVERYONE, "participant"},
    }
    assert not any(SEALED in one for one in streams.values())


def test_an_organisation_that_nobody_confirmed_is_only_a_label() -> None:
    """CG-AUD-2"""
    room = Workshop()
    harbour = room.organisation("Harbour Homes")
    confirmed = actor_of(room.state, room.joins("Lena", "member", organisation=harbour))
    assert confirmed and organisation(harbour) in confirmed.streams
    label = actor_of(room.state, room.joins("Max", "member"))
    assert label and not label.organisation and organisation(harbour) not in label.streams


def test_everyone_names_only_everyone() -> None:
    """CG-AUD-3"""
    assert may_refer(EVERYONE) == (EVERYONE,)
    assert may_refer(FACILITATORS) == (EVERYONE, FACILITATORS)


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


def test_a_late_rewording_is_kept_beside_the_text() -> None:
    """CG-WRD-1"""
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    one = room.made(room.does(sam, Propose(think="First")))
    seen = words_of(room.one(Hypothesis, one))
    for words in ("Second", "Third"):
        room.does(sam, Reword(hypothesis=one, basis_digest=seen, think=words))
    assert room.one(Hypothesis, one).think == "Second"
    assert [each.words for each in room.view(sam).of(Alternative)] == ["Third"]


def test_no_two_lists_of_texts_share_a_digest() -> None:
    """CG-WRD-2"""
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("Cafe\u0301 \r\n") == digest("Café\n") == digest("Café")


def test_a_contribution_names_no_author_where_others_can_see() -> None:
    """CG-WRD-4, CG-GRP-2"""
    room = Workshop()
    carers = room.group("Carers", "carers")
    puffin = room.joins("Puffin", group=carers)
    changes = room.does(puffin, Propose(think="They give up"))
    assert puffin not in repr(changes.parts[EVERYONE])
    assert room.one(Hypothesis, room.made(changes)).raised_by == ""
    for number in range(4):
        room.joins(f"Carer {number}", group=carers)
    again = room.made(room.does(puffin, Propose(think="They give up again")))
    assert room.one(Hypothesis, again).raised_by == carers
    assert [one.record for one in room.view(puffin).of(Authored)] == [room.made(changes), again]
    assert participant(puffin) in changes.parts


def test_what_is_withdrawn_is_gone_and_what_named_it_lets_go() -> None:
    """CG-WRD-5, CG-REM-1"""
    room = Workshop()
    sam, puffin = room.joins("Sam", "facilitator"), room.joins("Puffin")
    one = room.made(room.does(puffin, Propose(think="They give up")))
    outcome = room.made(room.does(sam, AddOutcome(formal="Fewer give up", hypotheses=(one,))))
    assert room.refuses(sam, Withdraw(hypothesis=one)) == "forbidden"
    changes = room.does(puffin, Withdraw(hypothesis=one))
    assert one in changes.parts[EVERYONE].erased
    assert room.one(Outcome, outcome).hypotheses == ()
    assert "They give up" not in repr([list(room.state.records(name)) for name in room.state.streams()])


def test_what_can_stand_without_lets_go_and_what_cannot_holds_on() -> None:
    """CG-REM-1, CG-REM-2"""
    room = Workshop()
    lena = room.joins("Lena", "member")
    one, other = (room.made(room.does(lena, Propose(think=f"Thought {n}"))) for n in range(2))
    outcome = room.made(room.does(lena, AddOutcome(formal="Fewer give up", hypotheses=(one, other))))
    speaks = AddEvidence(hypothesis=one, words="Seen", strength="records", bearing="for")
    evidence = room.made(room.does(lena, speaks))
    view = room.view(lena)
    let_go: list[Record] = freed(view, {one})
    assert [(each.id, each.hypotheses) for each in let_go if isinstance(each, Outcome)] == [(outcome, (other,))]
    assert [each.id for each in bound(view, {one})] == [evidence]
    assert bound(view, {one, evidence}) == [] and freed(view, {"never existed"}) == []
