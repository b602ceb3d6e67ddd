"""A joined or split file knows the item that it was in before.

The next scan groups the files of items with a decision again: such items did not get `gaps` before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("decided_group", sa.Column("former", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE file SET grouped = false WHERE item IN (SELECT id FROM item WHERE gaps IS NULL) AND item IN ("
        "SELECT item FROM decided_link UNION SELECT item FROM decided_extra UNION SELECT item FROM refused_link "
        "UNION SELECT item FROM verdict UNION SELECT item FROM decided_group)"
    )
