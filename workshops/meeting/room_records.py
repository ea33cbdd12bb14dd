"""What the room itself keeps: its rules, who waits, who is muted, what is out of sight or waits to be shown."""

from __future__ import annotations

from typing import Final

from workshops.fields import choice, choices, reference
from workshops.meeting.illustrating import Illustrated
from workshops.meeting.records import WAYS
from workshops.state import Record, View, record

RULES: Final = ("waiting_room", "moderation", "consent")
# How somebody who was erased had asked for it.
ASKED: Final = ("own", "told", "in_writing", "guardian")
NATIONS: Final = ("england", "northern_ireland", "scotland", "wales")


@record("meeting.room_rules")
class RoomRules(Record):
    """How the room is kept.

    ``waiting_room``: who comes by the join code waits until let in. ``moderation``: what contributors write waits until
    a facilitator shows it. ``consent``: contributors say that they want to take part before they contribute. The
    ``nation`` decides from which age somebody says so alone.
    """

    waiting_room: bool = False
    moderation: bool = False
    consent: bool = False
    nation: str = choice("", *NATIONS, default="")


@record("meeting.waiting")
class Waiting(Record):
    """Somebody at the door, for the facilitators alone. Its id is the seat that waits."""

    nickname: str
    group: str = reference("meeting.group", default="")
    organisation: str = reference("meeting.organisation", default="")
    ways: tuple[str, ...] = choices(*WAYS, default=())
    since: str


@record("meeting.let_in")
class LetIn(Record):
    """Stands in the stream of who waited: the seat in the room that took the place of the waiting one."""

    seat: str = reference("meeting.seat")


@record("meeting.muted")
class Muted(Record):
    """A seat that may not contribute just now, for the facilitators. ``note`` is the id of what its person sees."""

    seat: str = reference("meeting.seat")
    note: str


@record("meeting.own_mute")
class OwnMute(Record):
    """'You cannot add anything just now', in the stream of who is muted. Reading goes on."""

    since: str


@record("meeting.spoke")
class Spoke(Record):
    """Somebody of a group contributed something in a session: for the facilitators, and never who."""

    session: str = reference("meeting.session")
    group: str = reference("meeting.group", default="")


@record("meeting.hidden")
class Hidden(Record):
    """Something was taken out of sight. ``of`` is the kind and ``record`` the id that it had.

    For a concern there is nothing else here. Otherwise ``words`` are its words, and ``kept`` what is needed to show it
    again (its records, and who named it) as JSON.
    """

    of: str
    record: str
    why: str = choice("facilitator", "concern", default="facilitator")
    at: str
    words: str = ""
    kept: str = ""


@record("meeting.held")
class Held(Record):
    """A contribution that waits to be shown: the kind of operation, its words, the whole operation as JSON."""

    asks: str
    words: str
    asked: str
    group: str = reference("meeting.group", default="")
    at: str


@record("meeting.own_held")
class OwnHeld(Illustrated):
    """One's own contribution while it waits, and if it was not shown, the reason given."""

    asks: str
    words: str
    status: str = choice("waiting", "declined", default="waiting")
    reason: str = ""

    def goes_with_assent(self, here: View) -> bool:
        """What waits would be shown afterwards."""
        return self.status == "waiting"


@record("meeting.own_wording")
class OwnWording(Record):
    """A wording of one's own that was kept beside a text and then let go: its writer still has it, and nobody else."""

    words: str


@record("meeting.note_by")
class NoteBy(Record):
    """Whose quiet note it is: in `sealed`, for the safeguarding lead alone.

    ``note`` is its id with the facilitators, ``sent`` its id with its writer.
    """

    note: str
    seat: str
    sent: str = ""


@record("meeting.held_by")
class HeldBy(Record):
    """Whose contribution waits: in `sealed`. ``held`` and ``note`` are ids in other streams.

    ``scribed``: another wrote it down for them.
    """

    held: str
    seat: str
    note: str
    scribed: bool = False


@record("meeting.erased")
class Erased(Record):
    """Somebody was erased, for the facilitators: how it was asked for and what had to stay. Never who it was."""

    asked: str = choice(*ASKED)
    at: str
    signatures: int = 0
    approvals: int = 0


@record("meeting.exported")
class Exported(Record):
    """Somebody took a file along, for the facilitators: who, which document or map, in which format."""

    seat: str = reference("meeting.seat", default="")
    name: str
    form: str
    at: str


@record("meeting.let_go")
class LetGo(Record):
    """What was kept long enough was let go, for the facilitators: which class of data and how many records of it."""

    of: str
    count: int
    at: str
