"""What works are searched by: the fields of a query's leaves as columns of the index.  A new one is a row here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, String, and_

from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow, WorkIndexRow

_NUMBER = WorkIndexRow.number_in_store


@dataclass(frozen=True, slots=True)
class Field:
    """A `column` and the `number` of the work in its rows.

    few: it has a handful of values, and the works of each are kept as sets; of other fields only the values
    of many works are, and the rest is read off an index of the column.
    """

    column: Any
    number: Any = _NUMBER
    few: bool = False

    @property
    def present(self) -> ColumnElement[bool]:
        """There is a value: neither NULL nor empty."""
        empty = {LargeBinary: b"", String: ""}.get(type(self.column.type))
        there: ColumnElement[bool] = self.column.is_not(None)
        return there if empty is None else and_(there, self.column != empty)


FIELDS: Mapping[str, Field] = {
    "character": Field(WorkCharacterRow.character, WorkCharacterRow.number),
    "manner": Field(WorkCharacterRow.manner, WorkCharacterRow.number, few=True),
    "state": Field(WorkCharacterRow.state, WorkCharacterRow.number, few=True),
    "arc": Field(WorkArcRow.arc, WorkArcRow.number),
    "series": Field(WorkIndexRow.series),
    "number": Field(WorkIndexRow.number_key),
    "kind": Field(WorkIndexRow.kind, few=True),
    "certainty": Field(WorkIndexRow.certainty, few=True),
    "owned": Field(WorkIndexRow.owned, few=True),
    "in_story": Field(WorkIndexRow.in_story, few=True),
}

RANGES: Mapping[str, Any] = {"released": WorkIndexRow.released, "number": WorkIndexRow.number_value}
"""The columns of which any stretch may be asked for."""
