"""The versions of projections, and the state of items as one of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "projection",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_projection")),
    )
    op.drop_index("ix_item_outcome", "item")
    op.add_column("item", sa.Column("state", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_item_state", "item", ["state", "root"])
