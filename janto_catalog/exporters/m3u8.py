"""M3U8: a playlist with paths relative to itself, so that it can be moved together with the files."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.exporters._playlist import Track, playlist_tracks
from janto_catalog.exporters._playlist_paths import playlist_path
from janto_catalog.exporters.exporter import Exporter
from janto_catalog.model.export import ExportResult, OrderList


def _render(order: OrderList, folder: bytes) -> tuple[bytes, ExportResult]:
    tracks, result = playlist_tracks(order)
    lines = ["#EXTM3U"]
    for track in tracks:
        lines += _lines(track, folder)
    return "".join(f"{line}\n" for line in lines).encode(), result


def _lines(track: Track, folder: bytes) -> Iterator[str]:
    for number, part in enumerate(track.parts, 1):
        of_several = f" ({number} of {len(track.parts)})" if len(track.parts) > 1 else ""
        # -1 means an unknown length.
        seconds = -1 if part.duration is None else round(part.duration)
        yield f"#EXTINF:{seconds},{track.label}{of_several}"
        if part.begin is not None:
            yield f"#EXTVLCOPT:start-time={part.begin:g}"
        if part.end is not None:
            yield f"#EXTVLCOPT:stop-time={part.end:g}"
        yield playlist_path(part.path, folder)


EXPORTER = Exporter("m3u8", "m3u8", "Playlist for a player", _render, plays=True)
