"""The tables of the first catalogue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("reverses", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_reverses"), "change", ["reverses"], unique=False)
    op.create_table(
        "decided_extra",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_decided_extra")),
    )
    op.create_index(op.f("ix_decided_extra_work"), "decided_extra", ["work"], unique=False)
    op.create_table(
        "decided_link",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("range_begin", sa.Float(), nullable=True),
        sa.Column("range_end", sa.Float(), nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decided_link")),
        sa.UniqueConstraint("item", "work", name=op.f("uq_decided_link_item_work")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decided_link_item"), "decided_link", ["item"], unique=False)
    op.create_index(op.f("ix_decided_link_work"), "decided_link", ["work"], unique=False)
    op.create_table(
        "fact",
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pack", "kind", "ordinal", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_id"), "fact", ["id"], unique=False)
    op.create_table(
        "name",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "folded", "id", name=op.f("pk_name")),
    )
    op.create_index("ix_name_id", "name", ["kind", "id"], unique=False)
    op.create_table(
        "pack",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("installed_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pack")),
    )
    op.create_table(
        "progress",
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_progress")),
    )
    op.create_table(
        "refused_link",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("item", "work", name=op.f("pk_refused_link")),
    )
    op.create_table(
        "root",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("scanned_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_root")),
        sa.UniqueConstraint("path", name=op.f("uq_root_path")),
    )
    op.create_table(
        "rule",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint(
            "scope", "pattern", "answer", "target", name=op.f("uq_rule_scope_pattern_answer_target")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "verdict",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_verdict")),
    )
    op.create_table(
        "work",
        sa.Column("number_in_store", sa.Integer(), autoincrement=True, nullable=False),
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
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.Column("sure", sa.String(), nullable=False),
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.Integer(), nullable=True),
        sa.Column("latest", sa.Integer(), nullable=True),
        sa.Column("owned", sa.Boolean(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number_in_store", name=op.f("pk_work")),
        sa.UniqueConstraint("id", name=op.f("uq_work_id")),
    )
    op.create_index(op.f("ix_work_part_of"), "work", ["part_of"], unique=False)
    op.create_index("ix_work_listed", "work", ["listed"], unique=False)
    op.create_index("ix_work_number_key", "work", ["number_key"], unique=False)
    op.create_index("ix_work_number_value", "work", ["number_value"], unique=False)
    op.create_index("ix_work_position", "work", ["position"], unique=False)
    op.create_index("ix_work_released", "work", ["released"], unique=False)
    op.create_index("ix_work_series", "work", ["series", "number_key"], unique=False)
    op.create_index("ix_work_title_key", "work", ["title_key"], unique=False)
    op.create_table(
        "work_arc",
        sa.Column("arc", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("arc", "work", name=op.f("pk_work_arc")),
    )
    op.create_index("ix_work_arc_arc", "work_arc", ["arc", "number"], unique=False)
    op.create_index(op.f("ix_work_arc_work"), "work_arc", ["work"], unique=False)
    op.create_table(
        "work_character",
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("character", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("apparent", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("work", "character", "rank", name=op.f("pk_work_character")),
    )
    op.create_index("ix_work_character_character", "work_character", ["character", "number"], unique=False)
    op.create_table(
        "work_set",
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("field", "value", name=op.f("pk_work_set")),
    )
    op.create_table(
        "changed_row",
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["change"], ["change.id"], name=op.f("fk_changed_row_change")),
        sa.PrimaryKeyConstraint("change", "ordinal", name=op.f("pk_changed_row")),
    )
    op.create_index("ix_changed_row_table", "changed_row", ["table", "change"], unique=False)
    op.create_table(
        "edit",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("replaced", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "fact", "field", name=op.f("pk_edit")),
    )
    op.create_table(
        "file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("inode", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.BigInteger(), nullable=False),
        sa.Column("print", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("missing_scans", sa.Integer(), nullable=False),
        sa.Column("grouped", sa.Boolean(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["root"], ["root.id"], name=op.f("fk_file_root"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("root", "path", name=op.f("uq_file_root_path")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_file_item", "file", ["item", "role", "missing_scans", "reason"], unique=False)
    op.create_index(
        "ix_file_ungrouped",
        "file",
        ["root"],
        sqlite_where=sa.text("grouped IS 0"),
        postgresql_where=sa.text("grouped IS false"),
    )
    for name, columns, condition in (
        ("ix_file_not_seen", ["root", "missing_scans"], "missing_scans > 0"),
        ("ix_file_unreadable", ["root"], "reason != ''"),
    ):
        where = sa.text(condition)
        op.create_index(name, "file", columns, sqlite_where=where, postgresql_where=where)
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["root"], ["root.id"], name=op.f("fk_item_root"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("root", "key", name=op.f("uq_item_root_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_item_outcome", "item", ["root", "kind", "outcome"], unique=False)
    op.create_table(
        "candidate",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"], name=op.f("fk_candidate_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item", "ordinal", name=op.f("pk_candidate")),
    )
    op.create_table(
        "found_extra",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"], name=op.f("fk_found_extra_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_found_extra")),
    )
    op.create_index(op.f("ix_found_extra_work"), "found_extra", ["work"], unique=False)
    op.create_table(
        "found_link",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"], name=op.f("fk_found_link_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item", "work", name=op.f("pk_found_link")),
    )
    op.create_index("ix_found_link_work", "found_link", ["work"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            'CREATE VIRTUAL TABLE work_text USING fts5(title, body, tokenize="unicode61 remove_diacritics 0")'
        )
