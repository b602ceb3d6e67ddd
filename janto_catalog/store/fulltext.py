"""The text index: words are folded and cut in Python, so that every store is given the same ones."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Integer, Select, Text, bindparam, column, select, table, text

from janto_catalog.errors import UsageError
from janto_catalog.model.search import MatchWords
from janto_catalog.model.text import words
from janto_catalog.store.id_list import LISTED, listed

# The tokenizer only splits at blanks: the words arrive folded.
CREATE = (
    "CREATE VIRTUAL TABLE work_text USING fts5(title, related, description, "
    'tokenize="unicode61 remove_diacritics 0")'
)

PARTS = ("title", "related", "description")
"""The columns: all titles of a work; names, numbers and codes that go with it; its description."""

_FIELDS = {"": "text", "title": "title"}
_TEXT = table("work_text", column("rowid", Integer), *(column(part, Text) for part in PARTS))


def write(connection: Connection, texts: Mapping[int, Sequence[str]]) -> None:
    """Index new texts, in the order of `PARTS`, by the work's row id."""
    rows = [
        {"row_id": row_id, **{part: " ".join(words(one)) for part, one in zip(PARTS, parts, strict=True)}}
        for row_id, parts in texts.items()
    ]
    if rows:
        connection.execute(
            text(
                "INSERT INTO work_text (rowid, title, related, description) "
                "VALUES (:row_id, :title, :related, :description)"
            ),
            rows,
        )


def remove(connection: Connection, row_ids: Sequence[int]) -> None:
    """Take works out of the index."""
    if row_ids:
        rows = [{"row_id": row_id} for row_id in row_ids]
        connection.execute(text("DELETE FROM work_text WHERE rowid = :row_id"), rows)


def field_of(node: MatchWords) -> str:
    """The field under which `words_of` has the words of a node.  Raises UsageError when there is no such field."""
    if node.field not in _FIELDS:
        raise UsageError(f"Words cannot be looked for in {node.field!r} alone")
    return _FIELDS[node.field]


def matching(node: MatchWords) -> Select[tuple[int]]:
    """The row ids of the works that hold the words."""
    quoted = " ".join(node.words) if node.phrase else '" AND "'.join(node.words)
    ask = f'"{quoted}"' + ("*" if node.prefix else "")
    if node.field:
        ask = f"{{{node.field}}} : ({ask})"
    matches = text("work_text MATCH :ask").bindparams(bindparam("ask", ask, unique=True))
    return select(_TEXT.c.rowid).where(matches)


def words_of(connection: Connection, row_ids: Iterable[int] | None) -> dict[tuple[str, str], array[int]]:
    """The row ids of works (None: of all) by the words they hold: ("text", word) in any text, ("title", word) in titles."""
    chosen = select(_TEXT.c.rowid, *(_TEXT.c[part] for part in PARTS))
    rows = (
        connection.execute(chosen)
        if row_ids is None
        else connection.execute(chosen.where(_TEXT.c.rowid.in_(LISTED)), listed(row_ids))
    )
    holding: dict[tuple[str, str], array[int]] = {}
    for row_id, title, *others in rows:
        titled = set(title.split())
        for field, found in (("title", titled), ("text", titled.union(*(other.split() for other in others)))):
            for word in found:
                holding.setdefault((field, word), array("I")).append(row_id)
    return holding
