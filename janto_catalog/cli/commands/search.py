"""`janto search`: titles."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, count
from janto_catalog.model.shapes import search_shape
from janto_catalog.model.views import WorkRow

if TYPE_CHECKING:
    from janto_catalog.catalog.works import Works


_PERHAPS = 3
_KEYS = {"character": "with", "pairing": "with", "arc": "arc", "work": "title"}


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help='words, or with:ianto kind:audio after:"exit wounds"',
    )
    words.add_argument(
        "--limit", type=count, default=50, metavar="N", help="how many to list (default 50; 0: all)"
    )
    words.add_argument(
        "--sort",
        default="story",
        metavar="KEY",
        help="story, release, title or series; --sort=-KEY the other way",
    )


def _run(request: Request) -> int:
    words = request.words
    works = request.open_catalog().works
    page = works.search(words.query, limit=words.limit or None, sort=words.sort)
    if request.output.as_json:
        request.output.json(search_shape(page))
        return 0
    columns = ("title", "series", "no.", "released", "have", "progress", "id")
    request.output.table(columns, [_row(row) for row in page.rows], right=("no.",))
    request.output.line(
        f"{page.count} titles"
        + (f", {len(page.rows)} listed; --limit 0 lists all" if len(page.rows) < page.count else "")
    )
    if not page.count:
        for line in _perhaps(works, words.query):
            request.output.line(line)
    return 0


def _perhaps(works: Works, text: str) -> Iterator[str]:
    """What somebody may have meant by words that no title has."""
    for found in works.suggest(text, _PERHAPS):
        key = _KEYS[found.kind]
        yield f"Perhaps: janto search '{key}:\"{text}\"' ({found.name})"


def _row(row: WorkRow) -> tuple[str, ...]:
    have = "yes" if row.owned else ""
    progress = "" if row.progress.value == "none" else row.progress.value
    return row.title, row.series, row.number, row.released or "", have, progress, row.id


COMMAND = Command("search", "list titles; empty: all, by story", _options, _run, order=10)
