"""Facts of disks: folders, files, items, and the results of matching."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.store.tables.base import Base

# Conditions of partial indexes, as queries must say them (without parameters) for a store to use the index.
_NOT_SEEN, _UNREADABLE = text("missing_scans > 0"), text("reason != ''")
_PENDING = text("pending != ''")


class RootRow(Base):
    """A folder that was added."""

    __tablename__ = "root"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    path: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    name: Mapped[str]
    identity: Mapped[str]
    scanned_at: Mapped[str | None]


class ItemRow(Base):
    """One copy of something; `outcome` is the result of matching, `reason` why it is unknown.

    `pending` is a value of `model.files.Pending`: whether the item still has to be matched.  It is set in the
    transaction that changes the item or its files, and cleared in the one that stores the result.
    `gaps` is what the numbers of its files say is missing, "" when nothing is, NULL when they do not say.
    `state` is derived, see `store.derived.item_states`; so are `complete` (NULL: not known) and `missing`, see
    `store.derived.completeness`.
    """

    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    root: Mapped[int] = mapped_column(ForeignKey("root.id", ondelete="CASCADE"))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[str]
    name: Mapped[str]
    folder: Mapped[str]
    outcome: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    pending: Mapped[str] = mapped_column(default="", server_default="")
    gaps: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(default="", server_default="")
    complete: Mapped[bool | None]
    missing: Mapped[str] = mapped_column(Text, default="", server_default="")

    __table_args__ = (
        UniqueConstraint("root", "key"),
        Index("ix_item_state", "state", "root"),
        Index("ix_item_folder", "root", "folder", "state"),
        Index("ix_item_pending", "root", sqlite_where=_PENDING, postgresql_where=_PENDING),
        {"sqlite_autoincrement": True},
    )


class FileRow(Base):
    """A file of a root: its size and times, what was read, and its role in an item.

    Not read yet: `facts` NULL and `reason` empty.  `grouped` is False while it is new, changed or moved
    since its part of the root was last grouped, so that an interrupted scan knows where to go on.
    """

    __tablename__ = "file"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    root: Mapped[int] = mapped_column(ForeignKey("root.id", ondelete="CASCADE"))
    path: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    inode: Mapped[int] = mapped_column(BigInteger)
    device: Mapped[int] = mapped_column(BigInteger)
    fingerprint: Mapped[str] = mapped_column(default="")
    facts: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(default="")
    missing_scans: Mapped[int] = mapped_column(default=0)
    grouped: Mapped[bool] = mapped_column(default=False)
    item: Mapped[int | None]
    role: Mapped[str] = mapped_column(default="")
    ordinal: Mapped[int] = mapped_column(default=0)

    # The facts make rows long: what is asked of all files at each scan is answered from these alone.
    __table_args__ = (
        UniqueConstraint("root", "path"),
        Index("ix_file_fingerprint", "fingerprint", "item", "role"),
        Index("ix_file_item", "item", "role", "missing_scans", "reason"),
        Index(
            "ix_file_ungrouped",
            "root",
            sqlite_where=text("grouped IS 0"),
            postgresql_where=text("grouped IS false"),
        ),
        Index(
            "ix_file_not_seen", "root", "missing_scans", sqlite_where=_NOT_SEEN, postgresql_where=_NOT_SEEN
        ),
        Index("ix_file_unreadable", "root", sqlite_where=_UNREADABLE, postgresql_where=_UNREADABLE),
        {"sqlite_autoincrement": True},
    )


class FoundLinkRow(Base):
    """A link the program made; evidence as a document."""

    __tablename__ = "found_link"
    item: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    work: Mapped[str] = mapped_column(primary_key=True)
    confidence: Mapped[float]
    document: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_found_link_work", "work"),)


class FoundExtraRow(Base):
    """An item that the program knows to be an extra of a work."""

    __tablename__ = "found_extra"
    item: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    work: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]


class CandidateRow(Base):
    """A work offered for an item, best first."""

    __tablename__ = "candidate"
    item: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    work: Mapped[str]
    confidence: Mapped[float]
    document: Mapped[str] = mapped_column(Text)


class CopyConflictRow(Base):
    """An item that is a question because an `other` one holds the same files as another work; derived, see
    `store.derived.copy_conflicts`."""

    __tablename__ = "copy_conflict"
    item: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)
    other: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)


class KeptRowsRow(Base):
    """Rows of one table about a folder that was removed, compressed; see `store.removed_roots`."""

    __tablename__ = "kept_rows"
    root: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary)
