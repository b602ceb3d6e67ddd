"""Works know whether all their copies are incomplete; the column is filled when the catalogue is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("work", sa.Column("is_incomplete", sa.Boolean(), nullable=False, server_default=sa.false()))
