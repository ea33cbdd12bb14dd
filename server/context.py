"""What the shell's parts need from one another, put together once at the start."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from server.accounts.attempts import Attempts
from server.accounts.limits import Limits
from server.concerns.vault import Vault, vault_of
from server.jobs import Jobs
from server.live.connections import Connections
from server.live.rooms import Rooms
from server.metrics import Metrics
from server.settings import Settings
from server.store.database import Database
from server.store.log import Log
from server.tickets import Tickets


@dataclass
class Context:
    """One installation, running."""

    settings: Settings
    database: Database
    log: Log
    rooms: Rooms
    limits: Limits = field(default_factory=Limits)
    connections: Connections = field(default_factory=Connections)
    jobs: Jobs = field(default_factory=Jobs)
    metrics: Metrics = field(default_factory=Metrics)
    draining: bool = False

    @cached_property
    def secret(self) -> bytes:
        """The installation's own key."""
        return self.database.secret()

    @cached_property
    def attempts(self) -> Attempts:
        """How often strangers may try to get in."""
        return Attempts(self.database)

    @cached_property
    def vault(self) -> Vault:
        """What seals the store of concerns."""
        return vault_of(self.settings)

    @cached_property
    def tickets(self) -> Tickets:
        """What ties a socket to a browser."""
        return Tickets(self.secret)
