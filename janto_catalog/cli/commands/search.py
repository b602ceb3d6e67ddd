"""`janto search`: list titles."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from janto_catalog.cli.command import Command, Request, add_query, count
from janto_catalog.cli.sections import count_noun, describe_have
from janto_catalog.model.shapes import search_shape
from janto_catalog.model.views import WorkRow

if TYPE_CHECKING:
    from janto_catalog.catalog.search_suggestions import SearchSuggestions


_SUGGESTED = 3


def _options(parser: argparse.ArgumentParser) -> None:
    add_query(
        parser, 'words, or with:ianto kind:audio after:"exit wounds"; --keys lists the keys of the language'
    )
    parser.add_argument("--keys", action="store_true", help="list the keys of the search language")
    parser.add_argument(
        "--limit", type=count, default=50, metavar="N", help="list at most N (default 50; 0: all)"
    )
    parser.add_argument(
        "--sort",
        default="story",
        metavar="KEY",
        help="story, release, date (when it takes place), title or series; --sort=-KEY reverses it",
    )


def _run(request: Request) -> int:
    args = request.args
    if args.keys:
        return _list_keys(request)
    catalog = request.open_catalog()
    page = catalog.works.search(args.query, limit=args.limit or None, sort=args.sort)
    if request.output.as_json:
        request.output.json(search_shape(page))
        return 0
    columns = ("title", "series", "no.", "released", "have", "progress", "id")
    request.output.table(columns, [_row(row) for row in page.rows], right=("no.",))
    request.output.line(
        count_noun(page.count, "title")
        + (f", {len(page.rows)} listed; --limit 0 lists all" if len(page.rows) < page.count else "")
    )
    if not page.count:
        for line in _suggestions(catalog.suggestions, args.query):
            request.output.line(line)
    return 0


def _list_keys(request: Request) -> int:
    keys = request.open_catalog().works.search_keys()
    if request.output.as_json:
        request.output.json([asdict(key) for key in keys])
    else:
        rows = [(f"{key.name}:", " ".join(f"{alias}:" for alias in key.aliases), key.help) for key in keys]
        request.output.table(("key", "also", "what it finds"), rows)
    return 0


def _suggestions(suggestions: SearchSuggestions, text: str) -> Iterator[str]:
    """Searches to try instead of words that match no title."""
    instead = (*suggestions.complete(text, _SUGGESTED), *suggestions.similar(text, _SUGGESTED))
    for found in [one for one in instead if one.count][:_SUGGESTED]:
        query = text[: found.start] + found.text
        yield f"Try: janto search {shlex.quote(query)} ({count_noun(found.count or 0, 'title')})"


def _row(row: WorkRow) -> tuple[str, ...]:
    progress = "" if row.progress.value == "none" else row.progress.value
    return row.title, row.series, row.number, row.released or "", describe_have(row.have), progress, row.id


COMMAND = Command(
    "search",
    "list titles that match; without a query all, in story order",
    _options,
    _run,
    position=10,
    has_limit=True,
)
