"""Who is connected: which seat each connection belongs to, and who is here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class Connected:
    """One connection. It is ``joined`` once it has sent `join`, which told whether it ``unpacks`` snapshots.

    Socket.IO knows it as ``sid``, and Engine.IO as ``engine_id``.
    """

    sid: str
    partnership: str
    seat: str
    browser: str = ""
    engine_id: str = ""
    joined: bool = False
    unpacks: bool = False
    streams: set[str] = field(default_factory=set)


class Connections:
    """Every connection of this process."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Connected] = {}
        # Who is present at other processes, by partnership.
        self.elsewhere: Mapping[str, frozenset[str]] = {}

    def add(self, connected: Connected) -> None:
        """A connection whose ticket was good."""
        self._by_sid[connected.sid] = connected

    def get(self, sid: str) -> Connected | None:
        """The connection of that Socket.IO id."""
        return self._by_sid.get(sid)

    def drop(self, sid: str) -> Connected | None:
        """Forget a connection; returns it if it was known."""
        return self._by_sid.pop(sid, None)

    def of_seat(self, partnership: str, seat: str) -> list[Connected]:
        """Every connection of one seat."""
        return [one for one in self._by_sid.values() if one.partnership == partnership and one.seat == seat]

    def of_browser(self, browser: str) -> list[Connected]:
        """Every connection of one signed-in browser."""
        return [one for one in self._by_sid.values() if one.browser == browser]

    def here_alone(self, partnership: str) -> list[str]:
        """The seats present at this process, each once, in a fixed order."""
        return sorted({one.seat for one in self._by_sid.values() if one.partnership == partnership and one.joined})

    def here(self, partnership: str) -> list[str]:
        """The seats present in a partnership, at whatever process, each once, in a fixed order."""
        return sorted({*self.here_alone(partnership), *self.elsewhere.get(partnership, ())})

    def partnerships(self) -> set[str]:
        """Partnerships with anybody present."""
        return {one.partnership for one in self._by_sid.values()}

    def __iter__(self) -> Iterator[Connected]:
        return iter(list(self._by_sid.values()))

    def __len__(self) -> int:
        return len(self._by_sid)
