"""The content of a file is known by its fingerprint, and the column is called so."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Alembic would recreate the table on SQLite, which can rename a column.
    op.execute("ALTER TABLE file RENAME COLUMN print TO fingerprint")
