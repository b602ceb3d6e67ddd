"""`janto limit`: the spoiler limit of the catalogue."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request, add_limit_options, names_limit
from janto_catalog.cli.sections import count_noun
from janto_catalog.errors import UsageError


def _options(parser: argparse.ArgumentParser) -> None:
    add_limit_options(parser)
    parser.add_argument("--none", action="store_true", help="keep nothing back")
    parser.epilog = (
        "Without options the present limit is printed. What is set holds for every command and for the window: titles, "
        "names, reasons and counts that are behind the limit are not shown."
    )


def _run(request: Request) -> int:
    args, limits = request.args, request.open_catalog().spoilers
    if args.none and names_limit(args):
        raise UsageError("--none keeps nothing back", hint="Leave it out, or the other options.")
    if args.none or names_limit(args):
        limits.set(limits.named(until=args.until, keep_back=args.keep_back, seen=args.seen))
    found = limits.current()
    if request.output.as_json:
        request.output.json(
            {
                "until": found.limit.until or None,
                "keep_back": [id for _, id in found.limit.keep_back],
                "seen": found.limit.seen,
                "titles": found.titles,
            }
        )
    else:
        kept = f"; {count_noun(found.titles, 'title')} kept back" if found.titles else ""
        request.output.line(f"{found.text}{kept}")
    return 0


COMMAND = Command(
    "limit", "show or set the spoiler limit: what nothing is told of yet", _options, _run, position=17
)
