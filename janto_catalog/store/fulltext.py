"""The text index: words are folded and cut in Python, so that every store is given the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, literal_column, text

from janto_catalog.model.search import Words
from janto_catalog.model.text import words

# The tokenizer only splits at blanks: the words arrive folded.
CREATE = 'CREATE VIRTUAL TABLE work_text USING fts5(body, tokenize="unicode61 remove_diacritics 0")'


def write(connection: Connection, texts: Mapping[int, str]) -> None:
    """Index `texts` by the work's number in the store."""
    rows = [{"number": number, "body": " ".join(words(body))} for number, body in texts.items()]
    if rows:
        connection.execute(text("INSERT INTO work_text (rowid, body) VALUES (:number, :body)"), rows)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take works out of the index."""
    if numbers:
        connection.execute(
            text("DELETE FROM work_text WHERE rowid = :number"), [{"number": number} for number in numbers]
        )


def matching(node: Words, number: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that the work with `number` holds the words."""
    quoted = [f'"{word}"' for word in node.words]
    ask = f'"{" ".join(node.words)}"' if node.phrase else " AND ".join(quoted)
    if node.prefix:
        ask += "*"
    rows = text("SELECT rowid FROM work_text WHERE work_text MATCH :ask").bindparams(
        bindparam("ask", ask, unique=True)
    )
    return number.in_(rows.columns(literal_column("rowid", type_=number.type)))
