"""Where answers go: JSON alone on standard output, or tables for people; progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

_PIPE_WIDTH = 200


class Output:
    """Prints one answer.  Text from files and packs is never taken for markup."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        # A pipe has no width: nothing is cut short for whoever reads on.
        width = None if sys.stdout.isatty() else _PIPE_WIDTH
        self._people = Console(highlight=False, markup=False, emoji=False, width=width)
        self._aside = Console(stderr=True, highlight=False, markup=False, emoji=False)

    def json(self, value: Any) -> None:
        """Print `value` as JSON.  Surrogates and control characters are escaped."""
        sys.stdout.write(json.dumps(value, ensure_ascii=_plain_terminal(), indent=2) + "\n")

    def line(self, text: str = "") -> None:
        """Print a line for people."""
        self._people.print(Text(clean(text)))

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
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text
    )


def _plain_terminal() -> bool:
    """Whether standard output cannot take every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") not in ("utf8", "utf16", "utf32")
