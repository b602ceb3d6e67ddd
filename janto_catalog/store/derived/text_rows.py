"""The rows of the full text index: the words of each work, folded and cut in Python, so that every store is given
the same ones."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, Text, bindparam, column, select, table, text

from janto_catalog.errors import UsageError
from janto_catalog.model.search import MatchWords
from janto_catalog.model.text import words
from janto_catalog.store.changes import All, Ids
from janto_catalog.store.id_params import IDS, bind_ids

PARTS = ("title", "related", "description")
"""The columns: all titles of a work; names, numbers and codes that go with it; its description."""

FIELDS = {"": "text", "title": "title"}
"""The fields that words can be searched in, as queries and as bitmaps name them."""

_BOUNDARY = "\ue000"
"""The token between two texts of one column, so that no phrase matches across them.  It is never part of a word."""

_TEXT = table("work_text", column("rowid", Integer), *(column(part, Text) for part in PARTS))


def fold(parts: Sequence[Iterable[str]]) -> tuple[str, ...]:
    """Return the columns of a row, one for each of `parts`: the folded words of its texts, with a boundary between
    two texts."""
    return tuple(
        f" {_BOUNDARY} ".join(folded for text in texts if (folded := " ".join(words(text))))
        for texts in parts
    )


def read(connection: Connection, row_ids: Ids) -> dict[int, tuple[str, ...]]:
    """The texts of works, in the order of `PARTS`, by row id."""
    return {row_id: tuple(parts) for row_id, *parts in _rows(connection, row_ids)}


def insert(connection: Connection, texts: Mapping[int, Sequence[str]]) -> None:
    """Index folded texts, in the order of `PARTS`, by the works' row ids."""
    rows = [{"row_id": row_id, **dict(zip(PARTS, parts, strict=True))} for row_id, parts in texts.items()]
    if rows:
        connection.execute(
            text(
                "INSERT INTO work_text (rowid, title, related, description) "
                "VALUES (:row_id, :title, :related, :description)"
            ),
            rows,
        )


def delete(connection: Connection, row_ids: Iterable[int]) -> None:
    """Take works out of the index."""
    rows = [{"row_id": row_id} for row_id in row_ids]
    if rows:
        connection.execute(text("DELETE FROM work_text WHERE rowid = :row_id"), rows)


def field_of(node: MatchWords) -> str:
    """The field of bitmaps that has the words of a node.  Raises UsageError when there is no such field."""
    if node.field not in FIELDS:
        raise UsageError(f"MatchWords cannot be looked for in {node.field!r} alone")
    return FIELDS[node.field]


def matching(node: MatchWords) -> Select[tuple[int]]:
    """The row ids of the works that hold the words."""
    quoted = " ".join(node.words) if node.phrase else '" AND "'.join(node.words)
    ask = f'"{quoted}"' + ("*" if node.prefix else "")
    if node.field:
        ask = f"{{{node.field}}} : ({ask})"
    matches = text("work_text MATCH :ask").bindparams(bindparam("ask", ask, unique=True))
    return select(_TEXT.c.rowid).where(matches)


def row_ids_by_word(connection: Connection, row_ids: Ids) -> dict[tuple[str, str], array[int]]:
    """The row ids of works by the words they hold: ("text", word) in any text, ("title", word) in titles."""
    found: dict[tuple[str, str], array[int]] = {}
    for row_id, title, *others in _rows(connection, row_ids):
        in_title = set(title.split())
        in_text = in_title.union(*(other.split() for other in others))
        for field, held in (("title", in_title), ("text", in_text)):
            for word in held - {_BOUNDARY}:
                found.setdefault((field, word), array("I")).append(row_id)
    return found


def _rows(connection: Connection, row_ids: Ids) -> Iterable[Any]:
    chosen = select(_TEXT.c.rowid, *(_TEXT.c[part] for part in PARTS))
    if isinstance(row_ids, All):
        return connection.execute(chosen)
    return connection.execute(chosen.where(_TEXT.c.rowid.in_(IDS)), bind_ids(row_ids))
