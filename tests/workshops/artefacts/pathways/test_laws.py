"""Whatever people draw together, in whatever order: nothing dangles, nothing said is lost, and votes add up."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Operation, Refused
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.pathways.contributions import AddIdea, SayFeeling, WithdrawFeeling, WithdrawIdea
from workshops.artefacts.pathways.links import AddLink, ChangeLink, RemoveLink
from workshops.artefacts.pathways.operations import AddLane, CopyMap, RemoveLane
from workshops.artefacts.pathways.pain_points import (
    AddPainPoint,
    GiveVote,
    PlacePainPoint,
    RemovePainPoint,
    TakeBackVote,
)
from workshops.artefacts.pathways.records import Feeling, Idea, Lane, Link, Map, PainPoint, Step, Vote
from workshops.artefacts.pathways.removal import RemoveStep
from workshops.artefacts.pathways.steps import AddStep, MoveStep, RewordStep, TraceStep
from workshops.artefacts.specification.operations import Begin, DraftRequirements
from workshops.audiences import EVERYONE
from workshops.fields import references_of
from workshops.state import Record
from workshops.wording import digest

VERBS = [
    "add_step",
    "after",
    "link",
    "unlink",
    "change",
    "remove",
    "join",
    "move",
    "reword",
    "trace",
    "copy",
    "lane",
    "unlane",
    "pain",
    "place",
    "unpain",
    "vote",
    "unvote",
    "feel",
    "unfeel",
    "idea",
    "unidea",
    "propose",
    "draft",
]
MOVES = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 5), st.integers(0, 5)), max_size=25)


class Story:
    """A map that several people change at once, each choosing among what stands."""

    def __init__(self) -> None:
        self.drawn = Drawn()
        self.room = self.drawn.room
        self.room.does(self.drawn.sam, Begin(title="Specification"))
        first = self.drawn.step("Asks", lane=self.drawn.person)
        self.drawn.step("Sent on", after=first)
        self.withdrawn: set[str] = set()

    def pick(self, cls: type[Record], place: int) -> str:
        found = self.room.view(self.drawn.sam).of(cls)
        return found[place % len(found)].id if found else "nothing"

    def tries(self, verb: str, one: int, other: int) -> None:
        asked = self.asked(verb, one, other)
        phones = {"vote", "unvote", "feel", "unfeel", "idea", "unidea"}
        seat = self.drawn.young[other] if verb in phones else self.drawn.sam
        with suppress(Refused):
            self.room.does(seat, asked)
            if isinstance(asked, WithdrawFeeling):
                self.withdrawn.add(asked.feeling)

    def asked(self, verb: str, one: int, other: int) -> Operation:
        step, second = self.pick(Step, one), self.pick(Step, other)
        lane, pain, idea = self.pick(Lane, one), self.pick(PainPoint, one), self.pick(Idea, one)
        link, drawing = self.pick(Link, one), self.pick(Map, other)
        if verb in ("copy", "draft"):
            return CopyMap(map=drawing, name="Copy") if verb == "copy" else DraftRequirements()
        asked: dict[str, Operation] = {
            "add_step": AddStep(lane=lane, words=f"Step {one}"),
            "after": AddStep(lane=lane, words=f"After {one}", after=second),
            "link": AddLink(start=step, end=second),
            "unlink": RemoveLink(link=link),
            "change": ChangeLink(link=link, moves="information", share=0.5),
            "remove": RemoveStep(step=step, words_to=second),
            "join": RemoveStep(step=step, join_up=True),
            "move": MoveStep(step=step, lane=lane, column=other),
            "reword": RewordStep(step=step, basis_digest=digest(f"Step {other}"), words=f"Reworded {other}"),
            "trace": TraceStep(step=step, origin=second, ideas=(idea,)),
            "lane": AddLane(map=drawing, name=f"Lane {one}"),
            "unlane": RemoveLane(lane=lane),
            "pain": AddPainPoint(map=drawing, words="It hurts", steps=(step,)),
            "place": PlacePainPoint(pain_point=pain, steps=(second,)),
            "unpain": RemovePainPoint(pain_point=pain),
            "vote": GiveVote(pain_point=pain),
            "unvote": TakeBackVote(pain_point=pain),
            "feel": SayFeeling(step=step, face="fed_up", words="Four times"),
            "unfeel": WithdrawFeeling(feeling=self.pick(Feeling, one)),
            "idea": AddIdea(map=drawing, words="One form", step=step),
            "unidea": WithdrawIdea(idea=idea),
            "propose": Propose(think="They give up", steps=(step,)),
        }
        return asked[verb]


def played(moves: list[tuple[str, int, int]]) -> Story:
    story = Story()
    for verb, one, other in moves:
        story.tries(verb, one, other)
    return story


@settings(max_examples=60)
@given(MOVES)
def test_nothing_names_what_is_gone(moves: list[tuple[str, int, int]]) -> None:
    """CG-REM-1, CG-MAP-1"""
    view = played(moves).room.state.view([EVERYONE])
    assert {
        record_id for one in view.records() for record_id, _ in references_of(one) if view.get(record_id) is None
    } == set()
    steps = {one.id: one for one in view.of(Step)}
    assert all(steps[one.start].map == steps[one.end].map == one.map and one.start != one.end for one in view.of(Link))
    lanes = {one.id: one.map for one in view.of(Lane)}
    assert all(lanes[one.lane] == one.map for one in steps.values())


@settings(max_examples=40)
@given(MOVES)
def test_refs_and_ways_are_never_shared(moves: list[tuple[str, int, int]]) -> None:
    """CG-IDS-2, CG-IDS-3"""
    view = played(moves).room.state.view([EVERYONE])
    refs = Counter(one.ref for one in view.of(Step))
    ways = Counter((one.start, one.end, one.moves) for one in view.of(Link))
    assert max(refs.values(), default=1) == 1 and max(ways.values(), default=1) == 1


@settings(max_examples=40)
@given(MOVES)
def test_votes_add_up_and_feelings_are_lost_only_by_who_said_them(moves: list[tuple[str, int, int]]) -> None:
    """CG-VOT-1, CG-WRD-3"""
    story = played(moves)
    everything = story.room.state.everything()
    given_votes = Counter(one.pain_point for one in everything.of(Vote))
    assert {one.id: one.votes for one in everything.of(PainPoint) if one.votes} == given_votes
    said = {one.id for changes in story.room.history for one in changes.records() if isinstance(one, Feeling)}
    assert {one.id for one in everything.of(Feeling)} == said - story.withdrawn


@settings(max_examples=25)
@given(MOVES)
def test_the_log_folds_to_the_same_maps(moves: list[tuple[str, int, int]]) -> None:
    """CG-STA-2"""
    room = played(moves).room
    again = room.replayed()
    assert {name: again.records(name) for name in room.state.streams()} == {
        name: room.state.records(name) for name in room.state.streams()
    }
