"""Orders that the user makes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "saved_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=True),
        sa.Column("view", sa.String(), nullable=False),
        sa.Column("others", sa.Boolean(), nullable=False),
        sa.Column("per_evening", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_order"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_order_title",
        sa.Column("order_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "work", name="pk_saved_order_title"),
    )
    op.create_table(
        "saved_order_divider",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_order_divider"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_saved_order_divider_order_id", "saved_order_divider", ["order_id"])
    op.create_table(
        "saved_order_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("element", sa.String(), nullable=False),
        sa.Column("after_element", sa.String(), nullable=False),
        sa.Column("before_element", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_order_move"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_saved_order_move_order_id", "saved_order_move", ["order_id"])
