"""The text index: words are folded and cut in Python, so that every store is given the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, column, text

from janto_catalog.errors import WrongWordsError
from janto_catalog.model.search import Words
from janto_catalog.model.text import words

# The tokenizer only splits at blanks: the words arrive folded.
CREATE = 'CREATE VIRTUAL TABLE work_text USING fts5(title, body, tokenize="unicode61 remove_diacritics 0")'

_FIELDS = frozenset({"", "title"})


def write(connection: Connection, texts: Mapping[int, tuple[str, str]]) -> None:
    """Index (titles, everything else) by the work's number in the store."""
    rows = [
        {"number": number, "title": " ".join(words(title)), "body": " ".join(words(body))}
        for number, (title, body) in texts.items()
    ]
    if rows:
        connection.execute(
            text("INSERT INTO work_text (rowid, title, body) VALUES (:number, :title, :body)"), rows
        )


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take works out of the index."""
    if numbers:
        rows = [{"number": number} for number in numbers]
        connection.execute(text("DELETE FROM work_text WHERE rowid = :number"), rows)


def matching(node: Words, number: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that the work with `number` holds the words."""
    if node.field not in _FIELDS:
        raise WrongWordsError(f"Words cannot be looked for in {node.field!r} alone")
    quoted = " ".join(node.words) if node.phrase else '" AND "'.join(node.words)
    ask = f'"{quoted}"' + ("*" if node.prefix else "")
    if node.field:
        ask = f"{{{node.field}}} : ({ask})"
    rows = text("SELECT rowid FROM work_text WHERE work_text MATCH :ask").bindparams(
        bindparam("ask", ask, unique=True)
    )
    return number.in_(rows.columns(column("rowid", Integer)))
