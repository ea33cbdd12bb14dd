"""What one process tells of that another one wrote to the same database."""

from __future__ import annotations

import pytest

from server.store.answers import FirstAnswers
from server.store.log import Log
from server.store.models import Answer
from tests.store.kept import Kept, fails, thought
from workshops import Refused
from workshops.artefacts.hypotheses.operations import Propose
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.meeting.people import RemoveSeat
from workshops.meeting.room import SetRoomRule


def test_what_another_process_wrote_is_told_once_though_something_is_sent_again(kept: Kept) -> None:
    other = Log(kept.database)
    other.append(kept.id, [kept.asked(kept.puffin, Propose(think="Mine"), "same")])
    kept.asks(kept.otter, Propose(think="From one"))
    outcome = other.append(kept.id, [kept.asked(kept.puffin, Propose(think="Mine"), "same")])
    assert thought(outcome) == ["From one"]
    assert other.tail(kept.id).entries == {}


def test_a_view_stands_still_while_others_write(kept: Kept) -> None:
    other = Log(kept.database)
    view, _ = other.view(kept.id, kept.sam)
    kept.asks(kept.puffin, Propose(think="From one"))
    other.tail(kept.id)
    assert view.of(Hypothesis) == [] and len(other.view(kept.id, kept.sam)[0].of(Hypothesis)) == 1


def test_two_processes_on_one_database_see_each_others_entries_in_order(kept: Kept) -> None:
    other = Log(kept.database)
    other.view(kept.id, kept.sam)
    kept.asks(kept.puffin, Propose(think="From one"))
    outcome = other.append(kept.id, [kept.asked(kept.otter, Propose(think="From two"))])
    assert thought(outcome) == ["From one", "From two"]
    assert other.tail(kept.id).entries == {}
    assert thought(kept.log.tail(kept.id)) == ["From two"]


@pytest.mark.postgres
@pytest.mark.parametrize("url", ["postgres"], indirect=True)
def test_a_reader_elsewhere_loses_a_right_with_the_commit_that_takes_it(kept: Kept) -> None:
    other = Log(kept.database)
    assert other.actor(kept.id, kept.puffin)
    kept.asks(kept.sam, RemoveSeat(seat=kept.puffin))
    with pytest.raises(Refused):
        other.join(kept.id, kept.puffin, {})
    assert [(one.seat, one.seated) for one in other.tail(kept.id).rights] == [(kept.puffin, False)]


def test_who_is_behind_is_known_and_what_was_read_on_the_way_is_still_told(kept: Kept) -> None:
    other = Log(kept.database)
    other.view(kept.id, kept.sam)
    assert other.behind([kept.id, "unknown"]) == set()
    turn = kept.batch(kept.asked(kept.puffin, Propose(think="From one"))).turn
    assert other.behind([kept.id]) == {kept.id}
    other.view(kept.id, kept.sam)
    assert other.behind([kept.id]) == {kept.id}
    assert not other.knows(kept.id, turn)
    assert thought(other.tail(kept.id)) == ["From one"]
    assert other.behind([kept.id]) == set()
    assert other.knows(kept.id, turn)


def test_what_changes_nothing_takes_no_turn_from_another_process(kept: Kept) -> None:
    other = Log(kept.database)
    other.view(kept.id, kept.sam)
    nothing = kept.asked(kept.sam, SetRoomRule(rule="moderation", on=False))
    assert other.append(kept.id, [nothing]).answers == [Answer(nothing.id)]
    kept.asks(kept.puffin, Propose(think="From one"))
    assert other.behind([kept.id]) == {kept.id}
    assert thought(other.tail(kept.id)) == ["From one"]
    assert other.append(kept.id, [nothing]).answers == [Answer(nothing.id)]


def test_what_others_wrote_is_told_although_the_next_commit_fails(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Log(kept.database)
    other.view(kept.id, kept.sam)
    kept.asks(kept.puffin, Propose(think="From one"))
    with monkeypatch.context() as broken:
        broken.setattr(FirstAnswers, "write", fails)
        with pytest.raises(OSError, match="the disk is full"):
            other.append(kept.id, [kept.asked(kept.otter, Propose(think="From two"))])
    outcome = other.append(kept.id, [kept.asked(kept.otter, Propose(think="From three"))])
    assert thought(outcome) == ["From one", "From three"]
