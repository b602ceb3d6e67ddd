"""`janto export`: an order as a file."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.model.shapes import written_shape


def _options(words: argparse.ArgumentParser) -> None:
    words.add_argument("file", metavar="FILE", help="where to write; its ending says the format")
    words.add_argument("query", nargs="?", default="", metavar="QUERY", help="only titles this matches")
    words.add_argument(
        "--by", default="story", metavar="VIEW", help="story, release, newcomer, arc:ID or life:ID"
    )
    words.add_argument("--format", metavar="F", help="m3u8, csv, json, md or html, whatever the ending")


def _run(request: Request) -> int:
    words = request.words
    catalog = request.open_catalog()
    written = catalog.exports.export(words.file, words.query, by=words.by, format=words.format)
    if request.output.as_json:
        request.output.json(written_shape(written))
        return 0
    request.output.line(
        f"Written {written.written} to {words.file}"
        + (f"; skipped {len(written.skipped)}:" if written.skipped else "")
    )
    titles = catalog.works.rows([entry.work for entry in written.skipped])
    for entry in written.skipped:
        request.output.line(f"  {titles[entry.work].title}: {entry.reason}")
    return 0


COMMAND = Command("export", "write an order: playlist, table, page", _options, _run, order=14)
