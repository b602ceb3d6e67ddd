"""Packs can be switched off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "switched_off_fact",
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pack", "kind", "ordinal", name=op.f("pk_switched_off_fact")),
    )
    op.add_column("pack", sa.Column("is_on", sa.Boolean(), server_default="1", nullable=False))
