"""What the door writes down for the facilitators of what happens outside the log, and what it lets go in time."""

from __future__ import annotations

from typing import Final

from workshops.admission import Operation, Stamp, operation
from workshops.audiences import FACILITATORS
from workshops.fields import reference, text, texts
from workshops.meeting.records import QuietNote, SentNote
from workshops.meeting.room_records import Exported, Held, HeldBy, Hidden, LetGo, NoteBy, OwnHeld, Waiting
from workshops.refusal import Refused
from workshops.rules import Actor, is_door
from workshops.state import Changes, Record, View

MOST_AT_ONCE: Final = 200
# By class of data, the kinds of records that may be let go once they have been kept long enough.
LETS_GO: Final[dict[str, tuple[type[Record], ...]]] = {
    "quiet": (QuietNote, SentNote, NoteBy),
    "held": (Held, HeldBy, OwnHeld),
    "hidden": (Hidden,),
    "waiting": (Waiting,),
}


@operation("meeting.note_export", allowed=is_door)
class NoteExport(Operation):
    """Let all facilitators see that somebody took a file along."""

    seat: str = reference("meeting.seat", default="")
    name: str = text(80)
    form: str = text(20)

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        noted = Exported(
            id=stamp.new_id(FACILITATORS),
            audience=FACILITATORS,
            seat=self.seat,
            name=self.name,
            form=self.form,
            at=stamp.at,
        )
        return Changes.of(put=[noted])


@operation("meeting.let_go_old", allowed=is_door, reads_all=True)
class LetGoOld(Operation):
    """Erase what has been kept as long as its class allows, and let all facilitators see how much it was."""

    of: str = text(20)
    records: tuple[str, ...] = texts(32, most=MOST_AT_ONCE)

    def check(self, here: View, actor: Actor) -> None:
        if self.of not in LETS_GO:
            raise Refused("invalid", field="of")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        wanted = set(self.records)
        gone = [one for cls in LETS_GO[self.of] for one in here.of(cls) if one.id in wanted]
        if not gone:
            return Changes.of()
        told = LetGo(id=stamp.new_id(FACILITATORS), audience=FACILITATORS, of=self.of, count=len(gone), at=stamp.at)
        return Changes.of(put=[told], erased=gone)
