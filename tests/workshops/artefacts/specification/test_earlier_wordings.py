"""Earlier wordings of what was taken back are gone from what people made of them, too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workshops.artefacts.specification.room import Room
from workshops import Changes
from workshops.artefacts.answers.operations import GiveAnswer
from workshops.artefacts.answers.records import Answer
from workshops.artefacts.hypotheses.operations import Decide, Propose, words_of
from workshops.artefacts.hypotheses.operations import Reword as RewordHypothesis
from workshops.artefacts.hypotheses.operations import Withdraw as WithdrawHypothesis
from workshops.artefacts.hypotheses.records import Finding, Hypothesis
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.outcomes.wordings import RewordOwn, Withdraw, WordFormally
from workshops.artefacts.specification.comparing import compare
from workshops.artefacts.specification.records import Requirement, Version, Wording
from workshops.artefacts.specification.requirements import AddRequirement, LinkSources, Reword
from workshops.artefacts.specification.requirements import Withdraw as WithdrawRequirement
from workshops.artefacts.specification.versions import Publish
from workshops.codec import encode_words
from workshops.meeting.erasing import EraseOwn
from workshops.meeting.hiding import Hide
from workshops.meeting.quoting import Quoting
from workshops.meeting.safeguarding import TellOfConcern
from workshops.wording import digest


class Moved(Room):
    """A need that was drafted and went out, whose source was reworded since, and then the requirement was, too."""

    said = "My uncle locks the door"

    def __init__(self) -> None:
        super().__init__()
        self.thought = self.does(self.young[0], Propose(think=self.said))
        self.does(self.sam, Decide(hypothesis=self.thought, status="supported"))
        self.drafts()
        (self.need,) = (one.id for one in self.in_section("need"))
        before = words_of(self.workshop.one(Hypothesis, self.thought))
        self.does(self.young[0], RewordHypothesis(hypothesis=self.thought, basis_digest=before, think="It is locked"))
        self.rewords(self.need, f"It MUST never be so: {self.said}.")
        self.does(self.priya, Publish(status="draft"))

    def rewords(self, requirement: str, words: str) -> None:
        self.does(self.lena, Reword(requirement=requirement, basis_digest=self.seen(requirement), words=words))

    def everything(self) -> str:
        return encode_words(self.view.only("everyone").records())


@pytest.mark.parametrize("way", ["withdraw", "hide", "concern", "erase"])
def test_an_earlier_wording_leaves_what_somebody_reworded_and_what_went_out_with_it(way: str) -> None:
    """CG-WRD-6, CG-SAF-5, CG-ERA-1"""
    room = Moved()
    assert room.said in room.everything()
    if way == "concern":
        room.workshop.door(TellOfConcern(concern="c1", about="record", record=room.thought))
    else:
        asked = {
            "withdraw": (room.young[0], WithdrawHypothesis(hypothesis=room.thought)),
            "hide": (room.sam, Hide(record=room.thought)),
            "erase": (room.young[0], EraseOwn()),
        }
        room.workshop.does(*asked[way])
    assert room.said not in room.everything()
    assert [one.words for one in room.view.of(Wording)] == ["It MUST never be so: …."]
    assert room.requirement(room.need).words == "It MUST never be so: …."
    assert compare(room.view, 1).changes == ()


def test_what_quotes_an_earlier_wording_stays_in_its_thread() -> None:
    """CG-WRD-6"""
    room = Moved()
    room.does(room.lena, LinkSources(requirement=room.need, sources=()))
    assert room.requirement(room.need).sources == (room.thought,)
    room.rewords(room.need, "Doors MUST lock.")
    room.does(room.lena, LinkSources(requirement=room.need, sources=()))
    assert room.requirement(room.need).sources == ()


def test_what_somebody_wrote_with_words_in_it_loses_them_though_they_moved_on_meanwhile() -> None:
    """CG-WRD-6"""
    room = Moved()
    asked = AddRequirement(section="model", words="It MUST end: It is locked.", sources=(room.thought,))
    made = room.does(room.lena, asked)
    before = words_of(room.workshop.one(Hypothesis, room.thought))
    room.does(room.young[0], RewordHypothesis(hypothesis=room.thought, basis_digest=before, think="She comes in"))
    room.does(room.young[0], WithdrawHypothesis(hypothesis=room.thought))
    held = room.requirement(made)
    assert (held.words, held.status) == ("It MUST end: ….", "gap")


def test_an_earlier_formal_wording_is_not_the_own_words_that_go() -> None:
    """CG-WRD-6, CG-WRD-3"""
    room = Room()
    own = room.does(room.young[0], Say(own_words="My uncle has a key"))
    formal = "People are safe at home"
    room.does(room.sam, WordFormally(of=own, basis_digest=digest(""), formal=formal))
    room.drafts()
    (held,) = (one.id for one in room.in_section("outcomes"))
    room.does(room.sam, WordFormally(of=own, basis_digest=digest(formal), formal="Homes are safe"))
    room.does(room.young[0], RewordOwn(of=own, basis_digest=digest("My uncle has a key"), own_words="Keys"))
    words = f"{formal}: it MUST end that my uncle has a key, or that he says 'My uncle has a key'."
    room.does(room.lena, Reword(requirement=held, basis_digest=room.seen(held), words=words))
    room.does(room.young[0], Withdraw(of=own))
    assert room.requirement(held).words == f"{formal}: it MUST end that my uncle has a key, or that he says '…'."


def test_what_was_reworded_before_earlier_wordings_were_known_goes_as_a_whole() -> None:
    """CG-WRD-6: in a log that an earlier version of the software wrote."""
    room = Room()
    thought = room.does(room.young[0], Propose(think=Moved.said))
    room.does(room.sam, Decide(hypothesis=thought, status="supported"))
    room.drafts()
    room.does(room.priya, Publish(status="draft"))
    before = words_of(room.workshop.one(Hypothesis, thought))
    room.does(room.young[0], RewordHypothesis(hypothesis=thought, basis_digest=before, think="It is locked"))
    told: list[Quoting] = [*room.view.of(Requirement), *room.view.of(Wording)]
    room.workshop.state.merge(Changes.of(put=[replace(one, quotes=()) for one in told]))
    room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
    assert [one.words for one in room.view.of(Wording)] == ["…"] == [one.words for one in room.in_section("need")]


def test_a_requirement_that_repeats_nothing_any_more_is_no_gap_when_its_source_goes() -> None:
    """CG-WRD-6"""
    room = Moved()
    room.rewords(room.need, "Doors MUST lock.")
    room.does(room.young[0], WithdrawHypothesis(hypothesis=room.thought))
    held = room.requirement(room.need)
    assert (held.words, held.status, held.quotes) == ("Doors MUST lock.", "drafted", ())


def test_a_finding_and_an_answer_lose_an_earlier_wording_that_they_repeat() -> None:
    """CG-WRD-6"""
    room = Room()
    thought = room.does(room.young[0], Propose(think=Moved.said))
    room.does(room.sam, Decide(hypothesis=thought, status="testing", words=f"Is it so that '{Moved.said}'?"))
    room.does(room.lena, GiveAnswer(of=thought, verdict="did", words=f"{Moved.said}: we spoke.", decided_by="Lena"))
    before = words_of(room.workshop.one(Hypothesis, thought))
    room.does(room.young[0], RewordHypothesis(hypothesis=thought, basis_digest=before, think="It is locked"))
    room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
    assert Moved.said not in encode_words(room.view.only("everyone").records())
    assert [one.words for one in room.view.of(Finding)] == ["Is it so that '…'?"]
    assert [one.words for one in room.view.of(Answer)] == ["…: we spoke."]


def test_short_words_of_a_concern_leave_what_names_it() -> None:
    """CG-SAF-5"""
    room = Room()
    thought = room.does(room.young[0], Propose(think="He hits me"))
    asked = AddRequirement(section="model", words="It MUST end: He hits me.", sources=(thought,))
    made = room.does(room.lena, asked)
    others = room.does(room.young[1], Say(own_words="He hits me"))
    room.workshop.door(TellOfConcern(concern="c1", about="record", record=thought))
    assert (room.requirement(made).words, room.requirement(made).quotes) == ("It MUST end: ….", ())
    assert room.workshop.one(Outcome, others).own_words == "He hits me", "so short that it may be anybody's"


@pytest.mark.parametrize("reworded", [False, True])
def test_why_something_was_left_out_of_a_version_repeats_no_words_that_were_taken_back(*, reworded: bool) -> None:
    """CG-WRD-6"""
    room = Room()
    thought = room.does(room.young[0], Propose(think=Moved.said))
    room.does(room.sam, Decide(hypothesis=thought, status="supported"))
    room.drafts()
    (need,) = (one.id for one in room.in_section("need"))
    room.does(room.sam, WithdrawRequirement(requirement=need, note=f"Too near to '{Moved.said}'"))
    room.does(room.priya, Publish(status="draft"))
    if reworded:
        before = words_of(room.workshop.one(Hypothesis, thought))
        room.does(room.young[0], RewordHypothesis(hypothesis=thought, basis_digest=before, think="It is locked"))
    room.does(room.young[0], WithdrawHypothesis(hypothesis=thought))
    assert Moved.said not in encode_words(room.view.only("everyone").records())
    (version,) = room.view.of(Version)
    assert [one.note for one in version.held] == ["Too near to '…'"]


@pytest.mark.parametrize("linked", [True, False])
def test_versions_of_a_requirement_that_repeated_what_is_taken_back_leave_the_log(*, linked: bool) -> None:
    """CG-WRD-5, CG-WRD-6"""
    room = Moved()
    room.rewords(room.need, "Doors MUST lock.")
    if not linked:
        room.does(room.lena, LinkSources(requirement=room.need, sources=()))
    room.rewords(room.need, "Doors MUST lock well.")
    room.does(room.young[0], WithdrawHypothesis(hypothesis=room.thought))
    assert room.said not in repr(room.workshop.log())
    held = room.requirement(room.need)
    assert (held.words, held.status, held.quotes) == ("Doors MUST lock well.", "drafted", ())


def test_a_requirement_that_never_repeated_what_is_taken_back_keeps_its_history() -> None:
    room = Moved()
    made = room.does(room.lena, AddRequirement(section="model", words="Doors MUST lock.", sources=(room.thought,)))
    room.rewords(made, "Doors MUST lock well.")
    room.does(room.young[0], WithdrawHypothesis(hypothesis=room.thought))
    told = [one.words for _, one in room.workshop.log() if isinstance(one, Requirement) and one.id == made]
    assert told[:2] == ["Doors MUST lock.", "Doors MUST lock well."]
