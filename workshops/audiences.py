"""Who may see what: each audience is one stream with its own numbering."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

EVERYONE: Final = "everyone"
FACILITATORS: Final = "facilitators"
PROCUREMENT: Final = "procurement"
SEALED: Final = "sealed"


def organisation(organisation_id: str) -> str:
    """The stream of one organisation's confirmed people."""
    return f"organisation:{organisation_id}"


def participant(seat_id: str) -> str:
    """The stream of one seat alone."""
    return f"participant:{seat_id}"


def streams_of(seat_id: str, roles: Collection[str], organisation_id: str) -> frozenset[str]:
    """The streams that a seat holds whose place in the organisation is confirmed. `sealed` is held by nobody."""
    held = {EVERYONE, participant(seat_id)}
    if "facilitator" in roles:
        held.add(FACILITATORS)
    if "procurement_lead" in roles:
        held.add(PROCUREMENT)
    if organisation_id:
        held.add(organisation(organisation_id))
    return frozenset(held)


def may_refer(stream: str) -> tuple[str, ...]:
    """The streams whose records a record in ``stream`` may name: everybody who reads it must hold them."""
    return (stream,) if stream == EVERYONE else (EVERYONE, stream)
