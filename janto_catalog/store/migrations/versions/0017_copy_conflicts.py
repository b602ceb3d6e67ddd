"""Items whose files are also in items of other works, and an index that finds files by their content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_index("ix_file_fingerprint", "file", ["fingerprint", "item", "role"])
    op.create_table(
        "copy_conflict",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item"], ["item.id"], name=op.f("fk_copy_conflict_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item", "other", name=op.f("pk_copy_conflict")),
    )
    op.create_index(op.f("ix_copy_conflict_other"), "copy_conflict", ["other"])
