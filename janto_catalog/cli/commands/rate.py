"""`janto rate`: give a title stars."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed


def _stars(text: str) -> float | None:
    """A number of stars; None for "none" and 0, which remove the rating."""
    if text.casefold() in {"none", "0"}:
        return None
    whole, _, half = text.partition(".")
    if not (whole in set("012345") and half in {"", "0", "5"}) or float(text) > 5:
        # The message leaves the text out: it may be very long.
        raise argparse.ArgumentTypeError("expected 0.5 to 5 in half steps, or none")
    return float(text) or None


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help="a title, by id or name")
    parser.add_argument(
        "stars", type=_stars, metavar="STARS", help="0.5 to 5 in half steps; none removes the rating"
    )
    parser.epilog = "`janto search 'rating:>=4'` finds what you rated."


def _run(request: Request) -> int:
    changed = request.open_catalog().remarks.rate([request.args.title], request.args.stars)
    return print_changed(request, changed)


COMMAND = Command("rate", "give a title stars", _options, _run, position=56)
