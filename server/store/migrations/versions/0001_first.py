"""The first tables.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("sign_in_name", sa.String(length=80), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_accounts_sign_in_name")),
    )
    op.create_table(
        "installation",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
    )
    op.create_table(
        "partnerships",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnerships")),
    )
    op.create_table(
        "browsers",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_browsers_account_accounts")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_browsers")),
    )
    op.create_table(
        "entries",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("stream", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("put", sa.Text(), nullable=False),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.Column("salts", sa.Text(), nullable=False),
        sa.Column("commitments", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["partnership"], ["partnerships.id"], name=op.f("fk_entries_partnership_partnerships")),
        sa.PrimaryKeyConstraint("partnership", "stream", "number", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_partnership_turn", "entries", ["partnership", "turn"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("partnership", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("roles", sa.String(length=200), nullable=False),
        sa.Column("group", sa.String(length=32), nullable=False),
        sa.Column("organisation", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=32), nullable=False),
        sa.Column("used_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_invitations_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitations")),
    )
    op.create_table(
        "join_codes",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("session", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_join_codes_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_join_codes")),
        sa.UniqueConstraint("partnership", "session", name=op.f("uq_join_codes_partnership_session")),
    )
    op.create_table(
        "operations",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_operations_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", "seat", "operation", name=op.f("pk_operations")),
    )
    op.create_table(
        "seats",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=True),
        sa.Column("come_back", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_seats_account_accounts")),
        sa.ForeignKeyConstraint(["partnership"], ["partnerships.id"], name=op.f("fk_seats_partnership_partnerships")),
        sa.PrimaryKeyConstraint("partnership", "seat", name=op.f("pk_seats")),
        sa.UniqueConstraint("come_back", name=op.f("uq_seats_come_back")),
    )
    op.create_table(
        "snapshots",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("stream", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("records", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_snapshots_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", "stream", name=op.f("pk_snapshots")),
    )
    op.create_table(
        "browser_seats",
        sa.Column("browser", sa.String(length=64), nullable=False),
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["browser"], ["browsers.token"], name=op.f("fk_browser_seats_browser_browsers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["partnership", "seat"],
            ["seats.partnership", "seats.seat"],
            name=op.f("fk_browser_seats_partnership_seat_seats"),
        ),
        sa.PrimaryKeyConstraint("browser", "partnership", "door", name=op.f("pk_browser_seats")),
    )


def downgrade() -> None:
    """Take every table away."""
    op.drop_table("browser_seats")
    op.drop_table("snapshots")
    op.drop_table("seats")
    op.drop_table("operations")
    op.drop_table("join_codes")
    op.drop_table("invitations")
    op.drop_index("ix_entries_partnership_turn", table_name="entries")
    op.drop_table("entries")
    op.drop_table("browsers")
    op.drop_table("partnerships")
    op.drop_table("installation")
    op.drop_table("accounts")
