"""What every command is made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from janto_catalog.cli.output import Output

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

_MOST = 2**31 - 1
_COUNT_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `options` adds its words to the parser, `run` does it on an open catalogue.

    `standalone` commands open what they need themselves.  `run` returns the exit code.
    """

    name: str
    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Request], int]
    order: int = 100


@dataclass(frozen=True, slots=True)
class Request:
    """A command as it was asked for: its words, where to print, and the catalogue (opened when first asked)."""

    words: argparse.Namespace
    output: Output
    open_catalog: Callable[[], Catalog]
    location: str | None


def count(text: str) -> int:
    """The type of options that take a count: 0 to 2,147,483,647, which every database and Qt can hold."""
    # The message leaves the text out: it may be very long.
    if not (text.isascii() and text.isdecimal() and len(text) <= _COUNT_DIGITS and int(text) <= _MOST):
        raise argparse.ArgumentTypeError(f"expected a whole number from 0 to {_MOST}")
    return int(text)


def no_options(_parser: argparse.ArgumentParser) -> None:
    """For commands that take no words."""


def everywhere(words: argparse.ArgumentParser, *, first: bool = False) -> None:
    """The options that stand before or after the command; after it, only what is given overrides."""
    words.add_argument(
        "--catalog", metavar="PATH", default=None if first else argparse.SUPPRESS,
        help="the catalogue to use (default: in the user data folder, or $JANTO_CATALOG)",
    )  # fmt: skip
    words.add_argument(
        "--json",
        action="store_true",
        default=False if first else argparse.SUPPRESS,
        help="print JSON on standard output",
    )
