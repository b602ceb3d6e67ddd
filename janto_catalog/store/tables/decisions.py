"""What people decided.  Every row of a decision is journalled; none of it can be read again from disk."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.model.changes import Data
from janto_catalog.store.tables.base import Base, Decision


class DecidedLinkRow(Base, Decision):
    """A link that the user made, with its range inside the item, or NULL for the whole item."""

    __tablename__ = "decided_link"
    touches: ClassVar = {"item": Data.ITEM_DECISIONS, "work": Data.LINKS}
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    item: Mapped[int] = mapped_column(index=True)
    work: Mapped[str] = mapped_column(index=True)
    unit: Mapped[str | None]
    range_begin: Mapped[float | None]
    range_end: Mapped[float | None]
    preferred: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (UniqueConstraint("item", "work"), {"sqlite_autoincrement": True})


class DecidedGroupRow(Base, Decision):
    """A file of an item that the user joined or split, and its place in playing order.

    `former` is the item that it was in before; undoing the decision brings that item back under its id.
    """

    __tablename__ = "decided_group"
    touches: ClassVar = {"file": Data.GROUPINGS}
    file: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(index=True)
    ordinal: Mapped[int]
    role: Mapped[str]
    former: Mapped[int | None]


class DecidedExtraRow(Base, Decision):
    """An item that the user marked as an extra of a work.  It has no links then."""

    __tablename__ = "decided_extra"
    touches: ClassVar = {"item": Data.ITEM_DECISIONS, "work": Data.LINKS}
    item: Mapped[int] = mapped_column(primary_key=True)
    work: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]


class RefusedLinkRow(Base, Decision):
    """A match or extra found by the program that the user removed."""

    __tablename__ = "refused_link"
    touches: ClassVar = {"item": Data.ITEM_DECISIONS, "work": Data.LINKS}
    item: Mapped[int] = mapped_column(primary_key=True)
    work: Mapped[str] = mapped_column(primary_key=True)


class ItemMarkRow(Base, Decision):
    """The mark of the user on an item: "later" or "not-part"."""

    # The table and its column keep the names that older catalogues have.
    __tablename__ = "verdict"
    touches: ClassVar = {"item": Data.ITEM_DECISIONS}
    item: Mapped[int] = mapped_column(primary_key=True)
    verdict: Mapped[str]


class RemovedRootRow(Base, Decision):
    """A folder that the user removed from the catalogue.  What was stored about it is in `kept_rows`."""

    __tablename__ = "removed_root"
    touches: ClassVar = {"root": Data.REMOVED_FOLDERS}
    root: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ProgressRow(Base, Decision):
    """The progress of the user with a work."""

    __tablename__ = "progress"
    touches: ClassVar = {"work": Data.PROGRESS}
    work: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    at: Mapped[str]


class RatingRow(Base, Decision):
    """The stars that the user gave a work, 0.5 to 5."""

    __tablename__ = "rating"
    touches: ClassVar = {"work": Data.REMARKS}
    work: Mapped[str] = mapped_column(primary_key=True)
    stars: Mapped[float]


class TagRow(Base, Decision):
    """A tag of a work, as the user writes it."""

    __tablename__ = "tag"
    touches: ClassVar = {"work": Data.REMARKS}
    work: Mapped[str] = mapped_column(primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)


class NoteRow(Base, Decision):
    """The note of the user on a work."""

    __tablename__ = "note"
    touches: ClassVar = {"work": Data.REMARKS}
    work: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class OwnCoverRow(Base, Decision):
    """The cover that the user chose for a work; `picture` names a row of `own_picture`."""

    __tablename__ = "own_cover"
    touches: ClassVar = {"work": Data.COVERS}
    work: Mapped[str] = mapped_column(primary_key=True)
    picture: Mapped[str]


class OwnPictureRow(Base):
    """A picture that is or was a cover, by the hash of its content: a JPEG of at most 512 x 512 pixels.

    It is not journalled, because it never changes, and it is kept, because undoing may need it again.
    """

    __tablename__ = "own_picture"
    hash: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class SavedSearchRow(Base, Decision):
    """A search that the user saved under a name."""

    __tablename__ = "saved_search"
    touches: ClassVar = {"name": Data.SAVED_SEARCHES}
    name: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str] = mapped_column(Text)


class SavedOrderRow(Base, Decision):
    """An order that the user made: the search `query` for what is in it, or NULL, and how it runs."""

    __tablename__ = "saved_order"
    touches: ClassVar = {"id": Data.SAVED_ORDERS}
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str]
    query: Mapped[str | None] = mapped_column(Text)
    view: Mapped[str]
    others: Mapped[bool]
    per_evening: Mapped[int]

    __table_args__ = ({"sqlite_autoincrement": True},)


class SavedOrderTitleRow(Base, Decision):
    """A work that was added to an order, or, where `added` is false, left out of it.

    `ordinal` counts what was added, 0 for a work that only a search had found.
    """

    __tablename__ = "saved_order_title"
    touches: ClassVar = {"order_id": Data.SAVED_ORDERS}
    order_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    work: Mapped[str] = mapped_column(primary_key=True)
    added: Mapped[bool]
    ordinal: Mapped[int]


class SavedOrderDividerRow(Base, Decision):
    """A line with a text in an order; "" when it was removed."""

    __tablename__ = "saved_order_divider"
    touches: ClassVar = {"order_id": Data.SAVED_ORDERS}
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    order_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = ({"sqlite_autoincrement": True},)


class SavedOrderMoveRow(Base, Decision):
    """A work or divider of an order was moved; see `model.saved_orders.Move`."""

    __tablename__ = "saved_order_move"
    touches: ClassVar = {"order_id": Data.SAVED_ORDERS}
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    order_id: Mapped[int] = mapped_column(index=True)
    element: Mapped[str]
    after_element: Mapped[str]
    before_element: Mapped[str]

    __table_args__ = ({"sqlite_autoincrement": True},)


class RuleRow(Base, Decision):
    """A remembered answer; `role` is that of an extra, else empty."""

    __tablename__ = "rule"
    touches: ClassVar = {("scope", "pattern"): Data.RULES}
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    scope: Mapped[str]
    pattern: Mapped[str]
    answer: Mapped[str]
    target: Mapped[str]
    role: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("scope", "pattern", "answer", "target"),
        {"sqlite_autoincrement": True},
    )


class EditRow(Base, Decision):
    """An edit of a fact: the new value of `field`, or the whole fact if `field` is "", as JSON of its type.

    `replaced` is the value of the packs when it was edited, NULL where they had none; `value` NULL with
    field "" takes the fact out.
    """

    __tablename__ = "edit"
    touches: ClassVar = {("kind", "fact"): Data.EDITS}
    kind: Mapped[str] = mapped_column(primary_key=True)
    fact: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None] = mapped_column(Text)
    replaced: Mapped[str | None] = mapped_column(Text)
