"""Tables of derived data, except those of one entity: they are in the module of that entity, such as `story`."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.store.tables.base import Base


class ProjectionRow(Base):
    """The version of a projection by which the catalogue was derived, or of the rules by which a root was grouped.

    The names of the latter are those of `store.grouping_rules`.
    """

    __tablename__ = "projection"
    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
