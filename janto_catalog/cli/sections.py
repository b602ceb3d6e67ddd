"""Text for people to read: sections with a heading and rows, and the words for states of items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from janto_catalog.model.have import Have

if TYPE_CHECKING:
    from janto_catalog.model.files import ItemState
    from janto_catalog.model.views import WorkRow

_LABEL = 20
# The same words as in the window; JSON has the names of the states.
_STATES = {
    "offline": "not connected",
    "not-seen": "not seen in the last scan",
    "review": "to identify",
    "unknown": "not recognised",
    "linked": "matched",
}


def describe_have(have: Have) -> str:
    """Whether a title is owned; "" when it is not."""
    return "" if have is Have.NO else have.words


def describe_title(work: WorkRow) -> str:
    """A title with its series and number, its date, and whether it is owned: "Asylum  (Radio dramas 2, 2009-07-01, owned)"."""
    facts = (f"{work.series} {work.number}".strip(), work.released or "", describe_have(work.have))
    return f"{work.title}  ({join_nonempty(facts)})"


def join_nonempty(parts: Iterable[str]) -> str:
    """The parts that are not empty, separated by commas."""
    return ", ".join(part for part in parts if part)


def count_noun(number: int, noun: str) -> str:
    """A number with its noun: "1 title", "2 titles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def label_row(label: str, text: str) -> list[str]:
    """A row "label   text" for a heading, or none where there is no text."""
    return [f"  {label:{_LABEL}}{text}"] if text else []


def format_section(heading: str, rows: Iterable[str]) -> Iterator[str]:
    """An empty line, the heading and its rows; nothing without rows."""
    listed = list(rows)
    if listed:
        yield ""
        yield heading
        yield from (f"  {row}" for row in listed)


def align_columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of texts with their columns aligned."""
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        yield "  ".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)).rstrip()


def describe_state(state: ItemState) -> str:
    """The state of an item in words: "matched", "to identify"."""
    return _STATES.get(state.value, state.value)


def local_time(at: str) -> str:
    """A time in ISO 8601 as it is shown, in the time zone of the machine."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
