"""Works know where they sort in their series, and numbers have other keys; what is derived is derived again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("work", sa.Column("place_in_series", sa.LargeBinary(), nullable=False, server_default=""))
    op.drop_index("ix_work_series", "work")
    op.create_index("ix_work_series", "work", ["series", "place_in_series"])
    op.execute("DELETE FROM projection")
