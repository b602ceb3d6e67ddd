"""The journal: the values of every changed row of decisions, before and after."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.store.tables.base import Base


class ChangeRow(Base):
    """One step of the user; `reverses` is the change that this one undid or redid."""

    __tablename__ = "change"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[str]
    label: Mapped[str]
    reverses: Mapped[int | None] = mapped_column(index=True)

    __table_args__ = ({"sqlite_autoincrement": True},)


class ChangedRow(Base):
    """One row a change touched: its values before and after as JSON, NULL where there was none."""

    __tablename__ = "changed_row"
    change: Mapped[int] = mapped_column(ForeignKey("change.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    table: Mapped[str]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)

    # Whether edits of facts have changed is read before the story is used.
    __table_args__ = (Index("ix_changed_row_table", "table", "change"),)
