"""`janto why`: why one title comes before another."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import why_shape


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("first", metavar="A", help="a title's id or name")
    words.add_argument("second", metavar="B", help="another")


def _run(request: Request) -> int:
    catalog = request.open_catalog()
    why = catalog.orders.why(request.words.first, request.words.second)
    if request.output.as_json:
        request.output.json(why_shape(why))
        return 0
    rows = catalog.works.rows([why.before, why.after])
    request.output.line(f"{rows[why.before].title} comes before {rows[why.after].title}")
    if why.tie:
        request.output.line("  No source says so: only the order of release decides between them.")
    for edge in why.chain:
        request.output.line(f"  {catalog.works.said(edge.reason)}")
    return 0


COMMAND = Command("why", "say why one title comes before another", _options, _run, order=12)
