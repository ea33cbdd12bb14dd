"""Being erased: everything that somebody said, chose or was leaves every stream; what is signed stays."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from tests.workshops.meeting.test_conduct import Room
from workshops import Changes, Part, Record
from workshops.artefacts.agreement.records import Signature
from workshops.artefacts.answers.operations import PromiseAnswer
from workshops.artefacts.answers.records import Promise
from workshops.artefacts.cards.rounds import OpenCards, WriteCard
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Propose, Reword
from workshops.artefacts.hypotheses.records import Evidence, Hypothesis, Result
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.hypotheses.trials import PlanTest
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.outcomes.wordings import WordFormally
from workshops.artefacts.pathways.actions import PlanAction
from workshops.artefacts.specification.operations import Begin
from workshops.artefacts.specification.requirements import AddRequirement
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.fields import spec_of
from workshops.meeting.conduct import Mute
from workshops.meeting.consent import NotePermission
from workshops.meeting.erasing import EraseOwn, ErasePerson
from workshops.meeting.hiding import Hide, ShowAgain, TakeBackHidden, way_back
from workshops.meeting.keeping import LetGoOld
from workshops.meeting.people import ChangeOwn, ChangeRoles, RemoveSeat, TakeSeat
from workshops.meeting.readiness import SendQuietly
from workshops.meeting.records import Alternative, Authored, Contributed, MinorityView, QuietNote, Seat
from workshops.meeting.room import SetRoomRule
from workshops.meeting.room_records import Erased, Exported, Held, Hidden, LetGo, Waiting
from workshops.meeting.waiting_room import LetThemIn
from workshops.state import RECORDS
from workshops.wording import digest

SAID = "Zanzibar uncle"


def everything(room: Room) -> str:
    return repr([room.state.records(one) for one in room.state.streams()])


def test_what_one_said_in_whatever_way_is_gone_and_what_others_said_stays() -> None:
    """CG-ERA-1"""
    room = Room()
    thought = room.made(room.does(room.puffin, Propose(think=f"{SAID} thinks")))
    outcome = room.made(room.does(room.puffin, Say(own_words=f"{SAID} says")))
    room.does(room.lena, WordFormally(of=outcome, basis_digest=digest(""), formal="Formally said"))
    room.does(room.lena, AddEvidence(hypothesis=thought, words="Seen", strength="records", bearing="for"))
    room.does(room.lena, Propose(think="What Lena thinks"))
    for words in ("quietly", "again"):
        room.does(room.puffin, SendQuietly(words=f"{SAID} {words}"))
    cards = room.made(room.does(room.sam, OpenCards(question="What helps?")))
    room.does(room.puffin, WriteCard(round=cards, words=f"{SAID} writes"))
    hidden = room.made(room.does(room.puffin, Say(own_words=f"{SAID} hidden")))
    room.does(room.sam, Hide(record=hidden))
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, Say(own_words=f"{SAID} waits"))
    room.does(room.sam, Mute(seat=room.puffin))
    room.does(room.sam, NotePermission(seat=room.puffin, given_by="guardian"))
    assert everything(room).count(SAID) > 6
    room.does(room.puffin, EraseOwn())
    told = everything(room)
    assert SAID not in told and room.puffin not in told and "Puffin" not in told
    assert room.state.records(participant(room.puffin)) == []
    assert room.one(Outcome, outcome).formal == "Formally said"
    assert [one.words for one in room.view(room.lena).of(Evidence)] == ["Seen"]
    assert [one.think for one in room.view(room.lena).of(Hypothesis)] == ["", "What Lena thinks"]
    assert [(one.asked, one.signatures) for one in room.view(room.sam).of(Erased)] == [("own", 0)]


def test_a_wording_that_was_hidden_with_somebody_elses_words_goes_alone() -> None:
    """CG-ERA-1, CG-HID-3"""
    for erases in (True, False):
        room = Room()
        thought = room.made(room.does(room.lena, Propose(think="What Lena thinks")))
        for words in ("Lena again", "Lena once more"):
            room.does(room.lena, Reword(hypothesis=thought, basis_digest=digest("old"), think=words))
        beside = room.view(room.lena).of(Alternative)[0]
        room.state.merge(Changes.of(put=[replace(beside, words=SAID), said_by(room.puffin, beside.id)]))
        room.does(room.sam, Hide(record=thought))
        hidden = room.view(room.sam).of(Hidden)[0]
        assert SAID in hidden.kept
        asked = EraseOwn() if erases else TakeBackHidden(authored="said")
        changes = room.does(room.puffin, asked)
        assert hidden.id in changes.parts[FACILITATORS].erased and SAID not in everything(room)
        room.does(room.sam, ShowAgain(hidden=hidden.id))
        assert [one.think for one in room.view(room.lena).of(Hypothesis)] == ["What Lena thinks"]
        assert [one.words for one in room.view(room.lena).of(Alternative)] == ["Lena once more"]


def said_by(seat: str, record: str) -> Authored:
    return Authored(id="said", audience=participant(seat), record=record)


def contributed(cls: type[Contributed]) -> Contributed:
    """One with words in every field that its writer fills; a formal wording beside own words is other people's."""
    values: dict[str, Any] = {}
    for one in fields(cls):
        spec = spec_of(one)
        if one.name in ("id", "audience"):
            continue
        if one.name == "formal" and "own_words" in cls.__dataclass_fields__:
            values[one.name] = ""
        elif one.type == "str":
            values[one.name] = (spec.values[0] if spec.values else "") if spec else f"{SAID} {one.name}"
        elif one.type in ("int", "float"):
            values[one.name] = 1
    return cls(id="contribution", audience=EVERYONE, **values)


@pytest.mark.parametrize(
    "cls", [one for one in RECORDS.values() if issubclass(one, Contributed)], ids=lambda cls: str(cls.kind)
)
def test_a_contribution_of_any_kind_goes(cls: type[Contributed]) -> None:
    """CG-ERA-1"""
    room = Room()
    own = participant(room.puffin)
    made: list[Record] = [contributed(cls), Authored(id="note", audience=own, record="contribution")]
    room.state.merge(Changes.of(put=made))
    assert SAID in everything(room)
    room.does(room.puffin, EraseOwn())
    assert SAID not in everything(room)


@pytest.mark.parametrize(
    "cls", [one for one in RECORDS.values() if issubclass(one, Contributed)], ids=lambda cls: str(cls.kind)
)
def test_where_others_built_on_it_the_empty_place_says_nothing_of_who_is_erased(cls: type[Contributed]) -> None:
    """CG-ERA-1"""
    room = Room()
    groups: dict[str, Any] = {
        one.name: room.young for one in fields(cls) if (spec := spec_of(one)) and spec.kinds == ("meeting.group",)
    }
    said = replace(contributed(cls), **groups)
    built = MinorityView(id="built", audience=EVERYONE, of=said.id, words="We do not")
    note = Authored(id="note", audience=participant(room.puffin), record=said.id)
    room.state.merge(Changes.of(put=[said, built, note]))
    room.does(room.puffin, EraseOwn())
    (left,) = (one for one in room.state.records(EVERYONE) if one.id == said.id)
    assert room.young not in repr(left) and not getattr(left, "face", "")


def test_a_facilitator_erases_somebody_who_asked_and_says_how() -> None:
    """CG-ERA-3, CG-ERA-2"""
    room = Room()
    room.does(room.puffin, Say(own_words=SAID))
    assert room.refuses(room.lena, ErasePerson(seat=room.puffin, asked="told")) == "forbidden"
    assert room.refuses(room.sam, ErasePerson(seat=room.sam, asked="told")) == "forbidden"
    assert room.refuses(room.sam, ErasePerson(seat="0" * 16, asked="told")) == "missing"
    changes = room.does(room.sam, ErasePerson(seat=room.puffin, asked="in_writing"))
    assert room.puffin in changes.parts[EVERYONE].erased and SAID not in everything(room)
    assert [one.asked for one in room.view(room.ayo).of(Erased)] == ["in_writing"]
    assert not room.view(room.lena).of(Erased)


def test_the_last_facilitator_stays() -> None:
    room = Room()
    room.does(room.sam, ErasePerson(seat=room.ayo, asked="told"))
    refused = room.refusal(room.sam, EraseOwn())
    assert (refused.code, refused.data) == ("forbidden", {"reason": "last_facilitator"})


def test_the_operator_erases_somebody_who_has_left_already() -> None:
    """CG-ERA-1"""
    room = Room()
    room.does(room.puffin, Say(own_words=SAID))
    room.does(room.sam, RemoveSeat(seat=room.puffin))
    assert SAID in everything(room)
    assert room.refuses(room.sam, ErasePerson(seat=room.puffin, asked="in_writing")) == "missing"
    room.door(ErasePerson(seat=room.puffin, asked="in_writing"))
    assert SAID not in everything(room)


def test_what_is_signed_stays_and_is_counted() -> None:
    """CG-ERA-2"""
    room = Room()
    signed = Signature(
        id="signed",
        audience=EVERYONE,
        seat=room.lena,
        name="Lena Brand",
        role="Director",
        authority="Board",
        signed_at="2026-03-01",
        version=1,
    )
    room.state.merge(Changes({EVERYONE: Part((signed,))}))
    room.does(room.lena, EraseOwn())
    assert room.one(Signature, "signed").name == "Lena Brand"
    assert [one.signatures for one in room.view(room.sam).of(Erased)] == [1]


def test_what_a_member_drafted_for_everybody_stays_and_nothing_tells_whose_it_was() -> None:
    """CG-ERA-5"""
    room = Room()
    drawn, _, _ = room.draws("Ask for help")
    room.does(room.sam, Begin(title="Housing"))
    outcome = room.made(room.does(room.sam, Say(own_words="A home")))
    thought = room.made(room.does(room.sam, Propose(think="They give up")))
    shared = (
        AddIndicator(outcome=outcome, words="Homes that last"),
        PlanTest(hypothesis=thought, owner="The Hub", looks_at="Files", measure="Share", threshold="Half"),
        PlanAction(map=drawn, words="Put up one number", due=30),
        AddRequirement(section="model", words="There MUST be one number."),
    )
    for asked in shared:
        assert room.refuses(room.puffin, asked) == "forbidden"
    made = [room.one(Record, room.made(room.does(room.lena, asked))) for asked in shared]
    assert not any(isinstance(one, Contributed) or way_back(one) for one in made)
    room.does(room.lena, EraseOwn())
    assert [room.one(Record, one.id) for one in made] == made
    assert room.lena not in everything(room) and not any(one.id in everything_own(room) for one in made)


def everything_own(room: Room) -> str:
    """What stands in anybody's own stream."""
    own = [one for one in room.state.streams() if one.startswith(participant(""))]
    return repr([room.state.records(one) for one in own])


def test_what_is_promised_by_who_is_erased_is_owed_by_nobody() -> None:
    room = Room()
    said = room.made(room.does(room.puffin, Say(own_words="One key worker")))
    room.does(room.sam, ChangeRoles(seat=room.lena, roles=("member", "commissioner")))
    promise = room.made(room.does(room.sam, PromiseAnswer(of=said, owner=room.lena, due="2026-04-01")))
    room.does(room.lena, EraseOwn())
    assert room.one(Promise, promise).owner == ""


def test_the_name_that_stood_at_the_door_goes_with_the_seat() -> None:
    """CG-ERA-1, CG-WAI-1"""
    room = Room()
    room.does(room.sam, SetRoomRule(rule="waiting_room", on=True))
    knock = TakeSeat(nickname="Heron", roles=("contributor",), by_code=True)
    waiting = room.made(room.door(knock), FACILITATORS)
    let_in = room.does(room.sam, LetThemIn(waiting=waiting))
    assert waiting in let_in.parts[FACILITATORS].erased and not room.view(room.sam).of(Waiting)
    heron = next(one.id for one in room.view(room.sam).of(Seat) if one.nickname == "Heron")
    gone = room.does(heron, EraseOwn())
    assert participant(waiting) in gone.parts and "Heron" not in everything(room)


def test_an_erased_score_counts_as_changed_so_that_the_difference_tells_nobody() -> None:
    """CG-ERA-1, CG-RND-5"""
    room = Room()
    carers = room.group("Carers", "carers")
    seats = [room.joins(f"Carer {number}", group=carers) for number in range(9)]
    room.does(room.sam, FixRule(agrees_from=60, share=60, low_words="No", high_words="Yes"))
    thought = room.made(room.does(room.sam, Propose(think="They give up")))

    def reveals(scoring: list[str]) -> Result:
        opened = room.made(room.does(room.sam, OpenRound(hypothesis=thought)))
        for number, seat in enumerate(scoring):
            room.does(seat, GiveScore(round=opened, value=10 * number))
        room.does(room.sam, Reveal(round=opened))
        return room.view(room.sam).of(Result)[-1]

    assert not reveals(seats).held_back
    room.does(seats[-1], EraseOwn())
    held = reveals(seats[:-1])
    assert held.held_back and held.strip is None
    assert seats[-1] not in everything(room)


def test_the_way_of_taking_part_leaves_with_its_person() -> None:
    room = Room()
    room.does(room.puffin, ChangeOwn(group=room.young, ways=("listen",)))
    room.does(room.puffin, EraseOwn())
    assert "listen" not in everything(room)


def test_what_was_kept_long_enough_is_let_go_and_facilitators_see_how_much() -> None:
    """CG-ERA-4"""
    room = Room()
    for words in (SAID, "Something newer"):
        room.does(room.puffin, SendQuietly(words=words))
    old = [one.id for stream in room.state.streams() for one in room.state.records(stream) if SAID in repr(one)]
    room.does(room.sam, SetRoomRule(rule="moderation", on=True))
    room.does(room.puffin, Say(own_words="Waits"))
    room.door(LetGoOld(of="quiet", records=tuple(old)))
    assert SAID not in everything(room)
    assert [one.words for one in room.view(room.sam).of(QuietNote)] == ["Something newer"]
    assert [(one.of, one.count) for one in room.view(room.sam).of(LetGo)] == [("quiet", 2)]
    held = room.view(room.sam).of(Held)[0].id
    assert room.door(LetGoOld(of="quiet", records=(held,))).parts == {}
    assert room.refuses(room.sam, LetGoOld(of="quiet", records=(held,))) == "forbidden"
    assert not room.view(room.lena).of(LetGo) and not room.view(room.lena).of(Exported)
