"""What several server processes share: who is present at each, and how often somebody has tried to get in.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "processes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.Column("here", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processes")),
    )
    op.create_table(
        "attempts",
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("whose", sa.String(length=64), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("what", "whose", name=op.f("pk_attempts")),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("attempts")
    op.drop_table("processes")
