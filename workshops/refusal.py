"""The one exception of the core, and the closed list of its codes."""

from __future__ import annotations

from typing import Final

CODES: Final = {
    "invalid": "The request does not have the declared shape.",
    "unknown_operation": "There is no operation of that kind.",
    "missing": "What it names does not exist for this actor. What one may not see is missing too.",
    "taken": "That name or place is already used.",
    "forbidden": "This actor may not do that.",
    "closed": "It is over, or has not begun: a round, a session, a draft.",
    "stale": "The text has moved on since it was read. The new wording was not lost.",
    "too_many": "Too many at once, or a limit of the room is reached.",
    "signed_out": "The sign-in or the seat has ended.",
    "unavailable": "The server cannot do that just now. Trying again later may work.",
}


class Refused(Exception):
    """An operation that was not admitted: a code from CODES, and data that machines may read."""

    def __init__(self, code: str, **data: object) -> None:
        if code not in CODES:
            raise KeyError(code)
        super().__init__(code)
        self.code = code
        self.data = data

    def as_json(self) -> dict[str, object]:
        """The shape shared by the socket and by HTTP."""
        return {"code": self.code, "data": self.data}
