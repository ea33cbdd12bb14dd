"""Concerns, who is who, and the openings of that register: sealed, outside the log.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make the tables of the store of concerns."""
    op.create_table(
        "concerns",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_concerns_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", "id", name=op.f("pk_concerns")),
    )
    op.create_table(
        "register",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("seat", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_register_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", "seat", name=op.f("pk_register")),
    )
    op.create_table(
        "register_openings",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_register_openings_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", "id", name=op.f("pk_register_openings")),
    )
