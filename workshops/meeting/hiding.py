"""Hiding a contribution and showing it again; and taking back what is one's own, hidden or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from workshops.admission import OPERATIONS, Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS
from workshops.fields import reference, spec_of
from workshops.leaning import letting_go
from workshops.meeting.people import wrote
from workshops.meeting.quoting import quoting_no_more
from workshops.meeting.records import Alternative, Authored, Contributed
from workshops.meeting.room_records import Held, Hidden
from workshops.meeting.sight import (
    Back,
    also_named,
    filled,
    is_emptied,
    kept,
    kept_without,
    named_again,
    naming,
    read,
    renamed,
    taken,
    with_free_ref,
    with_ids,
    with_new_ids,
    word_fields,
    words_of,
)
from workshops.refusal import Refused
from workshops.rules import Actor, is_facilitator, rule
from workshops.state import Changes, Record, View

GENERIC: Final = "meeting.take_back"


@rule
def wrote_that(here: View, actor: Actor, asked: TakeBack) -> bool:
    return wrote(here, asked.record)


@rule
def holds_authorship(here: View, actor: Actor, asked: TakeBackHidden) -> bool:
    """The note of authorship is the actor's own, since nobody else sees it."""
    return isinstance(here.get(asked.authored), Authored)


def contribution(here: View, record_id: str) -> Contributed:
    """A contribution that everybody sees; anything else is missing here."""
    found = here.get(record_id)
    if not isinstance(found, Contributed) or found.audience != EVERYONE or found.masked:
        raise Refused("missing", id=record_id)
    return found


def _in_sight(here: View, record_id: str) -> Contributed:
    """A contribution with words, also one that was emptied and has been given new ones since."""
    found = here.get(record_id)
    if not isinstance(found, Contributed) or found.audience != EVERYONE or is_emptied(found):
        raise Refused("missing", id=record_id)
    return found


@operation("meeting.hide", allowed=is_facilitator)
class Hide(Operation):
    """Take a contribution out of everybody's sight. Facilitators keep its words and may show it again."""

    record: str = reference()

    def check(self, here: View, actor: Actor) -> None:
        _in_sight(here, self.record)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        one = _in_sight(here, self.record)
        gone = taken(here, one)
        hidden = Hidden(
            id=stamp.new_id(FACILITATORS),
            audience=FACILITATORS,
            of=one.kind,
            record=one.id,
            at=stamp.at,
            words=words_of(one),
            kept=kept(gone),
        )
        return quoting_no_more(here, gone.changes, one).with_more(Changes.of(put=[hidden]))


@operation("meeting.show_again", allowed=is_facilitator, reads_all=True)
class ShowAgain(Operation):
    """Bring back what was hidden: under a new id, named again by what named it, and still its writer's own."""

    hidden: str = reference("meeting.hidden")

    def check(self, here: View, actor: Actor) -> None:
        if not here.require(Hidden, self.hidden).kept:
            raise Refused("closed", reason="concern")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        hidden = here.require(Hidden, self.hidden)
        return brought_back(here, read(hidden.kept), stamp).then(Changes.of(erased=[hidden]))


def brought_back(here: View, back: Back, stamp: Stamp) -> Changes:
    """Show records again. Where the empty place of the first still stands, its words return to it.

    Reads everything: whose they are stands in their writers' own streams.
    """
    first, place = back.records[0], here.get(back.records[0].id)
    filling = _filling(place, first, stamp) if isinstance(place, Contributed) else []
    coming = back.records[1 if filling else 0 :]
    ids = {one.id: stamp.new_id(EVERYONE) for one in coming}
    still = replace(back, records=tuple(letting_go(here.only(EVERYONE), one, (first.id, *ids)) for one in coming))
    shown = Changes.of(put=[*filling, *(with_free_ref(here, one) for one in with_new_ids(still, ids))])
    named = _still_named(here, ids, stamp).then(Changes.of(put=named_again(here, back, ids)))
    return shown.with_more(named).with_more(Changes.of(put=_out_of_sight(here, coming, ids)))


def _filling(place: Contributed, first: Contributed, stamp: Stamp) -> list[Record]:
    """The place with its words again. Others that were put there meanwhile are kept beside them."""
    pairs = ((name, getattr(place, name), getattr(first, name)) for name in word_fields(type(first)))
    others = [(name, held) for name, held, words in pairs if name != "source" and held and words not in ("", held)]
    beside = (
        Alternative(id=stamp.new_id(EVERYONE), audience=EVERYONE, of=place.id, field=name, words=held)
        for name, held in others
    )
    return [filled(place, first), *beside]


def _still_named(here: View, ids: dict[str, str], stamp: Stamp) -> Changes:
    """What people hold of it in their own streams, such as a vote or dots, goes on naming it, and so do sums."""
    naming = [(one, renamed(one, ids)) for one in here.records() if not isinstance(one, Hidden)]
    changed = [(one, after) for one, after in naming if after is not one]
    held = [one for one, _ in changed if isinstance(one, Authored)]
    again = [
        Authored(id=stamp.new_id(one.audience), audience=one.audience, record=ids[one.record])
        for one in sorted(held, key=lambda one: (one.audience, one.id))
    ]
    return Changes.of(put=[*again, *(after for one, after in changed if one not in held)], removed=held)


def _out_of_sight(here: View, coming: Sequence[Contributed], ids: dict[str, str]) -> list[Record]:
    """What else is hidden or waits names it by its new id, and what is hidden is named again by it in its turn."""
    pairs: list[tuple[Record, Record]] = [(one, replace(one, asked=with_ids(one.asked, ids))) for one in here.of(Held)]
    for one in here.of(Hidden):
        if one.kept and one.record not in ids:
            more = [(ids[who], field, what) for who, field, what in naming(coming, {one.record})]
            pairs.append((one, replace(one, kept=also_named(with_ids(one.kept, ids), more))))
    return [after for one, after in pairs if after != one]


@operation("meeting.take_back", allowed=wrote_that, takes_back="record")
class TakeBack(Operation):
    """Take back one's own contribution of any kind. It is gone at once, and its words leave the log."""

    record: str = reference()

    def check(self, here: View, actor: Actor) -> None:
        contribution(here, self.record)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        mine = [one for one in here.of(Authored) if one.record == self.record]
        one = contribution(here, self.record)
        return quoting_no_more(here, taken(here, one).changes, one).with_more(Changes.of(removed=mine))


def way_back(one: Record) -> dict[str, Any] | None:
    """The operation {kind, body} by which its writer takes this kind of record back; None where there is none."""
    for kind, cls in OPERATIONS.items():
        specs = (spec_of(each) for each in fields(cls) if each.name == cls.takes_back)
        if any(spec and one.kind in spec.kinds for spec in specs):
            return {"kind": kind, "body": {cls.takes_back: one.id}}
    return {"kind": GENERIC, "body": {"record": one.id}} if isinstance(one, Contributed) else None


@operation("meeting.take_back_hidden", allowed=holds_authorship, reads_all=True)
class TakeBackHidden(Operation):
    """Take back one's own contribution that is out of sight: what facilitators kept of it is gone, too."""

    authored: str = reference("meeting.authored")

    def check(self, here: View, actor: Actor) -> None:
        standing = here.get(here.require(Authored, self.authored).record)
        if standing is not None and not (isinstance(standing, Contributed) and standing.masked):
            raise Refused("closed", reason="not_hidden")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        mine = here.require(Authored, self.authored)
        return Changes.of(removed=[mine]).with_more(out_of_what_is_kept(here, mine.record))


def out_of_what_is_kept(here: View, record_id: str) -> Changes:
    """Take a contribution out of what facilitators keep: as what they hid, or as a wording that went with another's."""
    whole = [one for one in here.of(Hidden) if one.record == record_id]
    beside = [one for one in here.of(Hidden) if one.record != record_id and record_id in one.kept]
    left = [replace(one, kept=kept_without(one.kept, record_id)) for one in beside]
    return Changes.of(put=left, erased=[*whole, *beside])
