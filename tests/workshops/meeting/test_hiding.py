"""Out of sight and back, and taking back what is one's own."""

from __future__ import annotations

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops.admission import OPERATIONS
from workshops.artefacts.cards.clusters import MakeCluster, RemoveCluster, RenameCluster
from workshops.artefacts.cards.records import Card
from workshops.artefacts.cards.rounds import AddCard, OpenCards, RevealCards, RewordCard
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose, Reword
from workshops.artefacts.hypotheses.records import Evidence, Hypothesis
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.outcomes.wordings import RewordOwn, WordFormally
from workshops.artefacts.pathways.contributions import AddIdea, SayFeeling
from workshops.artefacts.pathways.operations import BeginMap, CopyMap
from workshops.artefacts.pathways.pain_points import AddPainPoint, GiveVote, TakeBackVote
from workshops.artefacts.pathways.parts import CopyPart
from workshops.artefacts.pathways.records import PainPoint, Step
from workshops.artefacts.pathways.steps import AddStep, RewordStep
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.artefacts.specification.records import Requirement
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.meeting.hiding import Hide, ShowAgain, TakeBack, TakeBackHidden, way_back
from workshops.meeting.partnership import KeepMinorityView
from workshops.meeting.records import Alternative, Authored
from workshops.meeting.room_records import Hidden
from workshops.report import compose
from workshops.state import Record
from workshops.wording import digest

SECRET = "My uncle did it"


def everything_in(room: Room, *streams: str) -> str:
    return repr([room.state.records(one) for one in streams])


def test_what_is_hidden_leaves_everyone_and_stays_with_the_facilitators() -> None:
    """CG-HID-1"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think=SECRET)))
    outcome = room.made(room.does(room.lena, AddOutcome(formal="Safe", hypotheses=(said,))))
    changes = room.does(room.sam, Hide(record=said))
    assert said in changes.parts[EVERYONE].erased and SECRET not in everything_in(room, EVERYONE)
    assert room.one(Outcome, outcome).hypotheses == ()
    assert [(one.of, one.words) for one in room.view(room.ayo).of(Hidden)] == [("hypotheses.hypothesis", SECRET)]
    assert room.refuses(room.sam, Hide(record=said)) == "missing"
    assert room.refuses(room.puffin, Hide(record=outcome)) == "forbidden"


def test_what_is_shown_again_has_a_new_id_its_links_and_its_writer() -> None:
    """CG-HID-2, CG-STA-4"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think="They give up")))
    outcome = room.made(room.does(room.lena, AddOutcome(formal="Safe", hypotheses=(said,))))
    room.does(room.sam, Hide(record=said))
    changes = room.does(room.ayo, ShowAgain(hidden=room.view(room.sam).of(Hidden)[0].id))
    again = room.view(room.lena).of(Hypothesis)[0]
    assert again.id != said and again.think == "They give up"
    assert room.one(Outcome, outcome).hypotheses == (again.id,)
    assert [one.record for one in room.view(room.puffin).of(Authored)] == [again.id]
    assert not room.view(room.sam).of(Hidden)
    assert set(changes.parts) == {EVERYONE, FACILITATORS, participant(room.puffin)}
    room.does(room.puffin, TakeBack(record=again.id))
    assert not room.view(room.lena).of(Hypothesis)


def test_what_others_built_on_stays_as_an_empty_place_until_it_is_shown_again() -> None:
    """CG-HID-1, CG-HID-2"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think=SECRET, because="I saw it")))
    speaks = AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for")
    room.does(room.lena, speaks)
    room.does(room.sam, Hide(record=said))
    empty = room.one(Hypothesis, said)
    assert (empty.masked, empty.think, empty.because, empty.ref) == (True, "", "", "H1")
    assert room.view(room.lena).of(Evidence)[0].hypothesis == said
    assert room.refuses(room.sam, Hide(record=said)) == "missing"
    room.does(room.sam, ShowAgain(hidden=room.view(room.sam).of(Hidden)[0].id))
    assert (room.one(Hypothesis, said).think, room.one(Hypothesis, said).masked) == (SECRET, False)


def test_what_comes_back_lets_go_of_what_has_gone_meanwhile() -> None:
    """CG-HID-2, CG-REM-1"""
    room = Room()
    asked = room.made(room.does(room.sam, OpenCards(question="What helps?")))
    room.does(room.sam, RevealCards(round=asked))
    card = room.made(room.does(room.puffin, AddCard(round=asked, words="Somebody who stays")))
    group = room.made(room.does(room.lena, MakeCluster(round=asked, name="People", cards=(card,))))
    room.does(room.sam, Hide(record=card))
    room.does(room.lena, RemoveCluster(cluster=group))
    room.does(room.sam, ShowAgain(hidden=room.view(room.sam).of(Hidden)[0].id))
    assert [(one.words, one.cluster) for one in room.view(room.lena).of(Card)] == [("Somebody who stays", "")]


def test_nobody_takes_back_what_another_said() -> None:
    """CG-WRD-5"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    assert room.refuses(room.sam, TakeBack(record=said)) == "forbidden"
    assert room.refuses(room.puffin, TakeBack(record=room.meeting)) == "forbidden"
    changes = room.does(room.puffin, TakeBack(record=said))
    assert said in changes.parts[EVERYONE].erased and not room.view(room.puffin).of(Authored)


def test_what_is_hidden_can_still_be_taken_back() -> None:
    """CG-HID-3"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words=SECRET)))
    mine = room.view(room.puffin).of(Authored)[0].id
    assert room.refuses(room.puffin, TakeBackHidden(authored=mine)) == "closed"
    room.does(room.sam, Hide(record=said))
    assert room.refuses(room.sam, TakeBackHidden(authored=mine)) == "missing"
    room.does(room.puffin, TakeBackHidden(authored=mine))
    assert SECRET not in everything_in(room, *room.state.streams())
    assert not room.view(room.sam).of(Hidden) and not room.view(room.puffin).of(Authored)


def test_a_document_says_that_words_are_not_shown() -> None:
    """CG-HID-1"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think=SECRET)))
    room.does(room.lena, AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for"))
    room.does(room.sam, Hide(record=said))
    told = repr(compose(room.view(room.sam), "hypotheses", "2026-03-01T10:00:00Z"))
    assert "These words are not shown." in told and SECRET not in told


@pytest.mark.parametrize("kind", ["hypotheses.hypothesis", "outcomes.outcome", "pathways.idea"])
def test_what_was_hidden_a_moment_before_it_was_taken_back_does_not_come_again(kind: str) -> None:
    """CG-HID-3, CG-WRD-5"""
    room = Room()
    drawn = room.made(room.does(room.lena, BeginMap(name="How it is", moment="as_is")))
    asked = {
        "hypotheses.hypothesis": Propose(think=SECRET),
        "outcomes.outcome": Say(own_words=SECRET),
        "pathways.idea": AddIdea(map=drawn, words=SECRET),
    }[kind]
    said = room.made(room.does(room.puffin, asked))
    room.does(room.lena, KeepMinorityView(of=said, words="Not so"))
    way = way_back(room.one(Record, said))
    assert way is not None
    room.does(room.sam, Hide(record=said))
    assert room.refuses(room.puffin, OPERATIONS[way["kind"]](**way["body"])) == "missing"
    (mine,) = room.view(room.puffin).of(Authored)
    room.does(room.puffin, TakeBackHidden(authored=mine.id))
    assert SECRET not in everything_in(room, *room.state.streams()) and not room.view(room.sam).of(Hidden)


def test_a_step_that_is_hidden_is_not_told_by_its_copy() -> None:
    """CG-WRD-6"""
    room = Room()
    drawn, _, step = room.draws(SECRET)
    room.does(room.lena, CopyMap(map=drawn, name="How it should be"))
    room.does(room.sam, Hide(record=step))
    assert SECRET not in everything_in(room, EVERYONE)
    assert [one.words for one in room.view(room.lena).of(Step)] == ["…"]


def test_a_step_that_is_hidden_is_not_told_by_the_copy_of_a_copy_nor_by_what_was_drafted_from_it() -> None:
    """CG-WRD-6"""
    room = Room()
    drawn, lane, step = room.draws(SECRET)
    room.does(room.lena, AddStep(lane=lane, words="Somebody answers"))
    for number in range(3):
        drawn = room.made(room.does(room.lena, CopyMap(map=drawn, name=f"Copy {number}")))
    room.does(room.sam, Begin(title="Housing", reference="CG/1"))
    room.does(room.sam, DraftRequirements())
    room.does(room.sam, Hide(record=step))
    assert SECRET not in everything_in(room, EVERYONE)
    assert [one.words for one in room.view(room.lena).of(Step)].count("…") == 3
    gaps = [one for one in room.view(room.lena).of(Requirement) if one.status == "gap"]
    assert len(gaps) == 3 and all("…" in one.words for one in gaps)


def test_a_step_that_is_hidden_is_not_told_by_a_copy_in_its_own_map() -> None:
    """CG-WRD-6"""
    room = Room()
    drawn, lane, step = room.draws(SECRET)
    copy = room.made(room.does(room.lena, CopyPart(steps=(step,), map=drawn)))
    room.does(room.lena, CopyPart(steps=(copy,), map=drawn))
    room.does(room.lena, CopyMap(map=drawn, name="How it should be"))
    room.does(room.lena, AddStep(lane=lane, words=f"{SECRET}!"))
    room.does(room.sam, Hide(record=step))
    told = [one.words for one in room.view(room.lena).of(Step)]
    assert told.count("…") == 5 and told.count(f"{SECRET}!") == 1


def test_a_vote_for_what_is_shown_again_is_still_one_vote() -> None:
    """CG-VOT-1, CG-HID-2"""
    room = Room()
    drawn = room.made(room.does(room.lena, BeginMap(name="How it is", moment="as_is")))
    pain = room.made(room.does(room.lena, AddPainPoint(map=drawn, words="Passed around")))
    room.does(room.puffin, GiveVote(pain_point=pain))
    room.does(room.sam, Hide(record=pain))
    room.does(room.sam, ShowAgain(hidden=room.view(room.sam).of(Hidden)[0].id))
    (again,) = room.view(room.puffin).of(PainPoint)
    assert room.refuses(room.puffin, GiveVote(pain_point=again.id)) == "taken"
    room.does(room.puffin, TakeBackVote(pain_point=again.id))
    assert room.one(PainPoint, again.id).votes == 0


def test_wordings_beside_an_empty_place_come_back_with_its_words() -> None:
    """CG-HID-2, CG-WRD-1"""
    room = Room()
    said = room.made(room.does(room.puffin, Propose(think="They give up")))
    room.does(room.lena, AddEvidence(hypothesis=said, words="Seen", strength="records", bearing="for"))
    room.does(room.sam, Reword(hypothesis=said, basis_digest="late", think="They are given up on"))
    room.does(room.ayo, Hide(record=said))
    room.does(room.ayo, ShowAgain(hidden=room.view(room.ayo).of(Hidden)[0].id))
    (beside,) = room.view(room.lena).of(Alternative)
    assert (beside.of, beside.words) == (said, "They are given up on")
    assert [one.record for one in room.view(room.sam).of(Authored)] == [beside.id]


def test_nobody_puts_words_back_into_a_place_that_a_facilitator_emptied() -> None:
    """CG-HID-1"""
    room = Room()
    thought = room.made(room.does(room.puffin, Propose(think=SECRET)))
    outcome = room.made(room.does(room.puffin, Say(own_words=SECRET)))
    asked = room.made(room.does(room.sam, OpenCards(question="What helps?")))
    room.does(room.sam, RevealCards(round=asked))
    card = room.made(room.does(room.puffin, AddCard(round=asked, words=SECRET)))
    group = room.made(room.does(room.puffin, MakeCluster(round=asked, name=SECRET)))
    for record in (thought, outcome, card, group):
        room.does(room.lena, KeepMinorityView(of=record, words="Not so"))
        room.does(room.sam, Hide(record=record))
    empty = {"basis_digest": digest("")}
    for again in (
        Reword(hypothesis=thought, basis_digest=digest("", "", "", "", ""), think=SECRET),
        RewordOwn(of=outcome, own_words=SECRET, **empty),
        RewordCard(card=card, words=SECRET, **empty),
        RenameCluster(cluster=group, name=SECRET, **empty),
    ):
        assert room.refuses(room.puffin, again) == "missing"
    assert SECRET not in everything_in(room, EVERYONE)


def test_what_came_into_an_empty_place_meanwhile_is_not_lost_when_its_words_return() -> None:
    """CG-HID-2, CG-WRD-1"""
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="They give up")))
    room.does(room.lena, KeepMinorityView(of=said, words="Not so"))
    _, _, step = room.draws("Sent on")
    room.does(room.puffin, SayFeeling(step=step, face="fed_up"))
    for record in (said, step):
        room.does(room.sam, Hide(record=record))
    room.does(room.lena, WordFormally(of=said, basis_digest=digest(""), formal="Nobody gives up"))
    room.does(room.lena, RewordStep(step=step, basis_digest=digest(""), words="Passed on"))
    for hidden in room.view(room.sam).of(Hidden):
        room.does(room.sam, ShowAgain(hidden=hidden.id))
    shown = room.one(Outcome, said)
    assert (shown.own_words, shown.formal, shown.masked) == ("They give up", "Nobody gives up", False)
    assert room.one(Step, step).words == "Sent on"
    assert [(one.of, one.words) for one in room.view(room.sam).of(Alternative)] == [(step, "Passed on")]


def test_what_came_into_an_empty_place_is_in_sight_when_it_is_shown_again() -> None:
    """CG-HID-2"""
    room = Room()
    _, _, step = room.draws("Sent on")
    felt = room.made(room.does(room.puffin, SayFeeling(step=step, face="fed_up")))
    room.does(room.sam, Hide(record=step))
    room.does(room.lena, RewordStep(step=step, basis_digest=digest(""), words="Passed on"))
    room.does(room.puffin, TakeBack(record=felt))
    room.does(room.sam, Hide(record=step))
    room.does(room.sam, ShowAgain(hidden=room.view(room.sam).of(Hidden)[-1].id))
    (again,) = room.view(room.lena).of(Step)
    assert (again.words, again.masked) == ("Passed on", False)
