"""The log's contract, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from server.store.clock import now
from server.store.commitments import first_link
from server.store.log import Log
from server.store.models import Behind
from server.store.tables import entries, operations
from tests.store.kept import Kept, thought
from workshops import Actor, Changes, Refused, Stamp, View
from workshops.artefacts.hypotheses.operations import Propose, Withdraw
from workshops.artefacts.hypotheses.records import Hypothesis
from workshops.artefacts.outcomes.operations import Say
from workshops.artefacts.outcomes.records import Outcome
from workshops.artefacts.outcomes.wordings import Withdraw as TakeBack
from workshops.artefacts.outcomes.wordings import WordFormally
from workshops.audiences import EVERYONE, FACILITATORS, participant
from workshops.codec import encode
from workshops.meeting.people import RemoveSeat
from workshops.meeting.readiness import SendQuietly
from workshops.wording import digest


def test_streams_are_numbered_densely_from_one(kept: Kept) -> None:
    for n in range(5):
        kept.asks(kept.puffin, Propose(think=f"Idea {n}"))
    numbers = select(entries.c.number).where(entries.c.partnership == kept.id, entries.c.stream == EVERYONE)
    found = kept.database.work(lambda connection: sorted(connection.execute(numbers).scalars()))
    assert found == list(range(1, len(found) + 1))


def test_a_batch_is_admitted_in_order_and_one_refusal_stops_nobody_else(kept: Kept) -> None:
    outcome = kept.batch(
        kept.asked(kept.puffin, Propose(think="First")),
        kept.asked(kept.puffin, RemoveSeat(seat=kept.otter)),
        kept.asked(kept.otter, Propose(think="Second")),
    )
    assert [one.refused and one.refused["code"] for one in outcome.answers] == [None, "forbidden", None]
    assert kept.hypotheses() == ["First", "Second"]


def breaks(*_: object) -> Changes:
    """Stands for a fault in what follows from an operation."""
    raise ZeroDivisionError


def cannot_be_written(asked: Say, here: View, actor: Actor, stamp: Stamp) -> Changes:
    """Stands for a fault that shows only in the second of two streams."""
    held = [Outcome(id=stamp.new_id(one), audience=one, ref="O1", order=1) for one in (EVERYONE, FACILITATORS)]
    return Changes.of(put=[held[0], replace(held[1], own_words="\ud800")])


@pytest.mark.parametrize("fault", [breaks, cannot_be_written])
def test_a_fault_in_one_operation_stops_nobody_else_and_it_may_be_sent_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., Changes]
) -> None:
    asked = [Propose(think="First"), Say(own_words="Broken"), Propose(think="Second")]
    with monkeypatch.context() as broken:
        broken.setattr(Say, "changes", fault)
        outcome = kept.batch(*(kept.asked(kept.puffin, one, f"the-{place}") for place, one in enumerate(asked)))
    assert [one.refused and one.refused["code"] for one in outcome.answers] == [None, "unavailable", None]
    assert kept.hypotheses() == ["First", "Second"]
    first, again = (kept.asks(kept.puffin, asked[place], f"the-{place}") for place in (0, 1))
    assert first.positions == outcome.answers[0].positions and again.refused is None
    view, _ = Log(kept.database).view(kept.id, kept.sam)
    assert [one.own_words for one in view.of(Outcome)] == ["Broken"] and kept.log.verify(kept.id)


def test_a_resend_gets_its_first_answer_and_changes_nothing(kept: Kept) -> None:
    first = kept.asks(kept.puffin, Propose(think="Once"), "same")
    again = kept.asks(kept.puffin, Propose(think="Once"), "same")
    assert (again.positions, again.made) == (first.positions, first.made)
    assert kept.hypotheses() == ["Once"]


def test_a_resend_in_the_same_batch_is_harmless_too(kept: Kept) -> None:
    kept.batch(*(kept.asked(kept.puffin, Propose(think="Once"), "same") for _ in range(2)))
    assert kept.hypotheses() == ["Once"]


def test_what_is_sent_again_stops_nobody_else_of_its_batch(kept: Kept) -> None:
    first = kept.asks(kept.puffin, Propose(think="Once"), "same")
    outcome = kept.batch(
        kept.asked(kept.otter, Propose(think="Before")),
        kept.asked(kept.puffin, Propose(think="Once"), "same"),
        kept.asked(kept.otter, Propose(think="After"), "same"),
    )
    assert outcome.answers[1] == first
    assert kept.hypotheses() == ["Once", "Before", "After"]
    assert thought(outcome) == ["Before", "After"]
    assert kept.log.verify(kept.id)


def test_a_refusal_by_a_rule_is_remembered(kept: Kept) -> None:
    removal = RemoveSeat(seat=kept.otter)
    answers = [kept.asks(kept.puffin, removal, "no") for _ in range(2)]
    assert answers[0].refused == answers[1].refused == {"code": "forbidden", "data": {}}


def test_the_same_id_with_another_body_is_taken(kept: Kept) -> None:
    kept.asks(kept.puffin, Propose(think="Once"), "same")
    assert kept.asks(kept.puffin, Propose(think="Twice"), "same").refused == {"code": "taken", "data": {"field": "id"}}


@pytest.mark.parametrize("asked_before", [False, True])
def test_the_same_id_with_another_body_is_taken_in_the_same_batch_too(kept: Kept, asked_before: bool) -> None:
    if asked_before:
        kept.asks(kept.puffin, Propose(think="Once"), "same")
    asked = [kept.asked(kept.puffin, Propose(think=words), "same") for words in ("Once", "Twice", "Once")]
    answers = kept.batch(*asked).answers
    assert [one.refused and one.refused["code"] for one in answers] == [None, "taken", None]
    assert kept.hypotheses() == ["Once"]


def test_an_answer_tells_positions_in_the_actors_own_streams_only(kept: Kept) -> None:
    answer = kept.asks(kept.puffin, SendQuietly(words="Can we have a break?"))
    assert set(answer.positions) == {participant(kept.puffin)}


def test_a_removed_seat_is_signed_out_for_the_next_operation_of_the_same_batch(kept: Kept) -> None:
    outcome = kept.batch(
        kept.asked(kept.sam, RemoveSeat(seat=kept.puffin)), kept.asked(kept.puffin, Propose(think="Too late"))
    )
    assert outcome.answers[1].refused == {"code": "signed_out", "data": {}}
    assert [(one.seat, one.seated) for one in outcome.rights] == [(kept.puffin, False)]


def test_a_restarted_process_loads_the_same_state(kept: Kept) -> None:
    kept.asks(kept.puffin, Propose(think="Kept"))
    view, moment = kept.log.view(kept.id, kept.sam)
    again, later = Log(kept.database).view(kept.id, kept.sam)
    assert [encode(one) for one in again.records()] == [encode(one) for one in view.records()]
    assert later == moment


def test_withdrawn_words_leave_the_database_and_the_chain_still_verifies(kept: Kept, url: str) -> None:
    made = kept.asks(kept.puffin, Propose(think="Zanzibar is where I lived")).made[0]
    kept.asks(kept.puffin, Withdraw(hypothesis=made))
    assert kept.hypotheses() == []
    assert not [row for row in kept.rows() if "Zanzibar" in row]
    assert kept.log.verify(kept.id)
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        found = [one for one in path.parent.glob(f"{path.name}*") if b"Zanzibar" in one.read_bytes()]
        assert found == []


def test_what_others_built_outlives_the_words_that_were_erased(kept: Kept) -> None:
    made = kept.asks(kept.puffin, Say(own_words="Zanzibar is where I lived")).made[0]
    kept.asks(kept.seat("Priya", "member"), WordFormally(of=made, basis_digest=digest(""), formal="A home"))
    kept.asks(kept.puffin, TakeBack(of=made))
    restarted = Log(kept.database)
    for log in (kept.log, restarted):
        assert [(one.own_words, one.formal) for one in log.view(kept.id, kept.sam)[0].of(Outcome)] == [("", "A home")]
    assert not [row for row in kept.rows() if "Zanzibar" in row]
    assert restarted.verify(kept.id)


def test_an_altered_word_breaks_the_proof(kept: Kept) -> None:
    kept.asks(kept.puffin, Propose(think="True words"))
    forged = update(entries).where(entries.c.put.contains("True words"))
    row = kept.rows()[-1]
    kept.database.work(lambda connection: connection.execute(forged.values(put=row.replace("True", "False"))))
    assert not kept.log.verify(kept.id)


@pytest.mark.parametrize("altered", [{"at": "2020-01-01T00:00:00Z"}, {"turn": entries.c.turn + 1}])
def test_an_altered_time_or_turn_breaks_the_proof(kept: Kept, altered: dict[str, Any]) -> None:
    kept.asks(kept.puffin, Propose(think="True words"))
    assert kept.log.verify(kept.id)
    last = entries.c.put.contains("True words")
    kept.database.work(lambda connection: connection.execute(update(entries).where(last).values(altered)))
    assert not kept.log.verify(kept.id)


def test_what_was_written_before_times_were_in_the_chain_still_verifies(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("server.store.entries.link", first_link)
        kept.asks(kept.puffin, Propose(think="Written before"))
    kept.asks(kept.puffin, Propose(think="Written since"))
    assert kept.log.verify(kept.id)


def test_operations_hold_no_words(kept: Kept) -> None:
    kept.asks(kept.puffin, Propose(think="Zanzibar"))
    rows = kept.database.work(lambda connection: connection.execute(select(operations)).all())
    assert "Zanzibar" not in repr(rows)


def test_a_failed_commit_says_yes_to_nobody_and_leaves_no_trace(kept: Kept) -> None:
    with kept.database.begin() as connection:
        blocking = {"partnership": kept.id, "stream": FACILITATORS, "number": 1, "turn": 999, "at": "", "put": "[]"}
        rest = {"removed": "[]", "salts": "[]", "commitments": "[]", "chain": ""}
        connection.execute(insert(entries).values(**blocking, **rest))
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        kept.batch(
            kept.asked(kept.puffin, Propose(think="Lost")), kept.asked(kept.puffin, SendQuietly(words="Collides"))
        )
    assert kept.hypotheses() == []
    assert kept.asks(kept.puffin, Propose(think="Later")).refused is None
    assert kept.hypotheses() == ["Later"]


def test_a_past_moment_is_read_as_it_was(kept: Kept) -> None:
    kept.asks(kept.puffin, Propose(think="Early"))
    moment = kept.log.view(kept.id, kept.sam)[1]
    while now() <= moment:
        pass  # what is said in the same millisecond belongs to that moment
    kept.asks(kept.puffin, Propose(think="Late"))
    past = kept.log.view(kept.id, kept.sam, at=moment)[0]
    assert [one.think for one in past.of(Hypothesis)] == ["Early"]


def test_a_view_stands_still_while_the_work_goes_on(kept: Kept) -> None:
    made = kept.asks(kept.puffin, Propose(think="First")).made[0]
    view, _ = kept.log.view(kept.id, kept.sam)
    kept.asks(kept.otter, Propose(think="Second"))
    kept.asks(kept.puffin, Withdraw(hypothesis=made))
    assert [one.think for one in view.of(Hypothesis)] == ["First"] and kept.hypotheses() == ["Second"]


def test_the_moment_that_a_reader_learns_does_not_move_with_hidden_entries(kept: Kept) -> None:
    before = kept.log.view(kept.id, kept.otter)[1]
    kept.asks(kept.puffin, SendQuietly(words="Only Sam"))
    assert kept.log.view(kept.id, kept.otter)[1] == before


def test_a_client_far_behind_gets_a_snapshot_and_one_near_gets_entries(kept: Kept) -> None:
    for n in range(250):
        kept.asks(kept.puffin, Propose(think=f"Idea {n}"))
    head = kept.asks(kept.puffin, Propose(think="Last")).positions[EVERYONE]
    far = kept.log.catch_up(kept.id, kept.otter, Behind(EVERYONE, 3))
    near = kept.log.catch_up(kept.id, kept.otter, Behind(EVERYONE, head - 2))
    snapshot, behind = (json.loads(one.body) if one else {} for one in (far, near))
    assert snapshot["number"] == head and snapshot["records"]
    assert [one["number"] for one in behind["entries"]] == [head - 1, head]
    assert kept.log.catch_up(kept.id, kept.otter, Behind(EVERYONE, head)) is None


def test_a_stream_that_is_not_held_is_missing(kept: Kept) -> None:
    with pytest.raises(Refused) as refused:
        kept.log.catch_up(kept.id, kept.otter, Behind(FACILITATORS, 0))
    assert refused.value.code == "missing"


def test_a_long_log_loads_from_its_snapshot(kept: Kept) -> None:
    for start in range(0, 600, 100):
        kept.batch(*(kept.asked(kept.puffin, Propose(think=f"Idea {start + n}")) for n in range(100)))
    first, second = Log(kept.database), Log(kept.database)
    expected = [encode(one) for one in kept.log.view(kept.id, kept.sam)[0].records()]
    for log in (first, second):
        assert [encode(one) for one in log.view(kept.id, kept.sam)[0].records()] == expected
