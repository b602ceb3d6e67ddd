"""Where answers go: JSON alone on standard output, or tables for people; progress on standard error."""

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


# Half surrogate pairs, control characters that JSON lets through, and those that turn the writing direction.
_UNPRINTABLE = re.compile("[\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class _Console(Console):
    """A console that leaves a closed pipe to `main`: rich would end the program with an error."""

    def on_broken_pipe(self) -> None:
        """Called by rich while the error is in hand."""
        raise BrokenPipeError


class Output:
    """Prints one answer.  Text from files and packs is never taken for markup."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        # A pipe has no width: nothing is cut short for whoever reads on.
        width = None if sys.stdout.isatty() else _PIPE_WIDTH
        _take_any_text()
        self._people = _Console(highlight=False, markup=False, emoji=False, width=width)
        self._aside = _Console(stderr=True, highlight=False, markup=False, emoji=False)

    def json(self, value: Any) -> None:
        """Print `value` as JSON.  Surrogates and control characters are escaped."""
        text = json.dumps(value, ensure_ascii=_plain_terminal(), indent=2)
        sys.stdout.write(_UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")

    def line(self, text: str = "") -> None:
        """Print a line for people."""
        self._people.print(Text(clean(text)), soft_wrap=True)

    def aside(self, text: str) -> None:
        """Print a line on standard error."""
        self._aside.print(Text(clean(text)), soft_wrap=True)

    def table(
        self, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()
    ) -> None:
        """Print a table; columns named in `right` hold numbers."""
        table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
        for column in columns:
            table.add_column(column, justify="right" if column in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(clean(str(cell))) if cell is not None else Text("") for cell in row))
        self._people.print(table)

    @contextmanager
    def progress(self) -> Iterator[Bar]:
        """A progress bar on standard error for the length of the block; none when that is no terminal."""
        bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            console=self._aside, transient=True, disable=self.as_json or not self._aside.is_terminal,
        )  # fmt: skip
        with bar:
            yield Bar(bar)


class Bar:
    """A running progress bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def show(self, what: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known) of `what`."""
        self._progress.update(self._task, description=clean(what), completed=done, total=total)


def clean(text: str) -> str:
    """`text` on one line for a terminal: control characters (a file name may hold them) made visible."""
    return "".join(letter if letter.isprintable() else _visible(letter) for letter in text)


def _visible(letter: str) -> str:
    if unicodedata.category(letter) == "Zs":
        return " "
    # A byte of a name that is no UTF-8 arrives from the shell as half a surrogate pair.
    byte = ord(letter) - _UNDECODED
    return f"\\x{byte:02x}" if _ASCII < byte <= _BYTE else letter.encode("unicode_escape").decode()


_UNDECODED, _ASCII, _BYTE = 0xDC00, 0x7F, 0xFF


def _take_any_text() -> None:
    # A terminal or a pipe that does not speak UTF-8 is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _plain_terminal() -> bool:
    """Whether standard output cannot take every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "utf16", "utf32")
