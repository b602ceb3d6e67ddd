"""Items remember whether they still have to be matched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("item", sa.Column("pending", sa.String(), nullable=False, server_default=""))
    where = sa.text("pending != ''")
    op.create_index("ix_item_pending", "item", ["root"], sqlite_where=where, postgresql_where=where)
    # A scan that was cut left such items without any outcome; nothing remembered them until now.
    op.execute("UPDATE item SET pending = 'match' WHERE outcome = '' AND kind != 'loose'")
