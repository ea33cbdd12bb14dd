"""Whatever people do, in whatever order: own words belong to whoever said them, and what is withdrawn is gone."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.outcomes.rooms import Framing
from workshops import Operation, Refused
from workshops.artefacts.outcomes.indicators import AddIndicator, ChangeIndicator
from workshops.artefacts.outcomes.operations import Link, Tag
from workshops.artefacts.outcomes.records import Indicator, Outcome
from workshops.artefacts.outcomes.wordings import RewordOwn, Withdraw, WordFormally
from workshops.fields import references_of
from workshops.meeting.people import DOOR
from workshops.wording import digest

SAID = "My own words"
VERBS = ("reword", "withdraw", "formally", "tag", "link", "indicator", "change")
WHO = ("author", "other", "member", "facilitator")
Move = tuple[str, str]
MOVES = st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(WHO)), max_size=15)


class Story:
    """One outcome said by a young person, and what everybody tries to do with it."""

    def __init__(self) -> None:
        self.framing = Framing()
        self.room = self.framing.room
        self.id = self.framing.said(SAID)
        self.seats = dict(zip(WHO, (*self.framing.young[:2], self.framing.priya, self.framing.sam), strict=True))

    def held(self) -> Outcome | None:
        found = self.room.view(self.framing.sam).get(self.id)
        return found if isinstance(found, Outcome) else None

    def tries(self, move: Move, turn: int) -> bool:
        """Whether the move was admitted."""
        verb, who = move
        with suppress(Refused):
            self.room.does(self.seats[who], self.asked(verb, turn))
            return True
        return False

    def asked(self, verb: str, turn: int) -> Operation:
        held = self.held()
        own, formal = (held.own_words, held.formal) if held else ("", "")
        indicators = self.room.view(self.framing.sam).of(Indicator)
        asked: dict[str, Operation] = {
            "reword": RewordOwn(of=self.id, basis_digest=digest(own), own_words=f"Mine {turn}"),
            "withdraw": Withdraw(of=self.id),
            "formally": WordFormally(of=self.id, basis_digest=digest(formal), formal=f"Formal {turn}"),
            "tag": Tag(outcome=self.id, themes=()),
            "link": Link(outcome=self.id),
            "indicator": AddIndicator(outcome=self.id, words="Nights in a B&B"),
            "change": ChangeIndicator(
                indicator=indicators[0].id if indicators else "none", basis_digest="0" * 64, words=f"Nights {turn}"
            ),
        }
        return asked[verb]


@settings(max_examples=80)
@given(MOVES)
def test_own_words_change_only_by_their_author(moves: list[Move]) -> None:
    story = Story()
    for turn, move in enumerate(moves):
        before = story.held()
        story.tries(move, turn)
        after = story.held()
        said = (before.own_words if before else "", after.own_words if after else "")
        assert said[0] == said[1] or (move[0] in ("reword", "withdraw") and move[1] == "author")


@settings(max_examples=80)
@given(MOVES)
def test_after_a_withdrawal_no_record_holds_the_words(moves: list[Move]) -> None:
    story = Story()
    for turn, move in enumerate(moves):
        before = story.held()
        if story.tries(move, turn) and move[0] == "withdraw" and before and before.own_words:
            records = [one for stream in story.room.state.streams() for one in story.room.state.records(stream)]
            assert not [one for one in records if before.own_words in repr(one)]
            assert story.id in story.room.history[-1].parts["everyone"].erased


@settings(max_examples=80)
@given(MOVES)
def test_nothing_names_what_is_gone(moves: list[Move]) -> None:
    story = Story()
    for turn, move in enumerate(moves):
        story.tries(move, turn)
    here = story.room.state.view(DOOR.streams)
    assert all(here.get(named) is not None for one in here.records() for named, _ in references_of(one))


@settings(max_examples=30)
@given(MOVES)
def test_the_log_folds_to_the_same_framework(moves: list[Move]) -> None:
    story = Story()
    for turn, move in enumerate(moves):
        story.tries(move, turn)
    again = story.room.replayed()
    for stream in story.room.state.streams():
        assert again.records(stream) == story.room.state.records(stream)
