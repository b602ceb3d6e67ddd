"""`janto gaps`: what you do not own between titles that you own, and what to get for it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from janto_catalog.cli.command import (
    Command,
    Request,
    add_essential,
    add_query,
    add_span,
    add_universe,
    query_of,
)
from janto_catalog.cli.sections import count_noun, describe_title, format_section
from janto_catalog.model.gaps import Gaps, Purchase, Span
from janto_catalog.model.order import VIEWS
from janto_catalog.model.order_shapes import gaps_shape


def _options(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "only titles that match")
    add_universe(parser)
    parser.add_argument("--by", default="story", metavar="VIEW", help=VIEWS)
    add_essential(parser)
    add_span(parser)
    parser.epilog = (
        "Titles that only came out together, in a box, a book or an issue, are one thing to get. `janto export FILE --gaps` "
        "writes it as a shopping list."
    )


def _run(request: Request) -> int:
    args = request.args
    found = request.open_catalog().gaps.find(
        query_of(args), by=args.by, span=Span(args.first, args.last), essential=args.essential
    )
    if request.output.as_json:
        request.output.json(gaps_shape(found))
        return 0
    for line in _lines(found):
        request.output.line(line)
    return 0


def _lines(found: Gaps) -> Iterator[str]:
    if not found.gaps:
        yield f"Nothing that you do not own is between titles of yours in {found.name}."
    for gap in found.gaps:
        yield f"{gap.words}:"
        yield from (f"{row.placement.position:6}  {describe_title(row.work)}" for row in gap.rows)
    yield from format_section("Not out yet", (describe_title(row) for row in found.announced))
    if found.purchases:
        things = count_noun(len(found.purchases), "thing")
        heading = f"To get: {things} with {count_noun(found.titles, 'title')}"
        yield from format_section(heading, (line for one in found.purchases for line in _purchase(one)))


def _purchase(one: Purchase) -> Iterator[str]:
    yield describe_title(one.work)
    yield from (f"    {note}" for note in one.notes)


COMMAND = Command(
    "gaps",
    "list what you do not own between titles that you own, and what to get",
    _options,
    _run,
    position=12,
    has_limit=True,
)
