"""Folders that were removed, with what was stored about them, so that the removal can be undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "removed_root",
        sa.Column("root", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("root", name=op.f("pk_removed_root")),
    )
    op.create_table(
        "kept_rows",
        sa.Column("root", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("root", "ordinal", name=op.f("pk_kept_rows")),
    )
