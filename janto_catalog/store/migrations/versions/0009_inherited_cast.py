"""Parts of works have the cast and arcs of their containers; the tables are filled when the catalogue is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.drop_table("work_character")
    op.drop_table("work_arc")
    op.create_table(
        "work_character",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("is_inherited", sa.Boolean(), nullable=False),
        sa.Column("character", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", "work", "is_inherited", name=op.f("pk_work_character")),
    )
    op.create_index(op.f("ix_work_character_character"), "work_character", ["character"])
    op.create_index(op.f("ix_work_character_work"), "work_character", ["work"])
    op.create_table(
        "work_arc",
        sa.Column("arc", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("is_inherited", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("arc", "work", "is_inherited", name=op.f("pk_work_arc")),
    )
    op.create_index(op.f("ix_work_arc_work"), "work_arc", ["work"])
