"""Operations lie by their ids, which clients begin with the time: a batch adds to one end of the index.

By seats it touched a page for each of them, and writing those was half of what a batch cost on the disk.

Revision ID: 0005
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Turn the key round."""
    _key(("partnership", "operation", "seat"))


def downgrade() -> None:
    """Turn it back."""
    _key(("partnership", "seat", "operation"))


def _key(columns: Sequence[str]) -> None:
    with op.batch_alter_table("operations", recreate="auto") as table:
        table.drop_constraint("pk_operations", type_="primary")
        table.create_primary_key("pk_operations", list(columns))
