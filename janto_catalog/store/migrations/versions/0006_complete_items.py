"""Items know whether they are complete.  `gaps` is filled when their folder is grouped again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("item", sa.Column("gaps", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("complete", sa.Boolean(), nullable=True))
    op.add_column("item", sa.Column("missing", sa.Text(), nullable=False, server_default=""))
