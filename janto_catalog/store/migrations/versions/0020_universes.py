"""Packs and works know their universe: each pack is one of its own until it says more.  Derived data is derived again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("pack", sa.Column("universe", sa.String(), nullable=False, server_default=""))
    op.add_column("pack", sa.Column("universe_rank", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("work", sa.Column("universe", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_work_universe", "work", ["universe", "is_ordered", "position"])
    op.execute("UPDATE pack SET universe = name")
    op.execute(
        "UPDATE fact SET document = json_set(document, '$.universe', pack) WHERE kind IN ('works', 'series')"
    )
    op.execute("DELETE FROM projection")
