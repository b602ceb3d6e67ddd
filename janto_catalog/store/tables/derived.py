"""What the catalogue knows of its derived data itself; the data lies in the tables it is about."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.store.tables.base import Base


class ProjectionRow(Base):
    """The version of a projection by which the catalogue was derived."""

    __tablename__ = "projection"
    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
