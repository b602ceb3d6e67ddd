"""`janto export`: write an order to a file."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import (
    Command,
    Request,
    add_chronology,
    add_essential,
    add_query,
    add_span,
    add_universe,
    order_of,
    query_of,
)
from janto_catalog.cli.sections import count_noun
from janto_catalog.errors import UsageError
from janto_catalog.model.export import ExportContent
from janto_catalog.model.gaps import WHOLE_ORDER, Span
from janto_catalog.model.order import VIEWS
from janto_catalog.model.shapes import export_shape

_MAX_NAMED = 3
"""The titles named for each reason to leave some out."""


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to write; its extension gives the format")
    add_query(parser, "only titles that match")
    add_universe(parser)
    parser.add_argument("--by", default="story", metavar="VIEW", help=VIEWS)
    add_chronology(parser)
    add_essential(parser)
    parser.add_argument(
        "--gaps",
        action="store_true",
        help="write a shopping list: what to get for what janto gaps lists, a box once",
    )
    add_span(parser, "with --gaps: ")
    parser.add_argument(
        "--title",
        default="",
        metavar="TEXT",
        help="the title of the page or playlist; by default the query in words",
    )
    parser.add_argument(
        "--others",
        action="store_true",
        help="also write what is found and has no place in the order: at the end, by release date",
    )
    parser.add_argument("--no-remarks", action="store_true", help="leave out your ratings, tags and notes")
    parser.add_argument(
        "--format", metavar="F", help="use this format whatever the extension; an unknown one lists them"
    )


def _run(request: Request) -> int:
    args = request.args
    span = Span(args.first, args.last)
    if span != WHOLE_ORDER and not args.gaps:
        raise UsageError(
            "--from and --to are for --gaps", hint="A search has after: and before: for a part of an order."
        )
    catalog = request.open_catalog()
    written = catalog.exports.export(
        args.file,
        query_of(args),
        by=order_of(args),
        format=args.format,
        content=ExportContent(
            args.title,
            remarks=not args.no_remarks,
            others=args.others,
            essential=args.essential,
            gaps=span if args.gaps else None,
        ),
    )
    if request.output.as_json:
        request.output.json(export_shape(written))
        return 0
    left_out = written.left_out_count
    request.output.line(
        f"Wrote {count_noun(written.written, 'title')} to {args.file}"
        + (f"; left out {left_out}:" if left_out else "")
    )
    if written.kept_back:
        request.output.line(f"Kept back: {count_noun(written.kept_back, 'title')}")
    for reason, entries in written.left_out():
        names = ", ".join(entry.title for entry in entries[:_MAX_NAMED])
        more = ", …" if len(entries) > _MAX_NAMED else ""
        request.output.line(f"  {len(entries)} {reason}: {names}{more}")
    return 0


COMMAND = Command(
    "export",
    "write an order to a file: a playlist, table or page",
    _options,
    _run,
    position=14,
    has_limit=True,
)
