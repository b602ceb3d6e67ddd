"""A spoiler limit, and what is behind it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "spoiler_limit",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name="pk_spoiler_limit"),
    )
    op.create_table(
        "kept_back",
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("how", "kind", "id", name="pk_kept_back"),
    )
    op.create_table(
        "kept_back_version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_kept_back_version"),
    )
