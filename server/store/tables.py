"""The tables. Words of people stand in ``entries`` and ``snapshots`` only; ``operations`` holds none.

``concerns``, ``register`` and ``register_openings`` are the store of concerns: sealed with a key of their own.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(32)
STREAM = String(80)
HASH = String(64)
TIME = String(32)


def _partnership() -> Column[str]:
    return Column("partnership", ID, ForeignKey("partnerships.id"), primary_key=True)


installation = Table(
    "installation",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

partnerships = Table(
    "partnerships",
    metadata,
    Column("id", ID, primary_key=True),
    Column("created_at", TIME, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("chain", HASH, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    _partnership(),
    Column("stream", STREAM, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("at", TIME, nullable=False),
    Column("put", Text, nullable=False),
    Column("removed", Text, nullable=False),
    Column("salts", Text, nullable=False),
    Column("commitments", Text, nullable=False),
    Column("chain", HASH, nullable=False),
    Index("ix_entries_partnership_turn", "partnership", "turn"),
)

operations = Table(
    "operations",
    metadata,
    _partnership(),
    Column("operation", String(64), primary_key=True),
    Column("seat", ID, primary_key=True),
    Column("turn", Integer),
    Column("at", TIME, nullable=False),
    Column("kind", String(80), nullable=False),
    Column("digest", HASH, nullable=False),
    Column("outcome", Text, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    _partnership(),
    Column("stream", STREAM, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("at", TIME, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("records", Text, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("sign_in_name", String(80), nullable=False, unique=True),
    Column("password", String(200), nullable=False),
    Column("created_at", TIME, nullable=False),
)

browsers = Table(
    "browsers",
    metadata,
    Column("token", HASH, primary_key=True),
    Column("account", ID, ForeignKey("accounts.id")),
    Column("created_at", TIME, nullable=False),
    Column("expires_at", TIME, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    _partnership(),
    Column("seat", ID, primary_key=True),
    Column("door", String(20), nullable=False),
    Column("account", ID, ForeignKey("accounts.id")),
    Column("come_back", HASH, unique=True),
    Column("created_at", TIME, nullable=False),
    Column("ended_at", TIME),
)

browser_seats = Table(
    "browser_seats",
    metadata,
    Column("browser", HASH, ForeignKey("browsers.token", ondelete="CASCADE"), primary_key=True),
    Column("partnership", ID, primary_key=True),
    Column("door", String(20), primary_key=True),
    Column("seat", ID, nullable=False),
    ForeignKeyConstraint(["partnership", "seat"], ["seats.partnership", "seats.seat"]),
)

invitations = Table(
    "invitations",
    metadata,
    Column("token", HASH, primary_key=True),
    Column("partnership", ID, ForeignKey("partnerships.id")),
    Column("name", String(80), nullable=False),
    Column("roles", String(200), nullable=False),
    Column("group", ID, nullable=False),
    Column("organisation", ID, nullable=False),
    Column("created_at", TIME, nullable=False),
    Column("expires_at", TIME, nullable=False),
    Column("used_at", TIME),
)

join_codes = Table(
    "join_codes",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("partnership", ID, ForeignKey("partnerships.id"), nullable=False),
    Column("session", ID, nullable=False),
    Column("created_at", TIME, nullable=False),
    Column("ended_at", TIME),
    UniqueConstraint("partnership", "session"),
)

concerns = Table(
    "concerns",
    metadata,
    _partnership(),
    Column("id", ID, primary_key=True),
    Column("at", TIME, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("closed_at", TIME),
)

register = Table(
    "register",
    metadata,
    _partnership(),
    Column("seat", ID, primary_key=True),
    Column("at", TIME, nullable=False),
    Column("sealed", Text, nullable=False),
)

register_openings = Table(
    "register_openings",
    metadata,
    _partnership(),
    Column("id", ID, primary_key=True),
    Column("at", TIME, nullable=False),
    Column("sealed", Text, nullable=False),
)

word_templates = Table(
    "word_templates",
    metadata,
    _partnership(),
    Column("name", String(120), nullable=False),
    Column("added_at", TIME, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

processes = Table(
    "processes",
    metadata,
    Column("id", ID, primary_key=True),
    Column("beat", Integer, nullable=False),
    Column("here", Text, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("what", String(20), primary_key=True),
    Column("whose", HASH, primary_key=True),
    Column("tokens", Float, nullable=False),
    Column("at", Float, nullable=False),
)
