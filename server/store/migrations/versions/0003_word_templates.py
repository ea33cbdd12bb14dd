"""A partnership's own Word template.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the table of templates."""
    op.create_table(
        "word_templates",
        sa.Column("partnership", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("added_at", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership"], ["partnerships.id"], name=op.f("fk_word_templates_partnership_partnerships")
        ),
        sa.PrimaryKeyConstraint("partnership", name=op.f("pk_word_templates")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("word_templates")
