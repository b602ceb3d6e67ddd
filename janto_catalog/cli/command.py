"""The declaration of a command, and the options that all commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from janto_catalog.cli.output import Output
from janto_catalog.errors import UsageError
from janto_catalog.model.chronologies import CHRONOLOGY
from janto_catalog.model.claims import STORY

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

_MAX_COUNT = 2**31 - 1
_COUNT_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `options` adds its arguments to the parser, `run` executes it and returns the exit code.

    `position` sorts the commands in the help, lowest first.  One that lists, shows or writes titles `has_limit`: it takes
    the options of the spoiler limit.
    """

    name: str
    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Request], int]
    position: int = 100
    has_limit: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a command: its arguments, where to print, and the catalogue, opened at the first use.

    `location` is the path given with --catalog, or None.
    """

    args: argparse.Namespace
    output: Output
    open_catalog: Callable[[], Catalog]
    location: str | None


def count(text: str) -> int:
    """The type of options that take a count: 0 to 2,147,483,647, which SQLite, PostgreSQL and Qt can store."""
    # The message leaves the text out: it may be very long.
    if not (text.isascii() and text.isdecimal() and len(text) <= _COUNT_DIGITS and int(text) <= _MAX_COUNT):
        raise argparse.ArgumentTypeError(f"expected a whole number from 0 to {_MAX_COUNT}")
    return int(text)


class _JoinWords(argparse.Action):
    """Stores several arguments as one text."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, values if isinstance(values, str) else " ".join(values or ()))


def add_query(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add the argument QUERY: a search, whose words may be several arguments."""
    parser.add_argument("query", nargs="*", default="", action=_JoinWords, metavar="QUERY", help=help_text)


def add_universe(parser: argparse.ArgumentParser) -> None:
    """Add the option --universe, for a command with a QUERY."""
    parser.add_argument(
        "--universe",
        metavar="NAME",
        help="only titles of one universe, by its id or the title of a story world",
    )


def add_chronology(parser: argparse.ArgumentParser) -> None:
    """Add the option --chronology, for a command that shows an order of the story."""
    parser.add_argument(
        "--chronology",
        metavar="ID",
        default="",
        help="the story as a chronology has it that a story world names, by its id or title",
    )


def order_of(args: argparse.Namespace) -> str:
    """The order that arguments name by --by and --chronology.  Raises UsageError if they contradict each other."""
    by: str = getattr(args, "by", STORY)
    if not args.chronology:
        return by
    if by != STORY:
        raise UsageError(
            "--chronology is an order of the story, and --by names another one", hint="Leave one of them out."
        )
    return f"{CHRONOLOGY}{args.chronology}"


def add_essential(parser: argparse.ArgumentParser) -> None:
    """Add the option --essential, for a command with --by."""
    parser.add_argument(
        "--essential", action="store_true", help="of a story arc (--by arc:ID), leave out what may be skipped"
    )


def add_span(parser: argparse.ArgumentParser, when: str = "") -> None:
    """Add the options --from and --to for a part of an order; `when` says with which other option."""
    for name, dest, ends in (("--from", "first", "from this title on"), ("--to", "last", "up to this title")):
        parser.add_argument(
            name, dest=dest, metavar="TITLE", default="", help=f"{when}only {ends}; it need not be owned"
        )


def add_limit(parser: argparse.ArgumentParser) -> None:
    """Add the options of the spoiler limit, which replace the limit of the catalogue for one call."""
    group = parser.add_argument_group(
        "spoiler limit", "for this call, in place of the limit that the catalogue has (see janto limit)"
    )
    add_limit_options(group)


def add_limit_options(parser: argparse._ActionsContainer) -> None:
    """Add --until, --keep-back and --seen."""
    parser.add_argument(
        "--until", metavar="TITLE", default="", help="keep back what comes after a title in the story"
    )
    parser.add_argument(
        "--keep-back",
        metavar="NAME",
        action="append",
        default=[],
        help="keep back a title or a story arc, and what reveals it; again for more",
    )
    parser.add_argument(
        "--seen",
        action="store_true",
        help="keep back the twists of what is not marked finished; with --until, what is finished is listed in any case",
    )


def names_limit(args: argparse.Namespace) -> bool:
    """Whether arguments with the options of the spoiler limit say one."""
    return bool(args.until or args.keep_back or args.seen)


def query_of(args: argparse.Namespace) -> str:
    """The query of the arguments, within the universe that they name."""
    query = str(args.query)
    if args.universe is None:
        return query
    name = args.universe.replace('"', " ")
    return f'universe:"{name}" ({query})' if query.strip() else f'universe:"{name}"'


def no_options(_parser: argparse.ArgumentParser) -> None:
    """The options of a command without arguments."""


def add_global_options(parser: argparse.ArgumentParser, *, first: bool = False) -> None:
    """Add the options that are accepted before and after the command.

    `first` is the parser before the command; a value given after the command overrides one given before it.
    """

    def default(value: object) -> object:
        return value if first else argparse.SUPPRESS

    parser.add_argument(
        "--catalog",
        metavar="PATH",
        default=default(None),
        help="the catalogue to use (default: $JANTO_CATALOG, else one in the user data folder)",
    )
    parser.add_argument(
        "--json", action="store_true", default=default(False), help="print JSON on standard output"
    )
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=default(False),
        help="log what is decided and why on standard error: matches, order",
    )
