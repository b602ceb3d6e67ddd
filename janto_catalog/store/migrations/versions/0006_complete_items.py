"""Items know whether they are complete.  The next scan groups all files again, which fills `gaps`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("item", sa.Column("gaps", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("complete", sa.Boolean(), nullable=True))
    op.add_column("item", sa.Column("missing", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE file SET grouped = 0")
