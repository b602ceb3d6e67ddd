"""How many of the titles that match a query have each value of a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from janto_catalog.model.have import Have
from janto_catalog.model.search import MatchAll, Node, OneOf
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.search import find_works
from janto_catalog.store.tables.story import WorkIndexRow

_HAD = OneOf("have", (Have.YES.value,))
_YEAR_DIGITS = 4


def listed(connection: Connection, node: Node, *, offline: Collection[int] = ()) -> BitMap:
    """The row ids of the titles that match and that lists show.

    Here and below, `offline` are the ids of roots whose disk is not connected.
    """
    return find_works(connection, node, offline=offline) & bitmap_index.get(connection, "listed", "yes")


def count(connection: Connection, node: Node, having: Node, *, offline: Collection[int] = ()) -> int:
    """How many of the titles that match `node` also match `having`."""
    found = listed(connection, node, offline=offline)
    return found.intersection_cardinality(find_works(connection, having, offline=offline))


def counts(
    connection: Connection, node: Node, field: str, *, offline: Collection[int] = ()
) -> dict[str, int]:
    """How many titles that match have each value of an indexed field; values that none has are left out."""
    found = listed(connection, node, offline=offline)
    values = bitmap_index.get_all(connection, field).items()
    numbers = ((value, found.intersection_cardinality(works)) for value, works in values)
    return {value: number for value, number in numbers if number}


def owned_counts(connection: Connection, field: str) -> dict[str, tuple[int, int]]:
    """How many titles have each value of an indexed field, and how many of those you have."""
    known, owned = counts(connection, MatchAll(), field), counts(connection, _HAD, field)
    return {value: (number, owned.get(value, 0)) for value, number in known.items()}


def shared_counts(
    connection: Connection, field: str, groups: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[int, int]]:
    """As `owned_counts`, of the titles that have all values of each of the `groups`."""
    known, owned = listed(connection, MatchAll()), listed(connection, _HAD)
    values = bitmap_index.get_all(connection, field)
    found = {}
    for group, members in groups.items():
        works = BitMap(known)
        for member in members:
            works &= values.get(member, BitMap())
        found[group] = len(works), works.intersection_cardinality(owned)
    return found


def decades(connection: Connection, node: Node, *, offline: Collection[int] = ()) -> dict[int, int]:
    """How many titles that match came out in each decade, by its first year."""
    found = listed(connection, node, offline=offline)
    statement = select(WorkIndexRow.released).where(WorkIndexRow.row_id.in_(IDS))
    years = (date[:_YEAR_DIGITS] for date in connection.scalars(statement, bind_ids(found)) if date)
    return dict(Counter(int(year) // 10 * 10 for year in years if year.isdecimal()))
