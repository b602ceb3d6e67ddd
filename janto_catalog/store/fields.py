"""The fields of works that queries can ask for, as columns of tables.  A new one is a row here.

`FIELDS` and `RANGES` are facts and derived data: `derived.bitmap_index` keeps bitmaps of them.  `DECISIONS` are
read from their tables at each search, as `SPANS` are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, String, and_

from janto_catalog.model.issue_numbers import issue_number_key
from janto_catalog.store.tables.decisions import NoteRow, ProgressRow, RatingRow, TagRow
from janto_catalog.store.tables.story import StoryDateRow, WorkArcRow, WorkCharacterRow, WorkIndexRow


@dataclass(frozen=True, slots=True)
class Field:
    """A `column`, and the column with the id of the work in its table."""

    column: Any
    work: Any = WorkIndexRow.id

    @property
    def present(self) -> ColumnElement[bool]:
        """There is a value: neither NULL nor empty."""
        empty = {LargeBinary: b"", String: ""}.get(type(self.column.type))
        present: ColumnElement[bool] = self.column.is_not(None)
        return present if empty is None else and_(present, self.column != empty)

    def key(self, value: str) -> str:
        """The text under which the bitmap of a value is stored: a column of bytes holds the keys of numbers."""
        return issue_number_key(value) if isinstance(self.column.type, LargeBinary) else value

    def value(self, text: str) -> Any:
        """The value of the column that queries and bitmaps write as `text`."""
        kind = self.column.type.python_type
        return text == "yes" if kind is bool else text.encode() if kind is bytes else kind(text)


@dataclass(frozen=True, slots=True)
class Range:
    """A `column` of which any range can be asked for.

    Its values are put together in buckets: `bucket(value)` is the least value of one, `bucket_end` is above all.
    """

    column: Any
    bucket: Callable[[Any], Any]
    bucket_end: Callable[[Any], Any]
    bucket_type: type[Any]

    def in_bucket(self, bucket: Any) -> Iterator[ColumnElement[bool]]:
        """The conditions that hold for all values of a bucket."""
        yield self.column >= bucket
        yield self.column < self.bucket_end(bucket)


@dataclass(frozen=True, slots=True)
class Span:
    """Values from the column `first` to the column `last`, of which a work may have several; `work` is the column with its id.

    A range is one of a work if it has a part of one of its spans.
    """

    first: Any
    last: Any
    work: Any


FIELDS: Mapping[str, Field] = {
    "character": Field(WorkCharacterRow.character, WorkCharacterRow.work),
    "manner": Field(WorkCharacterRow.manner, WorkCharacterRow.work),
    "state": Field(WorkCharacterRow.state, WorkCharacterRow.work),
    "arc": Field(WorkArcRow.arc, WorkArcRow.work),
    "series": Field(WorkIndexRow.series),
    "number": Field(WorkIndexRow.number_key),
    "kind": Field(WorkIndexRow.kind),
    "certainty": Field(WorkIndexRow.certainty),
    "owned": Field(WorkIndexRow.owned),
    "incomplete": Field(WorkIndexRow.is_incomplete),
    # "offline" is no value of it: `store.search` finds those when it is asked.
    "have": Field(WorkIndexRow.have),
    "in_story": Field(WorkIndexRow.in_story),
    "listed": Field(WorkIndexRow.is_listed),
    "ordered": Field(WorkIndexRow.is_ordered),
    "universe": Field(WorkIndexRow.universe),
}
"""Columns with a bitmap for each value."""

_BLOCK = 1024 * 1024
"""How far the positions of one bucket reach: about 1,024 works with the usual gap."""

RANGES: Mapping[str, Range] = {
    # Dates by their first four characters: years, as most are written.
    "released": Range(WorkIndexRow.released, lambda date: date[:4], lambda year: f"{year}\U0010ffff", str),
    "number": Range(WorkIndexRow.number_value, floor, lambda number: number + 1, int),
    "position": Range(
        WorkIndexRow.position, lambda place: place // _BLOCK * _BLOCK, lambda start: start + _BLOCK, int
    ),
}
"""Columns with a bitmap for each bucket of values."""

SPANS: Mapping[str, Span] = {
    "story_date": Span(StoryDateRow.first, StoryDateRow.last, StoryDateRow.work),
}
"""Tables of spans, read at each search."""

DECISIONS: Mapping[str, Field] = {
    "progress": Field(ProgressRow.state, ProgressRow.work),
    "rating": Field(RatingRow.stars, RatingRow.work),
    "tag": Field(TagRow.tag, TagRow.work),
    # Its words are looked for in `store.remarks`.
    "note": Field(NoteRow.text, NoteRow.work),
}
"""Columns of tables of decisions.  A work has no value if it has no row there."""
