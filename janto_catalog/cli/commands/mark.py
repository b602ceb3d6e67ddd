"""`janto mark`: say how far you are with titles."""

from __future__ import annotations

import argparse

from janto_catalog.cli.command import Command, Request
from janto_catalog.cli.commands.edit import print_changed
from janto_catalog.errors import UsageError
from janto_catalog.model.views import Progress


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "progress", choices=[one.value for one in Progress], help="how far you are; none removes the mark"
    )
    parser.add_argument("titles", nargs="+", metavar="TITLE", help="titles, by id or name")
    parser.add_argument(
        "--up-to",
        action="store_true",
        help="with finished and one title: also everything that is before it in the order, but what you skipped",
    )
    parser.add_argument(
        "--by", metavar="VIEW", help="the order for --up-to: story (default), release, arc:ID …"
    )
    parser.epilog = (
        "`janto search progress:finished` finds what you finished, `janto next` says what comes next."
    )


def _run(request: Request) -> int:
    args, marks = request.args, request.open_catalog().progress
    if not args.up_to:
        if args.by:
            raise UsageError(
                "--by says in which order --up-to counts", hint="Add --up-to, or leave --by out."
            )
        return print_changed(request, marks.mark(args.titles, Progress(args.progress)))
    if args.progress != Progress.FINISHED or len(args.titles) > 1:
        raise UsageError("--up-to goes with finished and one title")
    return print_changed(request, marks.finish_up_to(args.titles[0], by=args.by or "story"))


COMMAND = Command("mark", "say how far you are with titles: started, finished …", _options, _run, position=56)
