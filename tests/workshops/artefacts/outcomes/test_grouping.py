"""Own words are put together only with the consent of whoever said them, and keep their wording."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.outcomes.rooms import FORMAL, OWN, Framing
from tests.workshops.documents import whole
from workshops import Operation, Refused
from workshops.artefacts.cards.polls import ClosePoll, GiveDots, OpenPoll
from workshops.artefacts.outcomes.grouping import AgreeGrouping, Group, LeaveGroup, StopAsking, grouped_under
from workshops.artefacts.outcomes.operations import AddOutcome, Say
from workshops.artefacts.outcomes.outline import outcomes_document
from workshops.artefacts.outcomes.priorities import priorities_of
from workshops.artefacts.outcomes.records import DeclinedGrouping, Grouping, Outcome
from workshops.artefacts.outcomes.wordings import Withdraw
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.artefacts.specification.records import Requirement
from workshops.audiences import EVERYONE, participant

MOMENT = "2026-05-12T15:30:00Z"


class Asked(Framing):
    """Somebody's own words, an outcome in formal wording, and the question whether they stand together."""

    def __init__(self) -> None:
        super().__init__()
        self.own = self.said()
        self.formal = self.room.made(self.room.does(self.priya, AddOutcome(formal=FORMAL)))
        self.question = self.room.made(self.room.does(self.priya, Group(outcomes=(self.own,), into=self.formal)))

    def agreeing(self, *, agrees: bool = True) -> AgreeGrouping:
        return AgreeGrouping(grouping=self.question, outcome=self.own, agrees=agrees)


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_until_whoever_said_it_agrees_own_words_stand_alone(asked: Asked) -> None:
    """CG-OUT-3"""
    assert asked.outcome(asked.own).into == ""
    for other in (asked.young[1], asked.sam, asked.priya):
        assert asked.room.refuses(other, asked.agreeing()) == "forbidden"
    asked.room.does(asked.young[0], asked.agreeing())
    assert (asked.outcome(asked.own).into, asked.outcome(asked.own).own_words) == (asked.formal, OWN)
    assert asked.room.view(asked.sam).of(Grouping) == []


def test_a_no_stays_in_ones_own_stream_and_may_become_a_yes(asked: Asked) -> None:
    """CG-OUT-3"""
    changes = asked.room.does(asked.young[0], asked.agreeing(agrees=False))
    assert list(changes.parts) == [participant(asked.young[0])]
    assert asked.room.does(asked.young[0], asked.agreeing(agrees=False)).parts == {}
    asked.room.does(asked.young[0], asked.agreeing())
    assert asked.room.view(asked.young[0]).of(DeclinedGrouping) == []
    assert asked.outcome(asked.own).into == asked.formal


@pytest.mark.parametrize("who", ["young", "priya"])
def test_what_stands_together_may_stand_alone_again_at_any_time(asked: Asked, who: str) -> None:
    """CG-OUT-3"""
    asked.room.does(asked.young[0], asked.agreeing())
    assert asked.room.refuses(asked.young[1], LeaveGroup(outcome=asked.own)) == "forbidden"
    asked.room.does(asked.young[0] if who == "young" else asked.priya, LeaveGroup(outcome=asked.own))
    assert asked.outcome(asked.own).into == ""
    assert asked.room.refuses(asked.priya, LeaveGroup(outcome=asked.own)) == "closed"


def test_a_formal_wording_alone_is_moved_by_members(asked: Asked) -> None:
    other = asked.room.made(asked.room.does(asked.priya, AddOutcome(formal="Another change")))
    changes = asked.room.does(asked.priya, Group(outcomes=(other,), into=asked.formal))
    assert [one.kind for one in changes.parts[EVERYONE].put] == ["outcomes.outcome"]
    assert asked.outcome(other).into == asked.formal


def test_groups_do_not_stand_in_groups(asked: Asked) -> None:
    """CG-OUT-4"""
    asked.room.does(asked.young[0], asked.agreeing())
    third = asked.room.made(asked.room.does(asked.priya, AddOutcome(formal="A third")))
    assert asked.room.refuses(asked.priya, Group(outcomes=(third,), into=asked.own)) == "closed"
    assert asked.room.refuses(asked.priya, Group(outcomes=(asked.formal,), into=third)) == "closed"
    assert asked.room.refuses(asked.priya, Group(outcomes=(third,), into=third)) == "invalid"
    assert asked.room.refuses(asked.priya, Group(outcomes=(), into=third)) == "invalid"


def test_asking_more_is_one_question_and_may_be_taken_back(asked: Asked) -> None:
    other = asked.room.made(asked.room.does(asked.young[1], Say(own_words="Warm")))
    asked.room.does(asked.priya, Group(outcomes=(other, asked.own), into=asked.formal))
    (question,) = asked.room.view(asked.sam).of(Grouping)
    assert question.asked == (asked.own, other)
    asked.room.does(asked.priya, StopAsking(grouping=question.id))
    assert asked.room.refuses(asked.young[0], asked.agreeing()) == "missing"


def test_what_is_taken_back_leaves_the_group(asked: Asked) -> None:
    """CG-OUT-3, CG-WRD-5"""
    asked.room.does(asked.young[0], asked.agreeing())
    asked.room.does(asked.young[0], Withdraw(of=asked.own))
    assert grouped_under(asked.room.view(asked.sam), asked.formal) == []
    assert OWN not in whole(outcomes_document(asked.room.view(asked.sam), MOMENT).blocks)


def test_a_document_keeps_everybodys_words_beside_the_formal_ones(asked: Asked) -> None:
    """CG-OUT-3"""
    asked.room.does(asked.young[0], asked.agreeing())
    words = whole(outcomes_document(asked.room.view(asked.young[1]), MOMENT).blocks)
    assert words.count(OWN) == 2
    assert "Stands together with: O1." in words and "Stands together with O2, as whoever said it agreed." in words


def test_one_requirement_is_drafted_for_what_stands_together(asked: Asked) -> None:
    asked.room.does(asked.sam, Begin(title="Specification"))
    asked.room.does(asked.sam, DraftRequirements())
    asked.room.does(asked.young[0], asked.agreeing())
    asked.room.does(asked.sam, DraftRequirements())
    held = {one.origin: one for one in asked.room.view(asked.sam).of(Requirement)}
    own, formal = held[f"outcome:{asked.own}"], held[f"outcome:{asked.formal}"]
    assert (own.status, own.note) == ("withdrawn", "It stands together with O2.")
    assert (formal.plain, set(formal.sources)) == (OWN, {asked.formal, asked.own})


MOVES = st.lists(
    st.tuples(st.sampled_from(["group", "yes", "no", "leave", "stop"]), st.integers(0, 4), st.integers(0, 4)),
    max_size=20,
)


@settings(max_examples=60)
@given(MOVES)
def test_whatever_is_asked_nobodys_words_move_without_a_yes(moves: list[tuple[str, int, int]]) -> None:
    """CG-OUT-3, CG-OUT-4"""
    framing = Framing()
    said = [framing.room.made(framing.room.does(seat, Say(own_words=f"Words of {seat}"))) for seat in framing.young[:5]]
    words = {one: framing.outcome(one).own_words for one in said}
    agreed: set[tuple[str, str]] = set()
    for verb, one, other in moves:
        _tries(framing, said, (verb, one, other), agreed)
        held = [framing.outcome(each) for each in said]
        assert {each.id: each.own_words for each in held} == words
        assert all((each.id, each.into) in agreed for each in held if each.into)
        assert all(not framing.outcome(each.into).into for each in held if each.into)


def _tries(framing: Framing, said: list[str], move: tuple[str, int, int], agreed: set[tuple[str, str]]) -> None:
    verb, one, other = move
    asked = next((each for each in framing.room.view(framing.sam).of(Grouping) if each.into == said[other]), None)
    question = asked.id if asked else "none"
    operation: Operation = {
        "group": Group(outcomes=(said[one],), into=said[other]),
        "yes": AgreeGrouping(grouping=question, outcome=said[one]),
        "no": AgreeGrouping(grouping=question, outcome=said[one], agrees=False),
        "leave": LeaveGroup(outcome=said[one]),
        "stop": StopAsking(grouping=question),
    }[verb]
    with suppress(Refused):
        framing.room.does(framing.young[one] if verb in ("yes", "no", "leave") else framing.priya, operation)
        if verb == "yes":
            agreed.add((said[one], said[other]))


def test_priorities_are_the_newest_poll_by_dots_over_outcomes(asked: Asked) -> None:
    assert priorities_of(asked.room.view(asked.sam)) is None
    opened = OpenPoll(question="What matters most?", way="dots", options=(asked.own, asked.formal), budget=3)
    poll = asked.room.made(asked.room.does(asked.sam, opened))
    for seat in asked.young:
        asked.room.does(seat, GiveDots(poll=poll, option=asked.own, count=2))
    asked.room.does(asked.sam, ClosePoll(poll=poll))
    found = priorities_of(asked.room.view(asked.young[0]))
    assert found and (found.n, found.budget, found.lines[0].option, found.lines[0].points) == (6, 3, asked.own, 12)
    words = whole(outcomes_document(asked.room.view(asked.young[0]), MOMENT).blocks)
    assert "Each of 6 people had 3 dots to give." in words and "Young people: 12 dots of 6 people" in words
    assert [one.id for one in asked.room.view(asked.sam).of(Outcome)] == [asked.own, asked.formal]
