"""Versions: kept word for word, compared, approved in exactly their text; and comments beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.artefacts.specification.room import Room
from tests.workshops.documents import whole
from workshops import Refused
from workshops.artefacts.specification.changes import changes_between, changes_document
from workshops.artefacts.specification.comments import AddComment, ResolveComment
from workshops.artefacts.specification.comparing import Comparison, compare
from workshops.artefacts.specification.operations import Describe
from workshops.artefacts.specification.outline import specification_document
from workshops.artefacts.specification.records import Approval, Comment, Version, Wording
from workshops.artefacts.specification.requirements import (
    AddRequirement,
    Place,
    Reword,
    SetStrength,
    TakeUp,
    Withdraw,
)
from workshops.artefacts.specification.sections import standing_requirements
from workshops.artefacts.specification.unresolved import unresolved
from workshops.artefacts.specification.versions import Approve, OpenAgain, Publish, whole_digest
from workshops.document import Table, text_of, tidy, walk
from workshops.meeting.hiding import TakeBack

MOMENT = "2026-07-01T10:00:00Z"


@pytest.fixture
def room() -> Room:
    return Room()


def added(room: Room, words: str, section: str = "model") -> str:
    return room.does(room.lena, AddRequirement(section=section, words=words))


def publishes(room: Room, status: str = "draft") -> Version:
    room.does(room.priya, Publish(status=status, words="As agreed"))
    return room.view.of(Version)[-1]


def told(found: Comparison) -> dict[str, tuple[str, ...]]:
    return {one.ref: one.changes for one in found.changes}


def test_what_changed_between_two_versions(room: Room) -> None:
    """CG-SPC-8"""
    words = (
        "The Hub MUST open.",
        "A worker MUST ring.",
        "It MUST be warm.",
        "Stay.",
        "It MUST be near.",
        "Gone MAY be.",
    )
    opens, rings, warm, _, near, gone = (added(room, one) for one in words)
    room.does(room.sam, Withdraw(requirement=gone, note="Later"))
    publishes(room)
    room.does(room.lena, Reword(requirement=opens, basis_digest=room.seen(opens), words="The Hub MUST open daily."))
    room.does(room.lena, SetStrength(requirement=rings, strength="SHOULD"))
    room.does(room.sam, Withdraw(requirement=warm, note="It is law already."))
    room.does(room.lena, Place(requirement=near, section="referral", order=9))
    room.does(room.sam, TakeUp(requirement=gone))
    added(room, "It MUST have a garden.")
    publishes(room)
    found = compare(room.view, 1, 2)
    assert told(found) == {
        "R-001": ("reworded",),
        "R-002": ("regraded",),
        "R-003": ("withdrawn",),
        "R-005": ("moved",),
        "R-006": ("taken_up",),
        "R-007": ("added",),
    }
    assert found.same == 1
    reworded = next(one for one in found.changes if one.ref == "R-001")
    assert [(one.what, one.words) for one in reworded.words if one.what != "same"] == [
        ("gone", "open."),
        ("new", "open daily."),
    ]
    assert next(one for one in found.changes if one.ref == "R-003").note == "It is law already."


def test_a_version_can_be_compared_with_the_present_draft(room: Room) -> None:
    one = added(room, "The Hub MUST open.")
    publishes(room)
    assert compare(room.view, 1).changes == ()
    changed = Reword(requirement=one, basis_digest=room.seen(one), words="The Hub SHOULD open late.")
    room.does(room.lena, changed)
    assert told(compare(room.view, 1)) == {"R-001": ("reworded", "regraded")}


def test_a_version_that_never_went_out_is_missing(room: Room) -> None:
    with pytest.raises(Refused, match="missing"):
        compare(room.view, 1)


def test_a_wording_is_kept_once_for_all_versions(room: Room) -> None:
    """CG-SPC-8"""
    added(room, "The Hub MUST open.")
    for _ in range(3):
        publishes(room)
    assert len(room.view.of(Wording)) == 1


VERBS = st.lists(st.tuples(st.sampled_from(["reword", "grade", "drop", "place", "add"]), st.integers(0, 3)), max_size=8)


@settings(max_examples=40)
@given(VERBS, VERBS)
def test_a_comparison_is_exact(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    """CG-SPC-8"""
    room = Room()
    kept: list[dict[str, tuple[str, str, str, str]]] = []
    for verbs in (first, second):
        for number, (verb, place) in enumerate(verbs):
            _tries(room, verb, place, number)
        publishes(room)
        standing = standing_requirements(room.view)
        kept.append({one.ref: (one.section, one.strength, one.words, one.plain) for one in standing})
    before, after = kept
    found = compare(room.view, 1, 2)
    assert set(told(found)) == {ref for ref in {*before, *after} if before.get(ref) != after.get(ref)}
    for one in found.changes:
        assert "".join(each.words for each in one.words if each.what != "new") == before.get(one.ref, ("",) * 4)[2]
        assert "".join(each.words for each in one.words if each.what != "gone") == after.get(one.ref, ("",) * 4)[2]
    assert found.same == len(after) - sum(ref in after for ref in told(found))


def _tries(room: Room, verb: str, place: int, number: int) -> None:
    standing = standing_requirements(room.view)
    if verb == "add" or not standing:
        added(room, f"It MUST do thing {number}.")
        return
    one = standing[place % len(standing)]
    asked = {
        "reword": Reword(requirement=one.id, basis_digest=room.seen(one.id), words=f"It MUST do {place} and {number}."),
        "grade": SetStrength(requirement=one.id, strength=("MUST", "SHOULD", "MAY", "MAY")[place]),
        "drop": Withdraw(requirement=one.id, note="No"),
        "place": Place(requirement=one.id, section=("model", "need", "payment", "model")[place], order=number),
    }[verb]
    room.does(room.priya, asked)


def test_an_approval_is_to_one_version_in_exactly_its_text(room: Room) -> None:
    """CG-SPC-9"""
    one = added(room, "The Hub MUST open.")
    assert room.refuses(room.priya, Approve(version=1, digest="x", name="Priya Nair")) == "closed"
    version = publishes(room)
    assert version.digest == whole_digest(room.view)
    asked = Approve(version=1, digest=version.digest, name="Priya Nair", role="Head of Commissioning")
    assert room.refuses(room.sam, asked) == "forbidden"
    assert room.refuses(room.priya, Approve(version=1, digest="other", name="Priya Nair")) == "stale"
    room.does(room.priya, asked)
    assert room.refuses(room.priya, asked) == "taken"
    (held,) = room.view.of(Approval)
    assert (held.version, held.digest, held.name, held.seat) == (1, version.digest, "Priya Nair", room.priya)
    assert _cover(room)["Approved"].startswith("Version 1, by Priya Nair, Head of Commissioning, 1 March 2026. Text ")
    room.does(room.lena, Reword(requirement=one, basis_digest=room.seen(one), words="The Hub MUST open late."))
    assert _cover(room)["Approved"].endswith("The text has changed since then.")
    publishes(room, "final")
    assert room.refuses(room.priya, asked) == "stale"


def _cover(room: Room) -> dict[str, str]:
    return dict(specification_document(room.view, MOMENT).cover)


def test_a_final_version_can_be_approved(room: Room) -> None:
    """CG-SPC-9"""
    added(room, "The Hub MUST open.")
    version = publishes(room, "final")
    room.does(room.priya, Approve(version=1, digest=version.digest, name="Priya Nair"))
    room.does(room.priya, OpenAgain())
    assert len(room.view.of(Approval)) == 1


def test_the_cover_has_everything_that_commissioners_expect(room: Room) -> None:
    asked = Describe(
        title="Homes", reference="CG/1", owner="Sam", approver="Board", review_date="May 2027", marking="Open"
    )
    room.does(room.priya, asked)
    publishes(room)
    document = specification_document(room.view, MOMENT)
    cover = dict(document.cover)
    shown = {
        cover[name]
        for name in ("Reference", "Version", "Owner", "Approver", "Review date", "Protective marking", "Approved")
    }
    assert shown == {"CG/1", "1", "Sam", "Board", "May 2027", "Open", "Not approved yet"}
    assert (document.reference, document.status, document.version) == ("CG/1", "DRAFT FOR ENGAGEMENT", "1")
    assert "As agreed" in whole(document.blocks)


def test_a_comment_carries_its_group_and_is_answered(room: Room) -> None:
    one = added(room, "The Hub MUST open.")
    said = room.does(room.young[0], AddComment(requirement=one, words="On Sundays too?"))
    held = room.workshop.one(Comment, said)
    assert (held.group, held.digest, held.resolved) == (room.young_people, room.seen(one), False)
    assert unresolved(room.view).comments == (said,)
    assert "Comment, Young people: “On Sundays too?”" in whole(specification_document(room.view, MOMENT).blocks)
    assert room.refuses(room.sam, ResolveComment(comment=said)) == "invalid"
    room.does(room.sam, ResolveComment(comment=said, answer="Sundays are in the draft now."))
    assert unresolved(room.view).comments == ()
    assert "Sundays too" not in whole(specification_document(room.view, MOMENT).blocks)
    room.does(room.sam, ResolveComment(comment=said, resolved=False))
    assert unresolved(room.view).comments == (said,)


def test_a_comment_is_taken_back_by_who_made_it(room: Room) -> None:
    """CG-WRD-5"""
    one = added(room, "The Hub MUST open.")
    said = room.does(room.young[0], AddComment(requirement=one, words="On Sundays too?"))
    room.does(room.young[0], TakeBack(record=said))
    assert room.view.of(Comment) == []


def test_nothing_is_said_of_a_final_version(room: Room) -> None:
    """CG-SPC-6"""
    one = added(room, "The Hub MUST open.")
    publishes(room, "final")
    assert room.refuses(room.young[0], AddComment(requirement=one, words="Wait")) == "closed"


def test_changes_are_a_document(room: Room) -> None:
    assert "nothing to compare" in whole(changes_document(room.view, MOMENT).blocks)
    one = added(room, "The Hub MUST open.")
    publishes(room)
    room.does(room.lena, Reword(requirement=one, basis_digest=room.seen(one), words="The Hub MUST open late."))
    since = changes_document(room.view, MOMENT)
    assert since.version == dict(since.cover)["Version"] == "version 1 to present draft"
    publishes(room)
    found = changes_document(room.view, MOMENT)
    assert found == changes_between(room.view, MOMENT, 1, 2) == tidy(found)
    (table,) = (one for one in walk(found.blocks) if isinstance(one, Table) and one.name == "Worded differently")
    assert [text_of(one) for one in table.rows[0]] == ["R-001", "The Hub MUST open.", "The Hub MUST open late."]
    assert [row[0] for row in found.registers[0].rows] == ["R-001"]
