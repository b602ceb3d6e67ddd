"""`janto demo`: make a small collection of real files, catalogue it and print its order."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import platformdirs

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.order import print_order
from janto_catalog.cli.commands.scan import scan
from janto_catalog.cli.display import has_display


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dir", metavar="DIR", help="a new or empty folder (default: one in the user data folder)"
    )
    parser.add_argument("--no-window", action="store_true", help="do not open the window")


def _run(request: Request) -> int:
    # The demo maker loads encoders, which no other command needs.
    from janto_catalog import bootstrap, demo  # noqa: PLC0415

    folder = (
        Path(request.args.dir).absolute()
        if request.args.dir
        else platformdirs.user_data_path("janto-catalog", appauthor=False) / "demo"
    )
    with request.output.progress() as bar:
        demo.make_collection(folder, lambda done, total, what: bar.show(what, done, total))
    location = request.location or os.environ.get(bootstrap.VARIABLE) or str(folder / "janto-demo.db")
    catalog = bootstrap.open_catalog(location)
    try:
        inner = Request(request.args, request.output, lambda: catalog, location)
        report = scan(inner, [str(folder)])
        print_order(request.output, catalog.orders.listing("owned:yes"))
    finally:
        catalog.close()
    if not request.output.as_json:
        request.output.line(
            f"{report.files} files in {folder}: {report.linked} items matched, {report.to_review} to identify, "
            f"{report.unknown} not recognised, {report.unreadable} unreadable"
        )
        if not request.args.no_window and has_display():
            from janto_catalog.ui import app  # noqa: PLC0415

            return app.run(location)
    return 0


COMMAND = Command(
    "demo",
    "make a small collection of real files, catalogue it and print its order",
    _options,
    _run,
    position=90,
)
