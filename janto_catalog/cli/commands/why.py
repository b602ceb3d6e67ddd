"""`janto why`: why one title comes before another."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import why_shape


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="A", help="a title, by id or name")
    parser.add_argument("second", metavar="B", help="another title")


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    why = catalog.orders.why(request.args.first, request.args.second)
    if request.output.as_json:
        request.output.json(why_shape(why))
        return 0
    rows = catalog.works.rows([why.before, why.after])
    request.output.line(f"{rows[why.before].title} comes before {rows[why.after].title}")
    if why.tie:
        request.output.line("  No source says so: only the release dates order them.")
    for edge in why.chain:
        request.output.line(f"  {catalog.works.said(edge.reason)}")
    return 0


COMMAND = Command("why", "explain why one title comes before another", _options, _run, position=12)
