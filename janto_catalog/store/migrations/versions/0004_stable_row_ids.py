"""Works are known by a row id that never changes; their position is an ordinary column; bitmaps of row ids.

All these tables are derived from facts and decisions: they are made again when the catalogue is opened next.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DERIVED = ("work", "work_character", "work_arc", "work_set", "name")


def upgrade() -> None:
    for table in _DERIVED:
        op.drop_table(table)
    # The full text index is SQLite's; it is made at the end of this revision.
    is_sqlite = op.get_context().dialect.name == "sqlite"
    if is_sqlite:
        op.drop_table("work_text")
    # Projections without a version here are made again.
    op.execute("DELETE FROM projection")
    op.create_table(
        "work",
        sa.Column("row_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_key", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=True),
        sa.Column("series_title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_key", sa.LargeBinary(), nullable=False),
        sa.Column("number_value", sa.Float(), nullable=True),
        sa.Column("released", sa.String(), nullable=True),
        sa.Column("runtime", sa.Float(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("in_story", sa.Boolean(), nullable=False),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("is_ordered", sa.Boolean(), nullable=False),
        sa.Column("is_placed", sa.Boolean(), nullable=False),
        sa.Column("placement_status", sa.String(), nullable=False),
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("owned", sa.Boolean(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_work")),
        sa.UniqueConstraint("id", name=op.f("uq_work_id")),
    )
    op.create_index(op.f("ix_work_part_of"), "work", ["part_of"])
    op.create_index("ix_work_number_value", "work", ["number_value"])
    op.create_index("ix_work_position", "work", ["position"])
    op.create_index("ix_work_released", "work", ["released"])
    op.create_index("ix_work_series", "work", ["series", "number_key"])
    op.create_index("ix_work_title_key", "work", ["title_key"])
    op.create_table(
        "work_character",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("character", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_character")),
    )
    op.create_index(op.f("ix_work_character_work"), "work_character", ["work"])
    op.create_index(op.f("ix_work_character_character"), "work_character", ["character"])
    op.create_table(
        "work_arc",
        sa.Column("arc", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("arc", "work", name=op.f("pk_work_arc")),
    )
    op.create_index(op.f("ix_work_arc_work"), "work_arc", ["work"])
    op.create_table(
        "bitmap",
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("bitmap", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("field", "value", name=op.f("pk_bitmap")),
    )
    op.create_table(
        "name",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "folded", "id", name=op.f("pk_name")),
    )
    op.create_index("ix_name_id", "name", ["kind", "id"])
    if is_sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE work_text USING fts5(title, related, description, "
            'tokenize="unicode61 remove_diacritics 0")'
        )
