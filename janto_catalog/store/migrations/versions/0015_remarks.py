"""Ratings, tags and notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "rating",
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("stars", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_rating")),
    )
    op.create_table(
        "tag",
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("work", "tag", name=op.f("pk_tag")),
    )
    op.create_table(
        "note",
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_note")),
    )
