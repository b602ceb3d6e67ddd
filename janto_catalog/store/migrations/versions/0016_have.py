"""Works know whether you have them; the column is filled when the catalogue is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("work", sa.Column("have", sa.String(), nullable=False, server_default="no"))
