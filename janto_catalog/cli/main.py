"""Read the arguments, open the catalogue, run the command, return the exit code."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import pkgutil
import select
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from janto_catalog import __version__
from janto_catalog.cli import commands, leading_dash
from janto_catalog.cli.command import Command, Request, add_global_options, add_limit, names_limit
from janto_catalog.cli.display import can_open_window
from janto_catalog.cli.output import Output
from janto_catalog.errors import JantoError

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

INTERRUPTED = 130
_PACKAGE = "janto_catalog"

_EPILOG = """An item is one copy of something: a file, or files that belong together. A title is what it is a copy of: an
episode, a drama, a novel, an issue. A pack contains the facts of a story world. Without a command the window opens."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 failed, 2 wrong arguments, 130 interrupted."""
    output = Output(as_json=False)
    try:
        given = sys.argv[1:] if arguments is None else arguments
        args = leading_dash.unmark_all(parser().parse_args(leading_dash.mark(given)))
        output = Output(as_json=args.json)
        if args.verbose:
            _log_decisions()
        code = _open_window(args.catalog) if args.command is None else _run(args, output, args.catalog)
        sys.stdout.flush()
        return code
    except JantoError as error:
        output.error(f"janto: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        output.error("janto: interrupted; everything stored so far is kept")
        return INTERRUPTED
    except OSError as error:
        closed = isinstance(error, BrokenPipeError) and _standard_output_is_closed()
        _discard_standard_output()
        if closed:
            # The reader has closed the pipe (`janto order | head`).
            return 0
        output.error(f"janto: {error.strerror or error}: {error.filename or 'standard output'}")
        return 1


def _standard_output_is_closed() -> bool:
    """Whether the reader of standard output has closed it. Always true where the system cannot tell."""
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    try:
        poll.register(sys.stdout.fileno(), 0)
    except (OSError, ValueError):
        return True
    return any(events & (select.POLLERR | select.POLLHUP) for _, events in poll.poll(0))


def _log_decisions() -> None:
    """Print the program's own debug log on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    log = logging.getLogger(_PACKAGE)
    log.handlers = [handler]
    log.setLevel(logging.DEBUG)


def _discard_standard_output() -> None:
    """Discard buffered output, because Python would report an error at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: argparse.Namespace, output: Output, location: str | None) -> int:
    opened: list[Catalog] = []
    limited: list[Catalog] = []

    def open_catalog() -> Catalog:
        # Imported here so that `janto --help` does not load the store.
        from janto_catalog import bootstrap  # noqa: PLC0415

        if not opened:
            opened.append(bootstrap.open_catalog(location))
        if args.command.has_limit and names_limit(args) and not limited:
            behind = bootstrap.behind_limit(
                opened[0], until=args.until, keep_back=args.keep_back, seen=args.seen
            )
            limited.append(closing.enter_context(behind))
        return (limited or opened)[0]

    with ExitStack() as closing:
        try:
            command: Command = args.command
            code = command.run(Request(args, output, open_catalog, location))
            for catalog in opened:
                _match_pending(catalog, output)
                if catalog.notice:
                    # Not before: a command that has to write says it in its refusal.
                    output.error(f"janto: {catalog.notice}")
            return code
        finally:
            closing.close()
            for catalog in opened:
                catalog.close()


def _match_pending(catalog: Catalog, output: Output) -> None:
    """Match the items that the command left pending, with a progress bar: it changed what matching reads."""
    from janto_catalog.model.views import Changed, ScanProgress  # noqa: PLC0415

    if not catalog.matcher.has_left_pending:
        return
    rematched = 0
    with output.progress() as bar:
        for step in catalog.matcher.match_pending():
            if isinstance(step, ScanProgress):
                bar.show(step.stage, step.done, step.total)
            elif isinstance(step, Changed):
                rematched += step.rematched
    if rematched and not output.as_json:
        output.error(f"{rematched} more {'item is' if rematched == 1 else 'items are'} matched now")


def _open_window(location: str | None) -> int:
    if not can_open_window():
        # Qt would abort the process without a message.
        raise JantoError(
            "There is no display to open the window on", hint="The commands work without one: janto --help."
        )
    from janto_catalog.ui import app  # noqa: PLC0415

    return app.run(location)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages name arguments as they were given."""

    def error(self, message: str) -> NoReturn:
        super().error(leading_dash.unmark(message.replace("\\x00", "")))


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command, in the order of the help. A new command is one new file in `commands/`."""
    modules = (
        importlib.import_module(f"{commands.__name__}.{module.name}")
        for module in pkgutil.iter_modules(commands.__path__)
    )
    found = (vars(module)["COMMAND"] for module in modules if "COMMAND" in vars(module))
    return tuple(sorted(found, key=lambda command: (command.position, command.name)))


def parser() -> argparse.ArgumentParser:
    """The parser of all commands and options."""
    top = _Parser(
        prog="janto",
        description="Catalogue the files of a story world: what each file is, who is in it, where it belongs in the "
        "story, and in which order to play it.",
        epilog=_EPILOG,
    )
    top.add_argument("--version", action="version", version=f"Janto Catalog {__version__}")
    add_global_options(top, first=True)
    subparsers = top.add_subparsers(title="commands", metavar="COMMAND", dest="name")
    top.set_defaults(command=None)
    for command in all_commands():
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        add_global_options(subparser)
        command.options(subparser)
        if command.has_limit:
            add_limit(subparser)
        subparser.set_defaults(command=command)
    return top
