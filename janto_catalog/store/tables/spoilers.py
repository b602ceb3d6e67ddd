"""The spoiler limit, and what is behind it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.store.tables.base import Base


class SpoilerLimitRow(Base):
    """A part of the spoiler limit: `kind` is "until", "seen", or the kind of a fact that is kept back ("works",
    "arcs"), `id` is its id.  A setting, not a decision: it is not in the history."""

    __tablename__ = "spoiler_limit"
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)


class KeptBackRow(Base):
    """Something behind the limit: how, and the kind and id of the fact (see `model.spoilers.KeptBack`)."""

    __tablename__ = "kept_back"
    how: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)


class KeptBackVersionRow(Base):
    """The only row has a number that grows whenever `kept_back` changes."""

    __tablename__ = "kept_back_version"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
