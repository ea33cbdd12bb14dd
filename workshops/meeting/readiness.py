"""Ready or not, and quiet notes: what people say about themselves without being named."""

from __future__ import annotations

from collections import Counter

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import EVERYONE, FACILITATORS, SEALED, participant
from workshops.fields import flag, reference, text
from workshops.meeting.illustrating import Illustrating, shown_by
from workshops.meeting.people import group_shown, takes_part
from workshops.meeting.records import GroupCount, QuietNote, Readiness, Ready, Seat, SentNote
from workshops.meeting.room_records import NoteBy
from workshops.replacing import replace
from workshops.rules import Actor, is_participant, is_person
from workshops.small_groups import shown_groups
from workshops.state import Changes, Record, View


@operation("meeting.say_ready", allowed=is_participant, reads_all=True)
class SayReady(Operation):
    """Be ready, or not after all. Everybody learns the total, and groups only from five people up."""

    activity: str = reference("meeting.activity")
    ready: bool = flag(default=True)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        mine = [one for one in here.only(own).of(Ready) if one.activity == self.activity]
        if bool(mine) == self.ready:
            return Changes.of()
        seats = {one.audience for one in here.of(Ready) if one.activity == self.activity}
        counted = seats | {own} if self.ready else seats - {own}
        put: list[Record] = [_readiness(here, self.activity, counted, stamp)]
        if self.ready:
            put.append(Ready(id=stamp.new_id(own), audience=own, activity=self.activity))
        return Changes.of(put=put, removed=mine)


def _readiness(here: View, activity: str, ready: set[str], stamp: Stamp) -> Readiness:
    people = [one for one in here.of(Seat) if takes_part(one)]
    sizes = Counter(one.group for one in people)
    counts = Counter(one.group for one in people if participant(one.id) in ready)
    groups = tuple(GroupCount(group, counts[group], sizes[group]) for group in sorted(shown_groups(sizes)) if group)
    before = next((one for one in here.of(Readiness) if one.activity == activity), None)
    made = before or Readiness(id=stamp.new_id(EVERYONE), audience=EVERYONE, activity=activity, ready=0, of=0)
    return replace(made, ready=sum(counts.values()), of=len(people), groups=groups)


@operation("meeting.send_quietly", allowed=is_participant)
class SendQuietly(Illustrating):
    """Words for the facilitators only, without a nickname. Whose they are lies in `sealed`."""

    words: str = text(600)

    def check(self, here: View, actor: Actor) -> None:
        self.check_drawing()

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        own = participant(actor.seat)
        note = QuietNote(
            id=stamp.new_id(FACILITATORS),
            audience=FACILITATORS,
            words=self.words,
            group=group_shown(here, actor),
            **shown_by(self),
        )
        sent = SentNote(id=stamp.new_id(own), audience=own, words=self.words, **shown_by(self))
        by = NoteBy(id=stamp.new_id(SEALED), audience=SEALED, note=note.id, seat=actor.seat, sent=sent.id)
        return Changes.of(put=[note, sent, by])


@operation("meeting.take_back_note", allowed=is_person, reads_all=True, takes_back="sent")
class TakeBackNote(Operation):
    """Take back a quiet note. Its words are gone at once, from the facilitators too."""

    sent: str = reference("meeting.sent_note")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        by = [one for one in here.of(NoteBy) if one.sent == self.sent]
        notes = [one for one in here.of(QuietNote) if one.id in {each.note for each in by}]
        return Changes.of(erased=[here.require(SentNote, self.sent), *by, *notes])
