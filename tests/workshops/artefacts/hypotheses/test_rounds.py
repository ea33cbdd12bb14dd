"""Private scores, the reveal, small groups, and the rule for common ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Workshop
from workshops.artefacts.hypotheses.operations import Decide, Propose, Withdraw
from workshops.artefacts.hypotheses.records import CommonGroundRule, Hypothesis, Result, Score
from workshops.artefacts.hypotheses.rounds import FixRule, GiveScore, OpenRound, Reveal
from workshops.artefacts.hypotheses.scoring import Ballot, summed
from workshops.audiences import EVERYONE, participant
from workshops.small_groups import SMALLEST, shown_groups


def rule(small: str = "together", share: int = 60) -> CommonGroundRule:
    return CommonGroundRule(
        id="r",
        audience=EVERYONE,
        agrees_from=60,
        share=share,
        small=small,
        low_words="no",
        high_words="yes",
        fixed_at="",
    )


class Scored:
    """Six young people and a facilitator, one hypothesis, an open round."""

    def __init__(self) -> None:
        self.room = Workshop()
        group = self.room.group("Young people")
        self.sam = self.room.joins("Sam", "facilitator")
        self.young = [self.room.joins(f"Bird {n}", group=group) for n in range(6)]
        fixed = FixRule(agrees_from=60, share=60, low_words="Disagree strongly", high_words="Agree strongly")
        self.room.does(self.sam, fixed)
        proposed = self.room.does(self.young[0], Propose(think="We get passed around", because="nobody owns it"))
        self.hypothesis = self.room.made(proposed)
        self.round = self.room.made(self.room.does(self.sam, OpenRound(hypothesis=self.hypothesis)))


@pytest.fixture
def scored() -> Scored:
    return Scored()


def test_a_score_stays_in_the_scorers_own_stream(scored: Scored) -> None:
    """CG-RND-1"""
    changes = scored.room.does(scored.young[0], GiveScore(round=scored.round, value=80))
    assert list(changes.parts) == [participant(scored.young[0])]
    assert not scored.room.view(scored.sam).of(Score)


def test_a_score_may_be_changed_until_the_reveal(scored: Scored) -> None:
    for value in (80, 20):
        scored.room.does(scored.young[0], GiveScore(round=scored.round, value=value))
    assert [one.value for one in scored.room.view(scored.young[0]).of(Score)] == [20]
    scored.room.does(scored.sam, Reveal(round=scored.round))
    assert scored.room.refuses(scored.young[0], GiveScore(round=scored.round, value=50)) == "closed"


def test_the_reveal_shows_sums_and_never_people(scored: Scored) -> None:
    """CG-RND-3"""
    for seat, value in zip(scored.young, (90, 85, 80, 75, 70, 65), strict=True):
        scored.room.does(seat, GiveScore(round=scored.round, value=value))
    result = scored.room.does(scored.sam, Reveal(round=scored.round)).parts[EVERYONE].put[1]
    assert isinstance(result, Result)
    assert result.n == 6 and result.verdict == "common_ground"
    assert result.strip and result.strip.dots == (65, 70, 75, 80, 85, 90)
    assert not set(scored.young) & set(repr(result).split("'"))


def test_there_is_no_round_without_a_rule_fixed_before() -> None:
    room = Workshop()
    sam = room.joins("Sam", "facilitator")
    hypothesis = room.made(room.does(sam, Propose(think="It takes too long")))
    assert room.refuses(sam, OpenRound(hypothesis=hypothesis)) == "closed"


def test_the_rule_cannot_move_while_a_round_is_open(scored: Scored) -> None:
    """CG-RND-2"""
    asked = FixRule(agrees_from=10, share=10, low_words="no", high_words="yes")
    assert scored.room.refuses(scored.sam, asked) == "closed"


def test_under_five_people_nothing_is_drawn() -> None:
    """CG-GRP-1"""
    sums = summed([Ballot("a", 90)] * 4, rule())
    assert (sums.n, sums.strip, sums.groups, sums.verdict) == (0, None, (), "not_scored")


def test_a_group_that_disagrees_stops_common_ground() -> None:
    ballots = [Ballot("young", 90)] * 6 + [Ballot("housing", 10)] * 5
    assert summed(ballots, rule()).verdict == "divided"


def test_small_groups_count_together_when_they_make_five() -> None:
    """CG-RND-4"""
    ballots = [Ballot("young", 90)] * 20 + [Ballot("health", 10)] * 3 + [Ballot("justice", 10)] * 2
    assert summed(ballots, rule("together")).verdict == "divided"
    assert summed(ballots, rule("whole")).verdict == "common_ground"


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 12), max_size=8))
def test_hidden_groups_hold_nobody_or_at_least_five(sizes: dict[str, int]) -> None:
    """CG-GRP-1"""
    shown = shown_groups(sizes)
    hidden = sum(size for group, size in sizes.items() if group not in shown)
    assert all(sizes[group] >= SMALLEST for group in shown)
    assert hidden == 0 or hidden >= SMALLEST or not shown


def test_the_example_of_ten_six_one_one_shows_only_the_ten() -> None:
    assert shown_groups({"a": 10, "b": 6, "c": 1, "d": 1}) == {"a"}


def test_where_a_hypothesis_came_from_is_taken_back_with_it(scored: Scored) -> None:
    """CG-WRD-5"""
    asked = Propose(think="They give up", source="Robin, of Elm House")
    one = scored.room.made(scored.room.does(scored.young[0], asked))
    scored.room.does(scored.sam, Decide(hypothesis=one, status="accepted"))
    scored.room.does(scored.young[0], Withdraw(hypothesis=one))
    assert (scored.room.one(Hypothesis, one).withdrawn, scored.room.one(Hypothesis, one).source) == (True, "")


def test_what_others_scored_stays_without_the_words_that_were_taken_back(scored: Scored) -> None:
    scored.room.does(scored.young[1], GiveScore(round=scored.round, value=80))
    changes = scored.room.does(scored.young[0], Withdraw(hypothesis=scored.hypothesis))
    kept = scored.room.one(Hypothesis, scored.hypothesis)
    assert kept.withdrawn
    assert (kept.think, kept.because, kept.raised_by) == ("", "", "")
    assert scored.hypothesis in changes.parts[EVERYONE].erased
