"""What a file that a list is exported to has, and what is left out, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import open_file, show_folder_of

if TYPE_CHECKING:
    from janto_catalog.model.export import ExportResult

_MAX_NAMED = 12


def report(result: ExportResult) -> str:
    """What the file will have: "13 titles. Left out 3: 2 for reading, not for playing; 1 not owned."."""
    if not result.written:
        return f"No title would be in the file.{left_out(result)}"
    return f"{labels.count(result.written, 'title', 'titles')} in the file.{left_out(result)}"


def left_out(result: ExportResult) -> str:
    """How many titles are left out, by reason, and how many a spoiler limit keeps back, after a space; "" for none."""
    groups = "; ".join(
        f"{labels.number(len(entries))} {_short(reason)}" for reason, entries in result.left_out()
    )
    text = f" Left out {labels.number(result.left_out_count)}: {groups}." if groups else ""
    if result.kept_back:
        text += (
            f" Kept back: {labels.count(result.kept_back, 'title', 'titles')} that would give something away."
        )
    return text


def left_out_titles(result: ExportResult) -> str:
    """The titles that are left out, by reason; of many, the first ones."""
    return "\n".join(
        f"{_short(reason).capitalize()}: {', '.join(entry.title for entry in entries[:_MAX_NAMED])}"
        + (f" and {labels.number(len(entries) - _MAX_NAMED)} more" if len(entries) > _MAX_NAMED else "")
        for reason, entries in result.left_out()
    )


def _short(reason: str) -> str:
    """Why titles have no place, without the words that the notice has no room for."""
    short = reason.rstrip(".").removeprefix("without a place in the order (").removesuffix(")")
    return short.removeprefix("its files are ")


def show_result(context: UiContext, path: str, result: ExportResult) -> None:
    """Show how many titles were written, and offer to open the file or its folder."""
    text = f"Wrote {labels.count(result.written, 'title', 'titles')} to {Path(path).name}.{left_out(result)}"
    context.signals.show_notice.emit(
        Notice(
            text,
            action=("Open", lambda: open_file(context, path)),
            second=("Show in folder", lambda: show_folder_of(context, path)),
            stays=True,
        )
    )
