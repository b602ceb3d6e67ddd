"""`janto order`: the order to watch, listen and read in, with the reason for each place."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.output import Output
from janto_catalog.model.order import Place
from janto_catalog.model.shapes import order_shape
from janto_catalog.model.views import OrderRow


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("query", nargs="?", default="", metavar="QUERY", help="only titles this matches")
    words.add_argument(
        "--by", default="story", metavar="VIEW", help="story, release, newcomer, arc:ID or life:ID"
    )
    words.add_argument("--timeline", metavar="ID", help="a story line other than the main one")
    words.add_argument(
        "--segments", action="store_true", help="flashbacks and epilogues at places of their own"
    )


def _run(request: Request) -> int:
    words = request.words
    rows = request.open_catalog().orders.order(
        words.query, by=words.by, timeline=words.timeline, segments=words.segments
    )
    print_order(request.output, rows)
    return 0


def print_order(output: Output, rows: Sequence[OrderRow]) -> None:
    """An order as JSON or as a table with the first reason of each place."""
    if output.as_json:
        output.json(order_shape(tuple(rows)))
        return
    columns = ("place", "title", "series", "no.", "released", "have", "sure", "because")
    output.table(columns, [_row(row) for row in rows], right=("place", "no."))


def _row(row: OrderRow) -> tuple[str, ...]:
    place, work = row.place, row.work
    have = "yes" if work.owned else ""
    return (
        str(place.position),
        work.title,
        work.series,
        work.number,
        work.released or "",
        have,
        place.sure.value,
        _because(place),
    )


def _because(place: Place) -> str:
    said = "; ".join(reason.text for reason in place.because)
    return f"{said} (careful: {'; '.join(place.warnings)})" if place.warnings else said


COMMAND = Command("order", "print an order with the reason for each place", _options, _run, order=11)
