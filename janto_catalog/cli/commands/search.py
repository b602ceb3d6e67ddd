"""`janto search`: titles."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.errors import WrongWordsError
from janto_catalog.model.shapes import search_shape
from janto_catalog.model.views import WorkRow


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help='words, or with:ianto kind:audio after:"exit wounds"',
    )
    words.add_argument(
        "--limit", type=int, default=50, metavar="N", help="how many to list (default 50; 0: all)"
    )
    words.add_argument(
        "--sort",
        default="story",
        metavar="KEY",
        help="story, release, title or series; --sort=-KEY the other way",
    )


def _run(request: Request) -> int:
    words = request.words
    if words.limit < 0:
        raise WrongWordsError("--limit takes 0 or more", where=str(words.limit))
    page = request.open_catalog().works.search(words.query, limit=words.limit or None, sort=words.sort)
    if request.output.as_json:
        request.output.json(search_shape(page))
        return 0
    columns = ("title", "series", "no.", "released", "have", "progress", "id")
    request.output.table(columns, [_row(row) for row in page.rows], right=("no.",))
    request.output.line(
        f"{page.count} titles"
        + (f", {len(page.rows)} listed; --limit 0 lists all" if len(page.rows) < page.count else "")
    )
    return 0


def _row(row: WorkRow) -> tuple[str, ...]:
    have = "yes" if row.owned else ""
    progress = "" if row.progress.value == "none" else row.progress.value
    return row.title, row.series, row.number, row.released or "", have, progress, row.id


COMMAND = Command("search", "list titles; empty: all, by story", _options, _run, order=10)
