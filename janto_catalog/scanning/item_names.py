"""The name of an item: what its files share, or what their folder is called, whichever says more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from janto_catalog.filenames.shared_names import abbreviates, own_words, read_shared_name
from janto_catalog.scanning.file_entry import FileEntry

# Words that say nothing of what is in a file.
_MEANINGLESS = frozenset(
    {
        "audio",
        "audiobook",
        "audiofile",
        "audiotrack",
        "file",
        "unknown",
        "untitled",
        "album",
        "artist",
        "recording",
        "title",
        "no",
        "name",
        "mp3",
        "video",
    }
)


class ItemName(NamedTuple):
    """A name, and whether it says all that the folder of the item says."""

    text: str
    includes_folder: bool


class _Possible(NamedTuple):
    text: str
    words: frozenset[str]
    is_album: bool = False


def name_tracks(folder: str, files: Sequence[FileEntry], *, album_is_of_others: bool) -> ItemName:
    """Name an item of several files; `folder` is the path of the folder they are grouped in.

    album_is_of_others: whether files of other items have the same album.
    """
    above, _, last = folder.rpartition("/")
    named = _Possible(last, frozenset(own_words(last)))
    possible = [
        each
        for each in (*_shared_texts(files, album_is_of_others), named)
        if each.words - _MEANINGLESS and not abbreviates(own_words(each.text), last)
    ]
    best = [each for each in possible if not any(each.words < other.words for other in possible)]
    # A name that only repeats the folders above is that of a series.
    known = frozenset(own_words(above))
    best.sort(key=lambda each: each.words <= known)
    chosen = best[0] if best else named
    return ItemName(chosen.text, chosen.is_album or named.words <= chosen.words)


def _shared_texts(files: Sequence[FileEntry], album_is_of_others: bool) -> Iterator[_Possible]:
    """What the files share, what says most about this item first."""
    first = files[0]
    albums = []
    if first.folded_album and all(file.folded_album == first.folded_album for file in files):
        albums.append(_Possible(first.album, frozenset(own_words(first.album)), is_album=True))
    if not album_is_of_others:
        yield from albums
    yield from _shared([file.facts.title for file in files if file.facts and file.facts.title], len(files))
    yield from _shared([file.stem for file in files], len(files))
    if album_is_of_others:
        yield from albums


def _shared(names: Sequence[str], count: int) -> Iterator[_Possible]:
    if len(names) == count:
        shared = read_shared_name(names)
        if shared.positions or shared.differ_in_numbers_only:
            yield _Possible(shared.text, frozenset(shared.words))
