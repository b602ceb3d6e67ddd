"""M3U8: a playlist of the files, by paths relative to itself so that both may move together."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.exporters.exporter import Exporter
from janto_catalog.exporters.playable_parts import PlayPart, play_parts
from janto_catalog.exporters.playlist_paths import playlist_path
from janto_catalog.exporters.text_format import kind_label, one_line
from janto_catalog.model.export import ExportEntry, ExportResult, OrderList, SkippedEntry


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:
    lines, skipped = ["#EXTM3U"], []
    written_as: dict[tuple[PlayPart, ...], str] = {}
    for entry in order.entries:
        to_play = play_parts(entry)
        reason = _left_out(entry, to_play, written_as)
        if reason:
            skipped.append(SkippedEntry(entry.work, reason))
            continue
        written_as[to_play] = entry.title
        lines += _lines(entry, to_play, folder)
    content = "".join(f"{line}\n" for line in lines).encode()
    return content, ExportResult(len(order.entries) - len(skipped), tuple(skipped))


def _left_out(
    entry: ExportEntry, to_play: tuple[PlayPart, ...], written_as: dict[tuple[PlayPart, ...], str]
) -> str:
    """Why nothing of an entry is written, or ""."""
    if not entry.owned:
        return "not owned"
    if not entry.files:
        return "owned, but no file of it can be played now"
    if not to_play:
        return "its files are for reading, not for playing"
    if to_play in written_as:
        return f"already in the list: the same files as {one_line(written_as[to_play])}"
    return ""


def _lines(entry: ExportEntry, to_play: tuple[PlayPart, ...], folder: bytes) -> Iterator[str]:
    label = _label(entry)
    for number, piece in enumerate(to_play, 1):
        part = f" ({number} of {len(to_play)})" if len(to_play) > 1 else ""
        seconds = -1 if piece.duration is None else round(piece.duration)
        yield f"#EXTINF:{seconds},{label}{part}"
        if piece.begin is not None:
            yield f"#EXTVLCOPT:start-time={piece.begin:g}"
        if piece.end is not None:
            yield f"#EXTVLCOPT:stop-time={piece.end:g}"
        yield playlist_path(piece.path, folder)


def _label(entry: ExportEntry) -> str:
    """Series - Title.  VLC takes what stands before " - " for the artist; in a bare title it would take
    what stands before the first comma, so a title without a series gets its kind."""
    return f"{one_line(entry.series) or kind_label(entry.kind)} - {one_line(entry.title) or entry.work}"


EXPORTER = Exporter("m3u8", "m3u8", "Playlist for a player", _render)
