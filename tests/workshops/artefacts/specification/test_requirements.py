"""Requirements by hand: adding, rewording, agreeing, gaps, withdrawing, publishing."""

from __future__ import annotations

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.specification.room import Room
from workshops.artefacts.specification.operations import Begin, Describe, DraftRequirements
from workshops.artefacts.specification.records import Assent, Draft, Version
from workshops.artefacts.specification.requirements import (
    AddRequirement,
    Agree,
    AgreeWithReservation,
    LinkSources,
    MarkGap,
    Place,
    Reword,
    SetStrength,
    TakeUp,
    Withdraw,
)
from workshops.artefacts.specification.versions import OpenAgain, Publish
from workshops.meeting.agenda import EndSession, OpenSession, PlanSession
from workshops.meeting.records import Alternative
from workshops.meeting.session_records import Summary


@pytest.fixture
def room() -> Room:
    return Room()


def added(room: Room, words: str = "The Hub MUST open on Saturdays.", section: str = "model") -> str:
    return room.does(room.lena, AddRequirement(section=section, words=words))


def reword(room: Room, one: str, words: str, seen: str = "") -> Reword:
    return Reword(requirement=one, basis_digest=seen or room.seen(one), words=words)


def test_there_is_one_specification(room: Room) -> None:
    assert room.refuses(room.priya, Begin(title="Another")) == "taken"


def test_nothing_is_added_or_drafted_before_it_is_begun() -> None:
    workshop = Workshop()
    sam = workshop.joins("Sam", "facilitator")
    assert workshop.refuses(sam, AddRequirement(section="model", words="x")) == "closed"
    assert workshop.refuses(sam, DraftRequirements()) == "closed"


def test_members_write_and_people_on_phones_do_not(room: Room) -> None:
    assert room.refuses(room.young[0], AddRequirement(section="model", words="x")) == "forbidden"
    assert room.refuses(room.lena, DraftRequirements()) == "forbidden"
    assert room.requirement(added(room)).ref == "R-001"


@pytest.mark.parametrize(
    ("words", "strength"),
    [("The Hub SHOULD open.", "SHOULD"), ("The Hub opens. It MAY close.", "MAY"), ("The Hub opens.", "MUST")],
)
def test_strength_is_what_the_words_say(room: Room, words: str, strength: str) -> None:
    assert room.requirement(added(room, words)).strength == strength


def test_another_strength_changes_the_words_too(room: Room) -> None:
    one = added(room, "The Hub MUST open. What MUST close is not said.")
    room.does(room.lena, SetStrength(requirement=one, strength="SHOULD"))
    changed = room.requirement(one)
    assert (changed.strength, changed.words) == ("SHOULD", "The Hub SHOULD open. What MUST close is not said.")


def test_the_same_strength_changes_nothing(room: Room) -> None:
    one = added(room)
    assert room.workshop.does(room.lena, SetStrength(requirement=one, strength="MUST")).parts == {}


def test_refs_survive_moving_and_are_never_given_again(room: Room) -> None:
    """CG-IDS-2"""
    first, second = added(room), added(room)
    room.does(room.sam, Place(requirement=second, section="rights", order=1))
    room.does(room.sam, Withdraw(requirement=second, note="Said elsewhere"))
    assert (room.requirement(second).ref, room.requirement(second).section) == ("R-002", "rights")
    assert [room.requirement(one).ref for one in (first, added(room))] == ["R-001", "R-003"]


def test_two_people_rewording_one_requirement_lose_nothing(room: Room) -> None:
    one = added(room)
    seen = room.seen(one)
    room.does(room.lena, reword(room, one, "The Hub MUST open daily.", seen))
    room.does(room.sam, reword(room, one, "The Hub SHOULD open at weekends.", seen))
    assert room.requirement(one).words == "The Hub MUST open daily."
    assert [each.words for each in room.view.of(Alternative)] == ["The Hub SHOULD open at weekends."]


def test_rewording_to_the_same_words_keeps_the_agreement(room: Room) -> None:
    one = added(room)
    room.does(room.sam, Agree(requirement=one, basis_digest=room.seen(one)))
    room.does(room.lena, reword(room, one, room.requirement(one).words))
    assert room.requirement(one).status == "agreed"


def test_agreement_is_to_exactly_these_words(room: Room) -> None:
    """CG-SPC-4"""
    one = added(room)
    seen = room.seen(one)
    room.does(room.priya, Agree(requirement=one, basis_digest=seen))
    assert room.requirement(one).status == "agreed"
    room.does(room.lena, reword(room, one, "The Hub MUST open daily."))
    assert room.requirement(one).status == "drafted"
    assert room.refuses(room.priya, Agree(requirement=one, basis_digest=seen)) == "stale"
    assert [each.digest for each in room.view.of(Assent)] == [seen]


def test_what_is_agreed_in_a_session_is_among_what_it_decided(room: Room) -> None:
    """CG-PLN-3"""
    before, one = added(room), added(room, "The Hub MAY close at Christmas.")
    room.does(room.priya, Agree(requirement=before, basis_digest=room.seen(before)))
    session = room.does(room.sam, PlanSession(template="TPL-2"))
    room.does(room.sam, OpenSession(session=session))
    room.does(room.priya, Agree(requirement=one, basis_digest=room.seen(one)))
    room.does(room.sam, EndSession(session=session))
    assent = next(each for each in room.view.of(Assent) if each.requirement == one)
    assert room.view.of(Summary)[0].decisions == (assent.id,)


def test_a_weaker_strength_must_be_agreed_again(room: Room) -> None:
    one = added(room)
    room.does(room.priya, Agree(requirement=one, basis_digest=room.seen(one)))
    room.does(room.lena, SetStrength(requirement=one, strength="MAY"))
    assert room.requirement(one).status == "drafted"


def test_members_alone_cannot_declare_agreement(room: Room) -> None:
    one = added(room)
    assert room.refuses(room.lena, Agree(requirement=one, basis_digest=room.seen(one))) == "forbidden"


def test_a_reservation_is_not_lost_when_others_agree(room: Room) -> None:
    one = added(room)
    seen = room.seen(one)
    asked = AgreeWithReservation(
        requirement=one, basis_digest=seen, words="Not on bank holidays", organisation=room.harbour
    )
    room.does(room.priya, asked)
    room.does(room.priya, Agree(requirement=one, basis_digest=seen))
    assert room.requirement(one).status == "reserved"
    assert [(each.stance, each.words) for each in room.view.of(Assent)] == [
        ("reservation", "Not on bank holidays"),
        ("agreed", ""),
    ]


def test_a_gap_says_what_is_missing_until_somebody_fills_it(room: Room) -> None:
    one = added(room)
    room.does(room.lena, MarkGap(requirement=one, note="Which hours?"))
    assert (room.requirement(one).status, room.requirement(one).note) == ("gap", "Which hours?")
    room.does(room.lena, reword(room, one, "The Hub MUST open from 9 to 5."))
    assert (room.requirement(one).status, room.requirement(one).note) == ("drafted", "")


def test_what_was_left_out_says_why_and_can_be_taken_up_again(room: Room) -> None:
    one = added(room)
    assert room.refuses(room.lena, Withdraw(requirement=one, note="No")) == "forbidden"
    assert room.refuses(room.sam, TakeUp(requirement=one)) == "closed"
    room.does(room.sam, Withdraw(requirement=one, note="No money"))
    assert room.requirement(one).note == "No money"
    assert room.refuses(room.sam, Agree(requirement=one, basis_digest=room.seen(one))) == "closed"
    room.does(room.lena, reword(room, one, "The Hub MAY open daily."))
    assert room.refuses(room.lena, MarkGap(requirement=one, note="Which hours?")) == "closed"
    assert (room.requirement(one).status, room.requirement(one).note) == ("withdrawn", "No money")
    room.does(room.sam, TakeUp(requirement=one))
    assert room.requirement(one).status == "drafted"


def test_a_requirement_comes_from_what_people_said_and_not_from_another(room: Room) -> None:
    one = added(room)
    assert room.refuses(room.lena, LinkSources(requirement=one, sources=(one,))) == "missing"
    assert room.refuses(room.lena, LinkSources(requirement=one, sources=("never existed",))) == "missing"
    hypothesis = room.hypothesis("People give up")
    room.does(room.lena, LinkSources(requirement=one, sources=(hypothesis,)))
    assert room.requirement(one).sources == (hypothesis,)


def test_the_cover_says_who_answers_for_it(room: Room) -> None:
    asked = Describe(title="Housing", reference="CG/2", owner="Priya", approver="Board", review_date="2027-03-01")
    room.does(room.priya, asked)
    (draft,) = room.view.of(Draft)
    assert (draft.title, draft.owner, draft.approver, draft.review_date) == ("Housing", "Priya", "Board", "2027-03-01")


def test_only_a_commissioner_publishes_and_each_time_is_a_version(room: Room) -> None:
    assert room.refuses(room.sam, Publish(status="draft")) == "forbidden"
    room.does(room.priya, Publish(status="draft", words="For engagement"))
    room.does(room.priya, Publish(status="final", words="Agreed by the board"))
    assert [(one.version, one.status, one.words) for one in room.view.of(Version)] == [
        (1, "draft", "For engagement"),
        (2, "final", "Agreed by the board"),
    ]
    assert [(one.version, one.status) for one in room.view.of(Draft)] == [(2, "final")]


def test_a_final_version_has_no_gaps(room: Room) -> None:
    """CG-SPC-5"""
    one = added(room)
    room.does(room.lena, MarkGap(requirement=one, note="Which hours?"))
    assert room.refuses(room.priya, Publish(status="final")) == "closed"
    room.does(room.priya, Publish(status="draft"))
    room.does(room.sam, Withdraw(requirement=one, note="Left out"))
    room.does(room.priya, Publish(status="final"))


def test_nothing_changes_while_a_final_version_stands(room: Room) -> None:
    """CG-SPC-6"""
    one = added(room)
    room.does(room.priya, Publish(status="final"))
    refused = [
        AddRequirement(section="model", words="x"),
        reword(room, one, "The Hub MAY open."),
        SetStrength(requirement=one, strength="MAY"),
        Place(requirement=one, section="need", order=1),
        LinkSources(requirement=one, sources=()),
        MarkGap(requirement=one, note="x"),
        Agree(requirement=one, basis_digest=room.seen(one)),
        Withdraw(requirement=one, note="x"),
        DraftRequirements(),
        Describe(title="x"),
    ]
    assert {room.refuses(room.sam, asked) for asked in refused} == {"closed"}
    assert room.refuses(room.priya, Publish(status="draft")) == "closed"


def test_a_final_version_can_be_opened_again(room: Room) -> None:
    assert room.refuses(room.priya, OpenAgain()) == "closed"
    room.does(room.priya, Publish(status="final"))
    room.does(room.priya, OpenAgain())
    assert room.requirement(added(room)).ref == "R-001"
    assert [one.version for one in room.view.of(Version)] == [1]
