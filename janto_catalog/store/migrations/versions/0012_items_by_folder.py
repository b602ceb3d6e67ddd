"""An index of items by folder and state: what is not recognised is counted from it alone."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_index("ix_item_folder", "item", ["root", "folder", "state"])
