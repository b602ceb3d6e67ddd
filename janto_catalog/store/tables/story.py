"""Facts of packs: whole as documents, and the index tables that queries use."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from janto_catalog.model.have import Have
from janto_catalog.store.tables.base import Base


class PackRow(Base):
    """An installed pack; `universe_rank` counts the universes from 0 in the order of lists (see
    `derived.universe_ranks`).  The facts of one that is not `is_on` are in `SwitchedOffFactRow`."""

    __tablename__ = "pack"
    name: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    version: Mapped[str]
    description: Mapped[str] = mapped_column(Text)
    licence: Mapped[str]
    installed_at: Mapped[str]
    universe: Mapped[str] = mapped_column(default="", server_default="")
    universe_rank: Mapped[int] = mapped_column(default=0, server_default="0")
    is_on: Mapped[bool] = mapped_column(default=True, server_default="1")


class FormerIdRow(Base):
    """An id that an installed pack had in an older version, with what became of it (see `model.former_ids`).

    `becomes` is a list of ids as JSON.  The row stays when the pack is removed: decisions about the id may still be there.
    """

    __tablename__ = "former_id"
    pack: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    fate: Mapped[str]
    becomes: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    pack_title: Mapped[str]


class FactRow(Base):
    """One fact of a pack as a document; `kind` is the field of `Story` it belongs to, `ordinal` its place there."""

    __tablename__ = "fact"
    pack: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(index=True)
    document: Mapped[str] = mapped_column(Text)


class SwitchedOffFactRow(Base):
    """A fact of a pack that is switched off, as in `FactRow`: nothing reads it until the pack is switched on."""

    __tablename__ = "switched_off_fact"
    pack: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    document: Mapped[str] = mapped_column(Text)


class WorkIndexRow(Base):
    """A work as lists show, sort and filter it.

    `row_id` never changes; bitmaps and the text index hold it.
    `position` orders the works that lists show by the story (see `positions`); segments have none.  Those with a
    place in the story order are `is_ordered`; a container comes just before the first of its parts that is.
    `owned`, `is_incomplete`, `have` (a value of `model.have.Have`) and `copies`, the whole ones that are there, follow
    from links (see `ownership`).  Sort keys are folded text as bytes, so the database compares them bytewise.
    `number_value` is the number where it is one ("12.5", not "Special 3"), `place_in_series` sorts by numbers, or by what
    says where a work sorts instead.
    """

    __tablename__ = "work"
    row_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    pack: Mapped[str]
    title: Mapped[str]
    title_key: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[str]
    series: Mapped[str | None]
    series_title: Mapped[str]
    number: Mapped[str]
    number_key: Mapped[bytes] = mapped_column(LargeBinary)
    number_value: Mapped[float | None]
    place_in_series: Mapped[bytes] = mapped_column(LargeBinary, default=b"", server_default="")
    released: Mapped[str | None]
    runtime: Mapped[float | None]
    publisher: Mapped[str]
    status: Mapped[str]
    in_story: Mapped[bool]
    part_of: Mapped[str | None] = mapped_column(index=True)
    is_listed: Mapped[bool]
    position: Mapped[int | None]
    is_ordered: Mapped[bool] = mapped_column(default=False)
    is_placed: Mapped[bool] = mapped_column(default=False)
    placement_status: Mapped[str] = mapped_column(default="")
    certainty: Mapped[int | None]
    owned: Mapped[bool] = mapped_column(default=False)
    is_incomplete: Mapped[bool] = mapped_column(default=False)
    have: Mapped[str] = mapped_column(default=Have.NO.value, server_default=Have.NO.value)
    copies: Mapped[int] = mapped_column(default=0)
    universe: Mapped[str] = mapped_column(default="", server_default="")

    __table_args__ = (
        Index("ix_work_title_key", "title_key"),
        Index("ix_work_released", "released"),
        Index("ix_work_series", "series", "place_in_series"),
        Index("ix_work_number_value", "number_value"),
        Index("ix_work_position", "position"),
        Index("ix_work_universe", "universe", "is_ordered", "position"),
    )


class WorkCharacterRow(Base):
    """A character in a work; `id` is the appearance's.  The leads have the lowest `rank`, then comes the `ordinal`
    among the appearances of a pack.  A row `is_inherited` if the appearance names a container of the work."""

    __tablename__ = "work_character"
    id: Mapped[str] = mapped_column(primary_key=True)
    work: Mapped[str] = mapped_column(primary_key=True, index=True)
    is_inherited: Mapped[bool] = mapped_column(primary_key=True, default=False)
    character: Mapped[str] = mapped_column(index=True)
    rank: Mapped[int]
    ordinal: Mapped[int]
    manner: Mapped[str]
    state: Mapped[str]


class WorkArcRow(Base):
    """A work's place in an arc; it `is_inherited` if the arc names a container of the work."""

    __tablename__ = "work_arc"
    arc: Mapped[str] = mapped_column(primary_key=True)
    work: Mapped[str] = mapped_column(primary_key=True, index=True)
    is_inherited: Mapped[bool] = mapped_column(primary_key=True, default=False)
    ordinal: Mapped[int]


class StoryDateRow(Base):
    """A date on which a work takes place: the one that lists show (`is_shown`), others that sources state, and those of its
    segments.  `date` is EDTF, `words` the same for people; `first` and `last` are the days it may mean, which sort bytewise."""

    __tablename__ = "story_date"
    work: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[str]
    words: Mapped[str]
    first: Mapped[str]
    last: Mapped[str]
    is_shown: Mapped[bool]


class BitmapRow(Base):
    """The works whose `field` has a value, as a Roaring bitmap of their row ids (see `bitmap_index`)."""

    __tablename__ = "bitmap"
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    bitmap: Mapped[bytes] = mapped_column(LargeBinary)


class NameRow(Base):
    """A name something goes by, folded: how words become ids.  `kind` is "character", "arc", "series", "work", "pairing", "person", "era",
    "chronology"."""

    __tablename__ = "name"
    kind: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    own: Mapped[bool]

    __table_args__ = (Index("ix_name_id", "kind", "id"),)
