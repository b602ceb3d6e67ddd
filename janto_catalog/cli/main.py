"""Reading the words, opening the catalogue, and the exit code."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from janto_catalog import __version__
from janto_catalog.cli import commands
from janto_catalog.cli.command import Command, Request, everywhere
from janto_catalog.cli.display import can_open_window
from janto_catalog.cli.output import Output
from janto_catalog.errors import JantoError

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words say; returns the exit code: 0 done, 1 could not be done, 2 wrong words, 130 interrupted."""
    output = Output(as_json=False)
    try:
        words = parser().parse_args(arguments)
        output = Output(as_json=words.json)
        code = _open_window(words.catalog) if words.command is None else _run(words, output, words.catalog)
        sys.stdout.flush()
        return code
    except JantoError as error:
        output.aside(f"janto: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        output.aside("janto: interrupted; what was stored is kept")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads has seen enough (`janto order | head`).
        _let_go_of_standard_output()
        return 0
    except OSError as error:
        output.aside(f"janto: {error.strerror or error}: {error.filename or 'standard output'}")
        _let_go_of_standard_output()
        return 1


def _let_go_of_standard_output() -> None:
    """What is still to be written goes nowhere: Python would complain of it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: argparse.Namespace, output: Output, location: str | None) -> int:
    opened: list[Catalog] = []

    def open_catalog() -> Catalog:
        # Loaded only now: `janto --help` shall not wait for the store.
        from janto_catalog import bootstrap  # noqa: PLC0415

        if not opened:
            opened.append(bootstrap.open_catalog(location))
            if opened[0].notice:
                output.aside(f"janto: {opened[0].notice}")
        return opened[0]

    try:
        command: Command = words.command
        return command.run(Request(words, output, open_catalog, location))
    finally:
        for catalog in opened:
            catalog.close()


def _open_window(location: str | None) -> int:
    if not can_open_window():
        # Qt would abort the process without a word of ours.
        raise JantoError(
            "There is no display to open the window on", hint="The commands work without one: janto --help."
        )
    from janto_catalog.ui import app  # noqa: PLC0415

    return app.run(location)


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command there is, in the order help lists them; a new one is one new file."""
    modules = (
        importlib.import_module(f"{commands.__name__}.{found.name}")
        for found in pkgutil.iter_modules(commands.__path__)
    )
    found = (vars(module)["COMMAND"] for module in modules if "COMMAND" in vars(module))
    return tuple(sorted(found, key=lambda command: (command.order, command.name)))


def parser() -> argparse.ArgumentParser:
    """The words `janto` understands."""
    top = argparse.ArgumentParser(
        prog="janto",
        description="Know what each file is, where it belongs in the story and who is in it; get the order to play it in.",
        epilog="Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"Janto Catalog {__version__}")
    everywhere(top, first=True)
    commands_ = top.add_subparsers(title="commands", metavar="COMMAND", dest="name")
    top.set_defaults(command=None)
    for command in all_commands():
        words = commands_.add_parser(command.name, help=command.help, description=command.help)
        everywhere(words)
        command.options(words)
        words.set_defaults(command=command)
    return top
