"""Many values in one statement.

Ids go in as one JSON text: a statement with a parameter for each would be compiled again for every number of them.
For the same reason what is asked for each batch of a scan is a constant of its module: SQLAlchemy keeps what it worked
out of a statement with the statement.
Paths are bytes, which JSON has not; they go in a few hundred at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, func, select

T = TypeVar("T")

ID_TABLE = func.json_each(bindparam("ids")).table_valued("value")
"""The ids as a table, to join."""

IDS: Select[tuple[Any]] = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""For `column.in_(IDS)`, executed with what `bind_ids` gives."""

_BATCH = 500


def bind_ids(ids: Iterable[int | str]) -> dict[str, str]:
    """The parameter of a statement with `IDS` or `ID_TABLE`."""
    return {"ids": json.dumps(list(ids))}


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, so many at a time as a statement takes with a parameter for each."""
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))
