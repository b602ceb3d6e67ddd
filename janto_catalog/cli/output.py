"""Printing: JSON or tables on standard output, messages and progress on standard error."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

_PIPE_WIDTH = 200


# Lone surrogates, control characters that JSON allows, and characters that change the writing direction.
_UNPRINTABLE = re.compile("[\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class _Console(Console):
    """A console that leaves a closed pipe to `main`; rich itself would end the program with an error."""

    def on_broken_pipe(self) -> None:
        """Called by rich while it handles the error."""
        raise BrokenPipeError


class Output:
    """Prints the result of one command. Text from files and packs is never treated as markup."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        # A pipe has no width: nothing is wrapped or cut for the program that reads it.
        width = None if sys.stdout.isatty() else _PIPE_WIDTH
        _accept_any_text()
        self._out = _Console(highlight=False, markup=False, emoji=False, width=width)
        self._err = _Console(stderr=True, highlight=False, markup=False, emoji=False)

    def json(self, value: Any) -> None:
        """Print `value` as JSON. Surrogates and control characters are escaped."""
        text = json.dumps(value, ensure_ascii=_is_not_unicode(), indent=2)
        sys.stdout.write(_UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")

    def line(self, text: str = "") -> None:
        """Print a line for people."""
        self._out.print(Text(make_printable(text)), soft_wrap=True)

    def error(self, text: str) -> None:
        """Print a line on standard error."""
        self._err.print(Text(make_printable(text)), soft_wrap=True)

    def table(
        self, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()
    ) -> None:
        """Print a table; columns named in `right` are aligned right."""
        table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
        for column in columns:
            table.add_column(column, justify="right" if column in right else "left", overflow="fold")
        for row in rows:
            table.add_row(
                *(Text(make_printable(str(cell))) if cell is not None else Text("") for cell in row)
            )
        self._out.print(table)

    @contextmanager
    def progress(self) -> Iterator[Bar]:
        """A progress bar on standard error for the duration of the block; hidden when that is not a terminal."""
        bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            console=self._err, transient=True, disable=self.as_json or not self._err.is_terminal,
        )  # fmt: skip
        with bar:
            yield Bar(bar)


class Bar:
    """A running progress bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def show(self, description: str, done: int, total: int | None) -> None:
        """Show `done` of `total` steps; a total of None is unknown."""
        self._progress.update(
            self._task, description=make_printable(description), completed=done, total=total
        )


def make_printable(text: str) -> str:
    """`text` on one line for a terminal; control characters, which file names may contain, are escaped."""
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    if unicodedata.category(letter) == "Zs":
        return " "
    # A byte of a name that is not UTF-8 comes from the shell as a lone surrogate.
    byte = ord(letter) - _UNDECODED
    return f"\\x{byte:02x}" if _ASCII < byte <= _BYTE else letter.encode("unicode_escape").decode()


_UNDECODED, _ASCII, _BYTE = 0xDC00, 0x7F, 0xFF


def _accept_any_text() -> None:
    # A terminal or pipe that is not UTF-8 gets escapes instead of an error.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _is_not_unicode() -> bool:
    """Whether standard output cannot encode every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "utf16", "utf32")
