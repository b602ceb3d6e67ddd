"""Many ids in one statement: as one JSON text, because a statement with a mark for each is composed anew every time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, bindparam, func, select

#: For `column.in_(IDS)`, executed with what `bind_ids` gives.
IDS: Select[tuple[Any]] = select(func.json_each(bindparam("ids")).table_valued("value").c.value)


def bind_ids(ids: Iterable[int | str]) -> dict[str, str]:
    """The parameter of a statement that asks for `IDS`."""
    return {"ids": json.dumps(list(ids))}
