"""The partnership, its people, its sessions: what every artefact stands on."""

from workshops.meeting import (
    agenda,
    conduct,
    contributing,
    hiding,
    holding,
    partnership,
    people,
    plan,
    readiness,
    records,
    room,
    room_records,
    session_records,
    sight,
    summing_up,
    timer,
)

__all__ = [
    "agenda",
    "conduct",
    "contributing",
    "hiding",
    "holding",
    "partnership",
    "people",
    "plan",
    "readiness",
    "records",
    "room",
    "room_records",
    "session_records",
    "sight",
    "summing_up",
    "timer",
]
