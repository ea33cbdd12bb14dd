"""The partnership, its people, its sessions: what every artefact stands on."""

from workshops.meeting import (
    agenda,
    conduct,
    contributing,
    hiding,
    partnership,
    people,
    readiness,
    records,
    room,
    room_records,
    timer,
)

__all__ = [
    "agenda",
    "conduct",
    "contributing",
    "hiding",
    "partnership",
    "people",
    "readiness",
    "records",
    "room",
    "room_records",
    "timer",
]
