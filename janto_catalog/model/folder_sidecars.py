"""Files that media managers write about a folder, and where they may be above an item."""

from __future__ import annotations

from collections.abc import Iterator

#: The names, with how many folders above an item's own they may be: a show's is above the seasons.
#: https://kodi.wiki/view/NFO_files/TV_shows, https://github.com/mylar3/mylar3/wiki/series.json-schema
FOLDER_SIDECARS = {"tvshow.nfo": 3, "series.json": 1, "metadata.opf": 0, "metadata.json": 0}


def folder_sidecar_paths(folder: str) -> Iterator[str]:
    """Yield where such a file may be for the items of a folder, the nearest first.

    folder: relative to its root, "" for the root itself; so are the paths.

    >>> list(folder_sidecar_paths("Show/Season 1"))[:2]
    ['Show/Season 1/tvshow.nfo', 'Show/Season 1/series.json']
    """
    for depth in range(max(FOLDER_SIDECARS.values()) + 1):
        prefix = folder + "/" if folder else ""
        yield from (prefix + name for name, most in FOLDER_SIDECARS.items() if depth <= most)
        if not folder:
            return
        folder = folder.rpartition("/")[0]
