"""Items that the user joined or split."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "decided_group",
        sa.Column("file", sa.Integer(), primary_key=True),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
    )
    op.create_index("ix_decided_group_item", "decided_group", ["item"])
