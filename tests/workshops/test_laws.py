"""The laws of state and streams: what a record, a draft and a view are, and who holds which stream."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.builders import Workshop
from tests.workshops.artefacts.pathways.drawing import Drawn
from workshops import Changes, Refused, State, View
from workshops.audiences import EVERYONE, FACILITATORS, PROCUREMENT, SEALED, may_refer, organisation
from workshops.meeting.people import actor_of
from workshops.meeting.records import Group


def group(name: str, audience: str = EVERYONE) -> Group:
    return Group(id=name, audience=audience, name=name, thread="carers")


def names(view: View) -> list[str]:
    return [one.name for one in view.of(Group)]


def test_a_record_does_not_change() -> None:
    """CG-STA-1"""
    with pytest.raises(FrozenInstanceError):
        group("a").name = "b"  # type: ignore[misc]


def test_the_log_folds_to_the_state() -> None:
    """CG-STA-2"""
    drawn = Drawn()
    step = drawn.step("Sent on")
    drawn.feeling(drawn.young[0], step, "Four times")
    again = drawn.room.replayed()
    assert {name: again.records(name) for name in again.streams()} == {
        name: drawn.room.state.records(name) for name in drawn.room.state.streams()
    }


def test_a_draft_answers_like_the_merged_state_and_leaves_the_base_alone() -> None:
    """CG-STA-3"""
    base, merged = State(), State()
    before = Changes.of(put=[group("a"), group("b")])
    after = Changes.of(
        put=[group("c"), Group(id="a", audience=EVERYONE, name="A", thread="carers")], removed=[group("b")]
    )
    base.merge(before)
    draft = base.draft()
    draft.merge(after)
    merged.merge(before)
    merged.merge(after)
    assert names(draft.view([EVERYONE])) == names(merged.view([EVERYONE])) == ["A", "c"]
    assert draft.get(EVERYONE, "b") is None and names(base.view([EVERYONE])) == ["a", "b"]
    assert [one.id for one in draft.records(EVERYONE)] == ["a", "c"]
    base.merge(Changes.of(put=[group("d")], removed=[group("a")]))
    assert names(base.view([EVERYONE])) == ["b", "d"] and names(draft.view([EVERYONE])) == ["A", "c"]


def test_removing_in_one_stream_leaves_the_others() -> None:
    """CG-STA-4"""
    state = State()
    state.merge(Changes.of(put=[group("a"), group("a", FACILITATORS)]))
    state.merge(Changes.of(removed=[group("a")]))
    assert state.get(EVERYONE, "a") is None and state.get(FACILITATORS, "a") is not None


def test_everyone_goes_first() -> None:
    """CG-STA-5"""
    put = [group("a", "facilitators"), group("b", "participant:x"), group("c")]
    assert next(iter(Changes.of(put=put).parts)) == EVERYONE


def test_a_view_is_its_streams_and_nothing_else() -> None:
    """CG-STA-6"""
    state = State()
    state.merge(Changes.of(put=[group("a"), group("b", FACILITATORS)]))
    assert names(state.view([EVERYONE])) == ["a"]
    assert names(state.view([EVERYONE, FACILITATORS]).only(FACILITATORS)) == ["b"]
    with pytest.raises(Refused, match="missing"):
        state.view([EVERYONE]).require(Group, "b")


def test_erased_and_put_in_one_change_stays_as_it_is_put() -> None:
    """CG-STA-7"""
    part = Changes.of(put=[group("a")], erased=[group("a"), group("b")]).parts[EVERYONE]
    assert (part.removed, part.erased) == (("b",), ("a", "b"))


def test_seats_hold_the_streams_of_their_roles() -> None:
    """CG-AUD-1"""
    room = Workshop()
    held = {
        role: actor_of(room.state, room.joins(role, role))
        for role in ("facilitator", "procurement_lead", "contributor")
    }
    streams = {role: {one.split(":")[0] for one in actor.streams} for role, actor in held.items() if actor}
    assert streams == {
        "facilitator": {EVERYONE, "participant", FACILITATORS},
        "procurement_lead": {EVERYONE, "participant", PROCUREMENT},
        "contributor": {EVERYONE, "participant"},
    }
    assert not any(SEALED in one for one in streams.values())


def test_an_organisation_that_nobody_confirmed_is_only_a_label() -> None:
    """CG-AUD-2"""
    room = Workshop()
    harbour = room.organisation("Harbour Homes")
    confirmed = actor_of(room.state, room.joins("Lena", "member", organisation=harbour))
    assert confirmed and organisation(harbour) in confirmed.streams
    label = actor_of(room.state, room.joins("Max", "member"))
    assert label and not label.organisation and organisation(harbour) not in label.streams


def test_everyone_names_only_everyone() -> None:
    """CG-AUD-3"""
    assert may_refer(EVERYONE) == (EVERYONE,)
    assert may_refer(FACILITATORS) == (EVERYONE, FACILITATORS)
