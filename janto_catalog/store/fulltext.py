"""The text index: words are folded and cut in Python, so that every store is given the same ones."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Integer, Select, bindparam, column, select, table, text

from janto_catalog.errors import UsageError
from janto_catalog.model.search import Words
from janto_catalog.model.text import words
from janto_catalog.store import bits

# The tokenizer only splits at blanks: the words arrive folded.
CREATE = 'CREATE VIRTUAL TABLE work_text USING fts5(title, body, tokenize="unicode61 remove_diacritics 0")'

_FIELDS = frozenset({"", "title"})
# How long the beginnings of words are that are kept: longer ones find so little that they are looked for.
_BEGINNING = 3
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
    quoted = " ".join(node.words) if node.phrase else '" AND "'.join(node.words)
    ask = f'"{quoted}"' + ("*" if node.prefix else "")
    if node.field:
        ask = f"{{{node.field}}} : ({ask})"
    matches = text("work_text MATCH :ask").bindparams(bindparam("ask", ask, unique=True))
    return select(_TEXT.c.rowid).where(matches)


def kept_as(node: Words) -> list[tuple[str, str, Words]]:
    """For each word of `node` that may stand anywhere: what sets of works (see `common`) are called, and the word alone.

    Raises UsageError when there is no such field.
    """
    if node.field not in _FIELDS:
        raise UsageError(f"Words cannot be looked for in {node.field!r} alone")
    within = node.field or "text"
    last = len(node.words) - 1
    return [
        (
            f"{within}*" if node.prefix and at == last else within,
            word,
            Words((word,), prefix=node.prefix and at == last, field=node.field),
        )
        for at, word in enumerate(node.words)
    ]


def common(connection: Connection, least: int) -> dict[str, Iterator[tuple[str, int]]]:
    """The sets of works that hold a word in any text ("text") or in the title ("title"), or a word with a short
    beginning ("text*", "title*"), by word or beginning; of those that more than `least` works hold."""
    holding: dict[str, dict[str, array[int]]] = {"text": {}, "title": {}}
    for number, title, body in connection.execute(text("SELECT rowid, title, body FROM work_text")):
        titled = set(title.split())
        _note(holding["title"], titled, number)
        _note(holding["text"], titled.union(body.split()), number)
    every = holding | {f"{within}*": _by_beginning(words) for within, words in holding.items()}
    return {within: _sets(words, least) for within, words in every.items()}


def _note(holding: dict[str, array[int]], words: Iterable[str], number: int) -> None:
    for word in words:
        if word not in holding:
            holding[word] = array("L")
        holding[word].append(number)


def _by_beginning(holding: dict[str, array[int]]) -> dict[str, array[int]]:
    found: dict[str, array[int]] = {}
    for word, numbers in holding.items():
        for size in range(1, min(_BEGINNING, len(word)) + 1):
            found.setdefault(word[:size], array("L")).extend(numbers)
    return found


def _sets(holding: dict[str, array[int]], least: int) -> Iterator[tuple[str, int]]:
    return ((word, bits.of(numbers)) for word, numbers in holding.items() if len(numbers) > least)
