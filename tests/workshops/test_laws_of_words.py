"""The laws of words: rewording, whose they are, and what removing leaves behind."""

from __future__ import annotations

from tests.builders import Workshop
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose, Reword, Withdraw, words_of
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome
from workshops.artefacts.outcomes.records import Outcome
from workshops.audiences import EVERYONE, participant
from workshops.leaning import bound, freed
from workshops.meeting.agenda import activities_of
from workshops.meeting.readiness import SayReady, SendQuietly, TakeBackNote
from workshops.meeting.records import Alternative, Authored, QuietNote, Readiness, SentNote
from workshops.state import Record
from workshops.wording import digest


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


def test_no_group_is_named_where_fewer_than_five_others_would_be_told_by_having_none() -> None:
    """CG-GRP-2, CG-GRP-1"""
    room = Workshop()
    carers, young = room.group("Carers", "carers"), room.group("Young people")
    birds = [room.joins(f"Bird {number}", group=young) for number in range(6)]
    lena = room.joins("Lena", "member", group=carers)

    def named() -> list[str]:
        asked = [(birds[0], "They give up"), (lena, "They come back")]
        return [
            room.one(Hypothesis, room.made(room.does(seat, Propose(think=think)))).raised_by for seat, think in asked
        ]

    assert named() == [young, carers]
    others = [room.joins("Otter", group=carers), *(room.joins(f"Guest {number}") for number in range(3))]
    assert named() == ["", carers]
    room.joins("Puffin", group=carers)
    assert len(others) == 4 and named() == [young, carers]


def test_a_group_in_which_few_may_speak_is_not_named_however_many_look_on() -> None:
    """CG-GRP-2, CG-GRP-1"""
    room = Workshop()
    carers = room.group("Carers", "carers")
    puffin, sam = room.joins("Puffin", group=carers), room.joins("Sam", "facilitator")
    for number in range(6):
        room.joins(f"Watcher {number}", "observer", group=carers)
        room.joins(f"Signs {number}", "signatory", group=carers)
    made = room.made(room.does(puffin, Propose(think="They give up")))
    assert room.one(Hypothesis, made).raised_by == ""
    meeting = room.session()
    activity = activities_of(room.view(sam), meeting)[0].id
    changes = room.does(puffin, SayReady(activity=activity))
    (told,) = (one for one in changes.records() if isinstance(one, Readiness))
    assert (told.ready, told.of, told.groups) == (1, 2, ())


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


def test_a_quiet_note_that_is_taken_back_is_gone_from_whoever_had_it_too() -> None:
    """CG-WRD-5"""
    room = Workshop()
    sam, puffin, heron = room.joins("Sam", "facilitator"), room.joins("Puffin"), room.joins("Heron")
    room.does(puffin, SendQuietly(words="I need a break"))
    room.does(heron, SendQuietly(words="Please go slower"))
    sent = room.view(puffin).of(SentNote)[0].id
    assert room.refuses(heron, TakeBackNote(sent=sent)) == "missing"
    room.does(puffin, TakeBackNote(sent=sent))
    assert [one.words for one in room.view(sam).of(QuietNote)] == ["Please go slower"]
    assert room.view(puffin).of(SentNote) == []
    assert "I need a break" not in repr([list(room.state.records(name)) for name in room.state.streams()])
