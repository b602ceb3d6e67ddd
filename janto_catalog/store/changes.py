"""The changes of one transaction: the journal adds those of decisions, writers of facts add theirs.

The change set of a transaction travels with its connection: `changes_of(connection)`.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from janto_catalog.model.changes import FACT_DATA, Data, data_of
from janto_catalog.model.spoilers import KeptBack

Id = Any
Values = Mapping[str, Any]

_KEY = "janto_changes"


class All:
    """Every id there is."""

    def __repr__(self) -> str:
        return "ALL"


ALL: Final = All()
Ids = Collection[Id] | All
"""Some ids, or ALL of them."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of `kind` (a field of `Story`) before and after, edits applied; None if there is no fact."""

    kind: str
    id: str
    before: Any
    after: Any

    @property
    def versions(self) -> tuple[Any, ...]:
        """The fact before and after, without None."""
        return tuple(fact for fact in (self.before, self.after) if fact is not None)

    def shown(self, before: KeptBack, after: KeptBack | None = None) -> FactChange:
        """Return the change of what is shown of the fact: behind one limit before, behind another after."""
        kept = before if after is None else after
        return replace(
            self, before=before.visible(self.kind, self.before), after=kept.visible(self.kind, self.after)
        )


class ChangeSet:
    """The changes of a transaction so far."""

    def __init__(self) -> None:
        self._ids: dict[Data, set[Id] | All] = {}
        self._facts: dict[Data, list[FactChange]] = {}
        self.pack_facts: dict[tuple[str, str, str], tuple[Any, Any]] = {}
        """Facts of packs by (pack, kind, id), as the pack had them before and has them now; None for none."""
        self.rows: dict[str, list[tuple[Values | None, Values | None]]] = {}
        """The journalled rows of each table, by its name: values before and after, None where there is no row."""

    @property
    def data(self) -> frozenset[Data]:
        """The kinds of data that changed."""
        return frozenset(self._ids)

    def add(self, data: Data, ids: Iterable[Hashable]) -> None:
        """Record that the data of these ids was written.  Without ids nothing is recorded."""
        present = self._ids.get(data)
        if isinstance(present, All):
            return
        if present is not None:
            present.update(ids)
        elif new := set(ids):
            self._ids[data] = new

    def add_all(self, *data: Data) -> None:
        """Record that any of this data may have changed."""
        self._ids.update(dict.fromkeys(data, ALL))

    def add_ids(self, data: Data, ids: Ids) -> None:
        """Call `add`, or `add_all` for ALL."""
        if isinstance(ids, All):
            self.add_all(data)
        else:
            self.add(data, ids)

    def add_fact(self, change: FactChange, only: Collection[Data] = FACT_DATA) -> None:
        """Record that a fact changed, was added or was removed: that `only` this data of it did, if it differs."""
        for data in data_of(change.kind, change.before, change.after):
            if data in only:
                self._facts.setdefault(data, []).append(change)
                self.add(data, [(change.kind, change.id)])

    def add_pack_fact(self, pack: str, kind: str, id: str, before: Any, after: Any) -> None:
        """Record that a pack states another fact than before, edits not applied."""
        key = (pack, kind, id)
        earlier, _ = self.pack_facts.get(key, (before, None))
        self.pack_facts[key] = earlier, after

    def add_row(self, table: Any, before: Values | None, after: Values | None) -> None:
        """Record that a row of a table of decisions changed; `table.touches` gives the data that this changes."""
        self.rows.setdefault(table.__tablename__, []).append((before, after))
        for columns, data in table.touches.items():
            self.add(data, {_id(values, columns) for values in (before, after) if values is not None})

    def ids(self, *data: Data) -> Ids:
        """The ids that changed in any of `data`."""
        found: set[Id] = set()
        for each in data:
            ids = self._ids.get(each, ())
            if isinstance(ids, All):
                return ALL
            found.update(ids)
        return found

    def facts(self, data: Data, *kinds: str) -> list[FactChange]:
        """Return the facts of `kinds` (default: all) of which `data` changed."""
        found = self._facts.get(data, [])
        return [change for change in found if change.kind in kinds] if kinds else found

    def values(self, table: str, column: str) -> frozenset[Any]:
        """Return the values of `column`, before and after, in the changed rows of a table."""
        rows = self.rows.get(table, ())
        return frozenset(values[column] for row in rows for values in row if values is not None)


def _id(values: Values, columns: str | tuple[str, ...]) -> Hashable:
    return values[columns] if isinstance(columns, str) else tuple(values[name] for name in columns)


@contextmanager
def collecting(connection: Connection) -> Iterator[ChangeSet]:
    """Collect what is written over `connection` inside the block."""
    info = connection.info
    info[_KEY] = changes = ChangeSet()
    try:
        yield changes
    finally:
        del info[_KEY]


def changes_of(connection: Connection) -> ChangeSet:
    """The change set of the transaction that `connection` writes.  Raises KeyError over one that only reads."""
    changes: ChangeSet = connection.info[_KEY]
    return changes
