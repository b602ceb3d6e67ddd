"""The text index: words are folded and cut in Python, so that every store is given the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Integer, Select, bindparam, column, select, table, text

from janto_catalog.errors import WrongWordsError
from janto_catalog.model.search import Words
from janto_catalog.model.text import words

# The tokenizer only splits at blanks: the words arrive folded.
CREATE = 'CREATE VIRTUAL TABLE work_text USING fts5(title, body, tokenize="unicode61 remove_diacritics 0")'

_FIELDS = frozenset({"", "title"})
_TEXT = table("work_text", column("rowid", Integer))


def write(connection: Connection, texts: Mapping[int, tuple[str, str]]) -> None:
    """Index (titles, everything else) by the work's number in the store."""
    write_folded(
        connection,
        {number: (" ".join(words(title)), " ".join(words(body))) for number, (title, body) in texts.items()},
    )


def write_folded(connection: Connection, texts: Mapping[int, tuple[str, str]]) -> None:
    """Index texts that are folded and cut already, as `take` gave them."""
    rows = [{"number": number, "title": title, "body": body} for number, (title, body) in texts.items()]
    if rows:
        connection.execute(
            text("INSERT INTO work_text (rowid, title, body) VALUES (:number, :title, :body)"), rows
        )


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take works out of the index."""
    if numbers:
        rows = [{"number": number} for number in numbers]
        connection.execute(text("DELETE FROM work_text WHERE rowid = :number"), rows)


def take(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Take works out of the index; what was indexed of them, by number."""
    wanted = set(numbers)
    rows = connection.execute(text("SELECT rowid, title, body FROM work_text")).all()
    remove(connection, numbers)
    return {number: (title, body) for number, title, body in rows if number in wanted}


def numbers(node: Words) -> Select[tuple[int]]:
    """The numbers of the works that hold the words."""
    if node.field not in _FIELDS:
        raise WrongWordsError(f"Words cannot be looked for in {node.field!r} alone")
    quoted = " ".join(node.words) if node.phrase else '" AND "'.join(node.words)
    ask = f'"{quoted}"' + ("*" if node.prefix else "")
    if node.field:
        ask = f"{{{node.field}}} : ({ask})"
    matches = text("work_text MATCH :ask").bindparams(bindparam("ask", ask, unique=True))
    return select(_TEXT.c.rowid).where(matches)
