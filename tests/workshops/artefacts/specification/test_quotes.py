"""Words that were taken back are gone from everything that was made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pytest

from tests.workshops.artefacts.specification.room import Room
from workshops import Operation
from workshops.admission import OPERATIONS
from workshops.artefacts.hypotheses.evidence import AddEvidence
from workshops.artefacts.hypotheses.operations import Decide, Propose, words_of
from workshops.artefacts.hypotheses.operations import Reword as RewordHypothesis
from workshops.artefacts.hypotheses.operations import Withdraw as WithdrawHypothesis
from workshops.artefacts.hypotheses.records import Hypothesis, PlannedTest
from workshops.artefacts.hypotheses.trials import PlanTest
from workshops.artefacts.outcomes.grouping import AgreeGrouping, Group
from workshops.artefacts.outcomes.indicators import AddIndicator
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.wordings import RewordOwn, Withdraw, WordFormally
from workshops.artefacts.pathways.operations import AddLane, BeginMap
from workshops.artefacts.pathways.steps import AddStep
from workshops.artefacts.specification.comparing import compare
from workshops.artefacts.specification.operations import DraftRequirements
from workshops.artefacts.specification.records import Requirement, Version, Wording
from workshops.artefacts.specification.requirements import Agree, LinkSources, Reword
from workshops.artefacts.specification.versions import Publish
from workshops.codec import encode_words
from workshops.fields import spec_of
from workshops.meeting.hiding import Hide, ShowAgain, TakeBack
from workshops.meeting.records import Alternative
from workshops.meeting.rewording import said_in
from workshops.meeting.room_records import Hidden
from workshops.meeting.safeguarding import TellOfConcern
from workshops.meeting.sight import word_fields
from workshops.state import RECORDS
from workshops.wording import digest

OWN = "Somewhere I can lock the door."


class Quoted(Room):
    """A young person's words, the requirement drafted from them, and a version that went out with it."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome_id = self.does(self.young[0], Say(own_words=OWN))
        self.drafts()
        self.quoting = next(one.id for one in self.in_section("outcomes"))
        self.does(self.priya, Publish(status="draft"))

    def everything(self) -> str:
        return encode_words(self.view.only("everyone").records())


@pytest.fixture
def room() -> Quoted:
    return Quoted()


def ways(room: Quoted) -> dict[str, tuple[str, Operation]]:
    return {
        "withdraw": (room.young[0], Withdraw(of=room.outcome_id)),
        "take back": (room.young[0], TakeBack(record=room.outcome_id)),
        "hide": (room.sam, Hide(record=room.outcome_id)),
    }


@pytest.mark.parametrize("way", ["withdraw", "take back", "hide"])
def test_what_is_gone_is_quoted_nowhere(room: Quoted, way: str) -> None:
    """CG-WRD-6, CG-WRD-5"""
    assert room.everything().count(OWN.rstrip(".")) == 3
    seat, asked = ways(room)[way]
    changes = room.workshop.does(seat, asked)
    assert OWN.rstrip(".") not in room.everything()
    held = room.requirement(room.quoting)
    assert (held.status, held.note) == ("gap", "Words that this quoted were taken back.")
    assert "…" in held.words and held.sources == ()
    assert room.quoting in changes.parts["everyone"].erased
    assert compare(room.view, 1).changes == ()


@pytest.mark.parametrize("way", ["withdraw", "take back", "hide"])
def test_what_is_gone_leaves_the_wordings_that_came_too_late_for_what_quoted_it(room: Quoted, way: str) -> None:
    """CG-WRD-6, CG-WRD-1"""
    seen = room.seen(room.quoting)
    for seat, words in ((room.lena, "Doors MUST lock."), (room.priya, f"It MUST give '{OWN}'")):
        room.does(seat, Reword(requirement=room.quoting, basis_digest=seen, words=words))
    room.workshop.does(*ways(room)[way])
    assert [one.words for one in room.view.of(Alternative)] == ["It MUST give '….'"]
    assert OWN.rstrip(".") not in room.everything()
    assert not [one for _, one in room.workshop.log() if OWN in encode_words([one]) and one.audience == "everyone"]


def test_what_stays_is_drafted_anew_without_them(room: Quoted) -> None:
    """CG-WRD-6"""
    formal = "Young people have a home with a door of their own."
    room.does(room.sam, WordFormally(of=room.outcome_id, basis_digest=digest(""), formal=formal))
    room.drafts()
    room.does(room.priya, Publish(status="draft"))
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    assert OWN.rstrip(".") not in room.everything() and formal.rstrip(".") in room.requirement(room.quoting).words
    room.drafts()
    held = room.requirement(room.quoting)
    assert (held.status, held.plain) == ("drafted", "")


def test_what_was_agreed_counts_as_open_again(room: Quoted) -> None:
    """CG-WRD-6, CG-SPC-4"""
    room.does(room.sam, Agree(requirement=room.quoting, basis_digest=room.seen(room.quoting)))
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    assert room.requirement(room.quoting).status == "gap"


def test_words_of_others_that_say_the_same_stay(room: Quoted) -> None:
    """CG-WRD-6, CG-WRD-3"""
    other = room.does(room.young[1], Say(own_words=OWN))
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    assert room.everything().count(OWN) == 1 and room.workshop.state.get("everyone", other)


def test_what_somebody_reworded_without_quoting_stays_as_it_is(room: Quoted) -> None:
    words = Reword(requirement=room.quoting, basis_digest=room.seen(room.quoting), words="Doors MUST lock.")
    room.does(room.lena, words)
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    held = room.requirement(room.quoting)
    assert (held.words, held.status) == ("Doors MUST lock.", "drafted")


def test_what_is_shown_again_is_drafted_again(room: Quoted) -> None:
    """CG-WRD-6, CG-HID-2"""
    room.workshop.does(room.sam, Hide(record=room.outcome_id))
    (hidden,) = room.view.of(Hidden)
    room.workshop.does(room.sam, ShowAgain(hidden=hidden.id))
    room.workshop.does(room.sam, DraftRequirements())
    assert OWN.rstrip(".") in "\n".join(one.words for one in room.view.of(Requirement))


def test_a_hypothesis_that_is_taken_back_is_quoted_nowhere(room: Quoted) -> None:
    """CG-WRD-6"""
    think = "Nobody knows how many of us there are"
    one = room.does(room.young[2], Propose(think=think))
    room.does(room.sam, Decide(hypothesis=one, status="supported", words="Yes"))
    room.drafts()
    assert room.everything().count(think) == 2
    room.does(room.young[2], WithdrawHypothesis(hypothesis=one))
    assert think not in room.everything()
    assert [one.version for one in room.view.of(Version)] == [1]


def test_an_earlier_wording_that_a_draft_still_has_goes_too() -> None:
    """CG-WRD-6"""
    room = Room()
    thought = room.does(room.young[0], Propose(think="My uncle locks the door"))
    room.does(room.sam, Decide(hypothesis=thought, status="supported"))
    room.drafts()
    before = words_of(room.workshop.one(Hypothesis, thought))
    room.does(room.young[0], RewordHypothesis(hypothesis=thought, basis_digest=before, think="The door is locked"))
    room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
    assert "My uncle" not in encode_words(room.view.only("everyone").records())
    (needed,) = room.in_section("need")
    assert (needed.words, needed.status) == ("The service MUST answer this need: ….", "gap")
    room.drafts()
    assert room.in_section("need")[0].words == needed.words


def test_what_is_out_of_sight_is_drafted_as_a_gap_and_not_as_nothing() -> None:
    """CG-SPC-2, CG-SPC-5"""
    room = Room()
    thought = room.does(room.young[0], Propose(think="They give up"))
    room.does(room.sam, AddEvidence(hypothesis=thought, words="Seen", strength="records", bearing="for"))
    room.does(room.sam, Decide(hypothesis=thought, status="supported"))
    drawn = room.does(room.lena, BeginMap(name="How it should be", moment="to_be"))
    lane = room.does(room.lena, AddLane(map=drawn, name="Housing"))
    step = room.does(room.lena, AddStep(lane=lane, words="Somebody answers", concern=True))
    room.does(room.lena, AddStep(lane=lane, words="A key", after=step))
    room.drafts()
    for hidden in (thought, step):
        room.does(room.sam, Hide(record=hidden))
    for _ in range(2):
        room.drafts()
        told = {one.words: one.status for key in ("need", "model", "safeguarding") for one in room.in_section(key)}
        assert sorted(told.values()) == ["drafted", "gap", "gap", "gap"]
        assert all("…" in words for words, status in told.items() if status == "gap")


def test_what_a_requirement_quotes_stays_in_its_thread(room: Quoted) -> None:
    """CG-WRD-6"""
    room.does(room.lena, LinkSources(requirement=room.quoting, sources=()))
    assert room.requirement(room.quoting).sources == (room.outcome_id,)
    seen = digest(room.requirement(room.quoting).words, room.requirement(room.quoting).plain)
    room.does(room.lena, Reword(requirement=room.quoting, basis_digest=seen, words="There MUST be a lock."))
    room.does(room.lena, LinkSources(requirement=room.quoting, sources=()))
    assert room.requirement(room.quoting).sources == ()


@pytest.mark.parametrize("concern", [False, True])
def test_a_version_that_went_out_loses_an_earlier_wording_too(*, concern: bool) -> None:
    """CG-WRD-6, CG-SAF-5"""
    room = Room()
    thought = room.does(room.young[0], Propose(think="My uncle locks the door"))
    room.does(room.sam, Decide(hypothesis=thought, status="supported"))
    said = room.does(room.young[1], Say(own_words="My aunt must not come in"))
    room.drafts()
    kept = room.in_section("outcomes")[0].id
    room.does(room.priya, Publish(status="draft"))
    reworded = Reword(requirement=kept, basis_digest=room.seen(kept), words="Doors MUST lock.")
    room.does(room.lena, reworded)
    room.does(room.priya, Publish(status="draft"))
    before = words_of(room.workshop.one(Hypothesis, thought))
    room.does(room.young[0], RewordHypothesis(hypothesis=thought, basis_digest=before, think="The door is locked"))
    own = digest("My aunt must not come in")
    room.does(room.young[1], RewordOwn(of=said, basis_digest=own, own_words="Nobody comes in"))
    if concern:
        for record in (thought, said):
            room.workshop.door(TellOfConcern(concern="c1", about="record", record=record))
    else:
        room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
        room.does(room.young[1], Withdraw(of=said))
    everything = encode_words(room.view.only("everyone").records())
    assert "My uncle" not in everything and "My aunt" not in everything
    need, change = "The service MUST answer this need: ….", "The service MUST work towards this change: …."
    assert [one.words for one in room.view.of(Wording)] == [need, change, "Doors MUST lock."]


def test_a_formal_wording_stays_in_a_version_when_earlier_own_words_leave_it(room: Quoted) -> None:
    """CG-WRD-6, CG-WRD-3"""
    formal = "Young people have a home with a door of their own."
    room.does(room.sam, WordFormally(of=room.outcome_id, basis_digest=digest(""), formal=formal))
    room.drafts()
    room.does(room.priya, Publish(status="draft"))
    room.does(room.young[0], RewordOwn(of=room.outcome_id, basis_digest=digest(OWN), own_words="A lock"))
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    assert OWN.rstrip(".") not in room.everything()
    first, second = room.view.of(Wording)
    assert first.words == "The service MUST work towards this change: …."
    assert formal.rstrip(".") in second.words and second.plain == "…."


def test_own_words_quoted_beside_another_outcome_go_in_an_earlier_wording_too() -> None:
    """CG-WRD-6"""
    room = Room()
    formal = room.outcome("People are safe at home.")
    own = room.does(room.young[0], Say(own_words="My uncle has a key"))
    question = room.does(room.sam, Group(outcomes=(own,), into=formal))
    room.does(room.young[0], AgreeGrouping(grouping=question, outcome=own, agrees=True))
    room.drafts()
    room.does(room.priya, Publish(status="draft"))
    room.does(room.young[0], RewordOwn(of=own, basis_digest=digest("My uncle has a key"), own_words="Keys"))
    room.does(room.young[0], Withdraw(of=own))
    assert "My uncle" not in encode_words(room.view.only("everyone").records())
    (held,) = room.in_section("outcomes")
    assert "People are safe at home" in held.words and (held.plain, held.status) == ("…", "gap")


def test_every_text_of_any_length_is_looked_through_for_words_that_go() -> None:
    """CG-WRD-6: what is left out are days, hashes, keys and ids."""
    longest: Counter[str] = Counter()
    for asked in OPERATIONS.values():
        for one in fields(asked):
            if (spec := spec_of(one)) and spec.shape == "text":
                longest[one.name] = max(longest[one.name], spec.longest)
    left_out = {name for kind in RECORDS.values() for name in {*word_fields(kind)} - {*said_in(kind)}}
    assert {name: longest[name] for name in left_out if longest[name] > len(digest(""))} == {"section": 80}


def test_what_a_test_looks_at_loses_words_that_are_taken_back() -> None:
    """CG-WRD-6"""
    room = Room()
    thought = room.does(room.young[0], Propose(think=OWN))
    fixed = PlanTest(
        hypothesis=thought, way="other", owner="Lena", looks_at=f"Whether '{OWN}' is so", measure="Doors", threshold="9"
    )
    room.does(room.lena, fixed)
    room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
    assert [one.looks_at for one in room.view.of(PlannedTest)] == ["Whether '….' is so"]


def test_what_an_indicator_quoted_leaves_the_requirement_drafted_from_it() -> None:
    """CG-WRD-6"""
    room = Quoted()
    measure = f"How many say '{OWN}'"
    held = {"decision": "What to change", "reader": "The board", "frequency": "monthly", "held_by": "The council"}
    room.does(room.lena, AddIndicator(outcome=room.outcome_id, words="Locks", measure=measure, **held))
    room.drafts()
    room.does(room.priya, Publish(status="draft"))
    room.does(room.young[0], Withdraw(of=room.outcome_id))
    assert OWN.rstrip(".") not in room.everything()
    (one,) = room.in_section("monitoring")
    assert one.status == "gap" and "'….'" in one.words
