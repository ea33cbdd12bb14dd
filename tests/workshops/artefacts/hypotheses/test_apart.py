"""Two rounds of one hypothesis: whoever holds both results learns nothing about one person from their difference."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Workshop
from workshops.apart import Earlier, Said, drawable
from workshops.artefacts.hypotheses.operations import Propose, result_of
from workshops.artefacts.hypotheses.records import Result
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.hypotheses.weighing import points, rounds_of
from workshops.meeting.people import ChangeOwn
from workshops.small_groups import SMALLEST

PEOPLE = [f"seat {number}" for number in range(22)]
VALUES = st.sampled_from([None, 10, 50, 90])
ROUND = st.dictionaries(
    st.sampled_from(PEOPLE), st.builds(Said, st.sampled_from(["young", "carers", "housing", ""]), VALUES), max_size=22
)


def nearly(said: dict[str, Said]) -> st.SearchStrategy[dict[str, Said]]:
    """A second round in which only some people came, went, moved group or scored differently."""
    return ROUND.map(lambda some: {**said, **dict(list(some.items())[:7])})


def cells(now: dict[str, Said], past: dict[str, Said], groups: frozenset[str]) -> list[tuple[str, int]]:
    """What can be told apart when these groups are drawn in both rounds: each of them, and all others."""

    def values(said: dict[str, Said], group: str) -> dict[str, object]:
        return {
            seat: one.value
            for seat, one in said.items()
            if one.value is not None and (one.group == group if group in groups else one.group not in groups)
        }

    found = []
    for group in (*sorted(groups), "others"):
        old, new = values(past, group), values(now, group)
        found.append((group, sum(old.get(seat) != new.get(seat) for seat in {*old, *new})))
    return found


@settings(max_examples=200)
@given(st.data())
def test_in_everything_that_can_be_told_apart_nobody_or_at_least_five_people_changed(data: st.DataObject) -> None:
    """CG-RND-5"""
    rounds: list[Earlier] = []
    said = data.draw(ROUND)
    for _ in range(3):
        shown = drawable(said, rounds)
        for earlier in rounds if shown is not None else ():
            changes = cells(said, dict(earlier.said), (shown or frozenset()) & earlier.shown)
            assert all(count == 0 or count >= SMALLEST for _, count in changes), changes
        if shown is not None:
            rounds.append(Earlier(dict(said), shown))
        said = data.draw(nearly(said))


@given(ROUND)
def test_groups_that_are_drawn_have_five_people_and_leave_nobody_alone(said: dict[str, Said]) -> None:
    """CG-RND-5, CG-GRP-1"""
    shown = drawable(said, [])
    sizes = Counter(one.group for one in said.values() if one.value is not None)
    if shown is None:
        assert sum(sizes.values()) < SMALLEST
        return
    hidden = sum(size for group, size in sizes.items() if group not in shown)
    assert all(sizes[group] >= SMALLEST for group in shown) and (hidden == 0 or hidden >= SMALLEST)


class Twice:
    """Eight young people and six carers score one hypothesis, again and again."""

    def __init__(self) -> None:
        self.room = Workshop()
        self.groups = [self.room.group("Young people"), self.room.group("Carers", "carers")]
        self.sam = self.room.joins("Sam", "facilitator")
        self.young = [self.room.joins(f"Bird {n}", group=self.groups[0]) for n in range(8)]
        self.carers = [self.room.joins(f"Tree {n}", group=self.groups[1]) for n in range(6)]
        self.room.does(self.sam, FixRule(agrees_from=60, share=60, low_words="No", high_words="Yes"))
        self.hypothesis = self.room.made(self.room.does(self.sam, Propose(think="We get passed around")))
        self.scores = {**dict.fromkeys(self.young, 90), **dict.fromkeys(self.carers, 20)}

    def scored(self, changed: dict[str, int] | None = None, **beside: int) -> Result:
        self.scores.update(changed or {})
        opened = self.room.made(self.room.does(self.sam, OpenRound(hypothesis=self.hypothesis)))
        for seat, value in self.scores.items():
            self.room.does(seat, GiveScore(round=opened, value=value, **beside))
        self.room.does(self.sam, Reveal(round=opened))
        return self.room.view(self.sam).of(Result)[-1]


def test_a_round_that_one_person_scored_differently_is_held_back() -> None:
    """CG-RND-5"""
    twice = Twice()
    first = twice.scored()
    second = twice.scored({twice.young[0]: 10})
    assert (second.held_back, second.n, second.strip, second.groups, second.unsure) == (True, 0, None, (), 0)
    assert result_of(twice.room.view(twice.sam), twice.hypothesis) == first


def test_a_round_in_which_nobody_changed_may_be_drawn() -> None:
    """CG-RND-5"""
    twice = Twice()
    first, second = twice.scored(), twice.scored()
    assert second.strip == first.strip and not second.held_back


def test_a_group_in_which_few_changed_is_not_drawn_and_keeps_its_say() -> None:
    """CG-RND-5, CG-RND-4"""
    twice = Twice()
    assert twice.scored().verdict == "divided"
    changed = {**dict.fromkeys(twice.young[:5], 70), **dict.fromkeys(twice.carers[:2], 95)}
    second = twice.scored(changed)
    # Two carers would stand out beside the young people, so that only the whole is drawn.
    assert (second.n, second.groups, second.verdict) == (14, (), "divided")


def test_who_changed_group_is_not_told_by_the_difference() -> None:
    """CG-RND-5"""
    twice = Twice()
    twice.scored()
    twice.room.does(twice.young[0], ChangeOwn(group=twice.groups[1]))
    second = twice.scored()
    assert second.groups == () and second.strip


def test_rounds_are_compared_by_what_they_draw() -> None:
    """CG-RND-5"""
    twice = Twice()
    twice.scored()
    twice.scored(dict.fromkeys((*twice.young, *twice.carers), 80))
    told = rounds_of(twice.room.view(twice.young[0]), twice.hypothesis)
    everybody, young, carers = told.groups
    assert (told.numbers, told.verdicts, told.held_back) == ((1, 2), ("divided", "common_ground"), (False, False))
    assert (everybody.medians, young.shift, carers.shift) == ((90, 80), -10, 60)
    assert (young.agreeing, carers.agreeing) == ((100, 100), (0, 100))


def test_importance_and_confidence_stand_beside_agreement() -> None:
    """CG-RND-3"""
    twice = Twice()
    result = twice.scored(importance=80, confidence=30)
    assert result.importance and result.confidence
    assert (result.importance.strip.median, result.confidence.strip.median) == (80, 30)
    assert sorted(one.strip.n for one in result.importance.groups) == [6, 8]
    (point,) = points(twice.room.view(twice.young[0]))
    assert (point.importance, point.uncertainty, point.n, point.quarter) == (80, 70, 14, "test_first")


def test_a_question_that_fewer_than_five_answered_is_not_drawn() -> None:
    """CG-GRP-1"""
    twice = Twice()
    opened = twice.room.made(twice.room.does(twice.sam, OpenRound(hypothesis=twice.hypothesis)))
    for number, seat in enumerate(twice.young):
        asked = GiveScore(round=opened, value=50, importance=90 if number < 4 else None)
        twice.room.does(seat, asked)
    twice.room.does(twice.sam, Reveal(round=opened))
    result = twice.room.view(twice.sam).of(Result)[-1]
    assert result.strip and result.importance is None and result.confidence is None
    assert points(twice.room.view(twice.sam)) == []


def test_who_scored_stays_sealed() -> None:
    """CG-RND-3"""
    twice = Twice()
    twice.scored()
    for seat in (twice.sam, *twice.young):
        assert "hypotheses.counted" not in {one.kind for one in twice.room.view(seat).records()}
