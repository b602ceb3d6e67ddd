"""The content of a playlist in any format: the playable entries of an order, and the others with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.exporters._playable_parts import PlayPart, play_parts
from janto_catalog.exporters._text_format import kind_label, one_line
from janto_catalog.model.export import ExportEntry, ExportResult, OrderList, SkippedEntry
from janto_catalog.model.have import Have


@dataclass(frozen=True, slots=True)
class Track:
    """A work to play: its name in the playlist and the parts of files to play, in order."""

    label: str
    parts: tuple[PlayPart, ...]


def playlist_tracks(order: OrderList) -> tuple[tuple[Track, ...], ExportResult]:
    """The works of `order` that can be played, and the report on all of them.

    A file that contains several works is in the playlist once, for the first of them.
    """
    tracks: dict[tuple[PlayPart, ...], Track] = {}
    skipped = []
    for entry in order.entries:
        parts = play_parts(entry)
        if reason := _skip_reason(entry, parts, tracks.get(parts)):
            skipped.append(SkippedEntry(entry.work, reason, entry.title))
        else:
            tracks[parts] = Track(_label(entry), parts)
    return tuple(tracks.values()), ExportResult(len(tracks), tuple(skipped))


def _skip_reason(entry: ExportEntry, parts: tuple[PlayPart, ...], same: Track | None) -> str:
    """Why an entry is not in the playlist, or "" when it is."""
    if entry.have is not Have.YES:
        return entry.ownership
    if not entry.files:
        return "owned, but none of its files is available now"
    if not parts:
        return "its files are for reading, not for playing"
    return f"already in the playlist, in the same files as {same.label}" if same else ""


def _label(entry: ExportEntry) -> str:
    """Series - Title.

    VLC takes the text before " - " for the artist, and in a title alone the text before the first comma.  So a work
    without a series has its kind in front.
    """
    return f"{one_line(entry.series) or kind_label(entry.kind)} - {one_line(entry.title) or entry.work}"
