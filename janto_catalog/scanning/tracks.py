"""Which audio files of a folder are the tracks of one item, and in which order they play.

Joining several stories into one item hides all but one of them; leaving tracks apart only causes more questions.  So
files stay single unless there is evidence that they belong together: an album whose tracks are shorter than a story,
names that differ only in a number, totals, or discs of the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from janto_catalog.filenames.counters import DISC_KINDS, read_tokens
from janto_catalog.filenames.downloaders import is_numbered_download
from janto_catalog.filenames.shared_names import abbreviates, own_words, shape, spelling, start_of_shape
from janto_catalog.scanning.box_stories import split_by_story
from janto_catalog.scanning.file_entry import FileEntry
from janto_catalog.scanning.long_tracks import long_works
from janto_catalog.scanning.track_set import TrackSet

# Radio plays last 45 minutes, monthly releases an hour, parts of a serial 25 to 30 minutes, and chapters made by a
# shop or a ripper rarely more than 15.
_STORY_SECONDS = 38 * 60
_CHAPTER_SECONDS = 15 * 60
_ALBUM_TRACK_SECONDS = 20 * 60

# What is read before the first chapter and after the last.
_FIRST_WORDS = frozenset(
    ("prologue", "intro", "introduction", "opening", "credits", "foreword", "preface", "dedication")
)
_LAST_WORDS = frozenset(("epilogue", "outro", "end", "closing", "credits", "afterword", "coda"))

#: How many parts a drama is cut into where its name and a number are all that is known.
_FEW_PARTS = frozenset((2, 3))
#: Words that count the parts of one story.
_COUNTED_KINDS = frozenset(("part", "half", "section")) | DISC_KINDS
#: What parts of the story that the folder names are called.
_PART_KINDS = frozenset(("part", "chapter", "section", "track"))

#: Copies of one recording are as long, but for what an encoder adds.
_SAME_SECONDS = 1.0

_Files = Sequence[FileEntry]


def group_tracks(files: _Files) -> tuple[tuple[FileEntry, ...], ...]:
    """Group the audio files of one folder into items, each in playing order; most items have one file."""
    items = [item for album in _by_album(files) for item in _split(album)]
    return tuple(_across_extensions(items) if len({file.extension for file in files}) > 1 else items)


def _across_extensions(items: list[tuple[FileEntry, ...]]) -> list[tuple[FileEntry, ...]]:
    """The items, with those joined whose names count their files as all parts of one story, in several formats.

    Files of the same name and number are copies.
    """
    joined: list[tuple[FileEntry, ...]] = []
    for alike in _grouped((file for item in items for file in item), lambda file: shape(file.stem)):
        tracks = TrackSet(alike)
        if (
            len({file.extension for file in alike}) > 1
            and not _COUNTED_KINDS.isdisjoint(tracks.shared.kinds)
            and tracks.is_complete_run
            and _is_one_item(tracks)
            and not any(0 < sum(file in alike for file in item) < len(item) for item in items)
        ):
            joined += split_by_story(tracks)
    taken = {file.path for item in joined for file in item}
    return [*(item for item in items if taken.isdisjoint(file.path for file in item)), *joined]


def _split(files: _Files) -> list[tuple[FileEntry, ...]]:
    """One item if the files belong together, else one for each name without its number, else single files."""
    if len(files) == 1:
        return [tuple(files)]
    if apart := long_works(files):
        return [*_split([file for file in files if file not in apart]), *((file,) for file in apart)]
    tracks = TrackSet(files)
    if len(books := _by_book(tracks)) > 1:
        return [item for book in books for item in _split(book)]
    is_one = _is_one_item(tracks)
    if is_one or _may_be_box(tracks):
        stories = split_by_story(tracks)
        if is_one or len(stories) > 1:
            return stories
    items: list[tuple[FileEntry, ...]] = []
    left = files
    for name_of in (shape, spelling, start_of_shape):
        if name_of is spelling and TrackSet(left or files).positions:
            # Only copies of one story, with the same numbers, are told apart by how they are spelled: "01 - Title" and
            # "01. Title".
            continue
        alike = _grouped(left, lambda file, name_of=name_of: name_of(file.stem))  # type: ignore[misc]
        found = [some for some in alike if 1 < len(some) < len(files) and _is_one_item(TrackSet(some))]
        if not found and name_of is shape and _are_cut_alike(alike):
            found = alike
        items.extend(item for some in found for item in split_by_story(TrackSet(some)))
        taken = {file.path for some in found for file in some}
        left = [file for file in left if file.path not in taken]
    return _with_frame(items, left)


def _are_cut_alike(names: Sequence[_Files]) -> bool:
    """Whether files without tags are several stories, each cut into the same few parts: "A 1", "A 2", "B 1", "B 2".

    The parts are shorter than a story, and the numbers begin at 1 for each name.
    """
    sets = [TrackSet(some) for some in names]
    counts = {len(some) for some in names}
    return (
        len(sets) > 1
        and len(counts) == 1
        and counts <= _FEW_PARTS
        and all(
            tracks.is_complete_run
            and bool(tracks.shared.words)
            and tracks.shared.kinds == ("",)
            and tracks.typical_length is not None
            and tracks.typical_length < _STORY_SECONDS
            and not any(file.folded_album for file in tracks.files)
            for tracks in sets
        )
    )


def _with_frame(items: list[tuple[FileEntry, ...]], left: _Files) -> list[tuple[FileEntry, ...]]:
    """The items and single files, with a prologue and an epilogue joined to the only item with tracks."""
    first = tuple(file for file in left if _is_called(file, _FIRST_WORDS))
    last = tuple(file for file in left if _is_called(file, _LAST_WORDS))
    if len(items) != 1 or len(first) > 1 or len(last) > 1:
        return [*items, *((file,) for file in left)]
    return [(*first, *items[0], *last), *((file,) for file in left if file not in (*first, *last))]


def _is_called(file: FileEntry, words: frozenset[str]) -> bool:
    own = own_words(file.stem)
    return bool(own) and words.issuperset(own) and (file.duration or 0) < _ALBUM_TRACK_SECONDS


def _grouped(files: Iterable[FileEntry], key: Callable[[FileEntry], object]) -> list[list[FileEntry]]:
    groups: dict[object, list[FileEntry]] = defaultdict(list)
    for file in files:
        groups[key(file)].append(file)
    return list(groups.values())


def _by_book(tracks: TrackSet) -> list[list[FileEntry]]:
    """The files by the book of a series that their names number: "Book 2 - 05", "Title 14 - 01"."""
    files, shared = tracks.files, tracks.shared
    if len(shared.kinds) < 2 or not shared.differ_in_numbers_only:
        return [list(files)]
    outer = [row[0] for row in shared.positions]
    begins_late = bool(shared.words) and not shared.is_after and min(outer) > (1, 0)
    numbers_books = shared.kinds[0] == "book" or (
        shared.kinds[0] == "" and (shared.has_words_between or begins_late)
    )
    # A number that is different for each file counts tracks, and so does one that is repeated as the last.
    repeats_last = all(row[0] == row[-1] for row in shared.positions)
    if not numbers_books or repeats_last or len(set(outer)) == len(outer):
        return [list(files)]
    book_of = dict(zip((file.path for file in files), outer, strict=True))
    return _grouped(files, lambda file: book_of[file.path])


def _is_one_item(tracks: TrackSet) -> bool:
    if (
        len(tracks.files) < 2
        or not tracks.positions
        or "book" in tracks.shared.kinds[-1:]
        or _may_be_copies(tracks)
    ):
        return False
    length = tracks.typical_length
    same_name = _differ_in_numbers_only(tracks) and len(tracks.titles_in_tags - {()}) < 2
    if same_name and ("half" in tracks.shared.kinds or _states_total(tracks)):
        return True
    if tracks.states_track_count and _have_same_title(tracks):
        return True
    if length is not None and length >= _STORY_SECONDS:
        return same_name and _are_long_parts(tracks)
    if tracks.files[0].folded_album:
        return _is_one_album(tracks, same_name, length)
    return _is_one_untagged(tracks, same_name, length)


def _are_numbered_as_downloads(tracks: TrackSet) -> bool:
    """Whether the names are numbered from 1 as browsers number files of the same name: "Title (1)", "Title (2)".

    "01 (1)" and "02 (1)" are tracks: the second number is that of the copy.
    """
    last = {read_tokens(file.stem)[-1].value for file in tracks.files}
    return (
        len(last) == len(tracks.files)
        and tracks.shared.kinds == ("",)
        and tracks.is_complete_run
        and all(is_numbered_download(file.stem) for file in tracks.files)
    )


def _may_be_copies(tracks: TrackSet) -> bool:
    """Whether files may be the same one downloaded twice: those numbered so are parts only if their lengths differ."""
    if not _are_numbered_as_downloads(tracks) or tracks.is_cut_evenly:
        return False
    lengths = sorted(file.duration or 0 for file in tracks.files)
    return any(after - before < _SAME_SECONDS for before, after in pairwise(lengths))


def _differ_in_numbers_only(tracks: TrackSet) -> bool:
    """Whether the names are the same but for numbers.

    Places on a record begin with A1: "e1" and "e2" are letters and numbers of something else.
    """
    if not tracks.shared.differ_in_numbers_only or "place" not in tracks.shared.kinds:
        return tracks.shared.differ_in_numbers_only
    column = tracks.shared.kinds.index("place")
    return min(row[column] for row in tracks.shared.positions) == (1, 1)


def _may_be_box(tracks: TrackSet) -> bool:
    """Whether files are an album with tracks shorter than stories, so that a title for several makes a story."""
    length = tracks.typical_length
    return bool(
        tracks.files[0].folded_album and tracks.positions and length is not None and length < _STORY_SECONDS
    )


def _is_one_album(tracks: TrackSet, same_name: bool, length: float | None) -> bool:
    if length is None:
        return same_name
    return same_name or length < _ALBUM_TRACK_SECONDS or tracks.states_track_count


def _is_one_untagged(tracks: TrackSet, same_name: bool, length: float | None) -> bool:
    if same_name:
        short = length is not None and length < _ALBUM_TRACK_SECONDS
        return (
            short
            or not _is_named_before_number(tracks)
            or _is_named_like_folder(tracks, length)
            or (length is not None and _are_numbered_as_downloads(tracks))
        )
    # Chapters with titles but without tags: only a run of short ones, of which few are missing.
    return length is not None and length < _CHAPTER_SECONDS and len(tracks.files) > 2 and tracks.is_run


def _are_long_parts(tracks: TrackSet) -> bool:
    """Whether files as long as stories are parts of one."""
    if _are_discs(tracks):
        return True
    if _is_named_before_number(tracks) or any(file.disc_kind == "part" for file in tracks.files):
        return bool(tracks.files[0].folded_album) and tracks.states_track_count and _has_titles(tracks)
    counts_parts = not _PART_KINDS.isdisjoint(tracks.shared.kinds)
    if not tracks.shared.words and (tracks.is_cut_evenly or (counts_parts and tracks.is_complete_run)):
        return True
    if tracks.is_cut_evenly and counts_parts and "part" not in tracks.shared.kinds:
        return True
    return bool(tracks.files[0].folded_album) and (
        tracks.states_track_count or (_has_titles(tracks) and tracks.is_complete_run)
    )


def _have_same_title(tracks: TrackSet) -> bool:
    """Whether album and title are the same in all tags, and no name says more than a number or one word."""
    titles = {file.facts.title for file in tracks.files if file.facts}
    return (
        bool(tracks.files[0].folded_album)
        and len({own_words(title) for title in titles}) == 1
        and "" not in titles
        and all(len(own_words(file.stem)) < 2 for file in tracks.files)
    )


def _has_titles(tracks: TrackSet) -> bool:
    return all(file.facts is not None and file.facts.title for file in tracks.files)


def _are_discs(tracks: TrackSet) -> bool:
    return not DISC_KINDS.isdisjoint(tracks.shared.kinds) or all(
        file.disc_kind in DISC_KINDS for file in tracks.files
    )


def _states_total(tracks: TrackSet) -> bool:
    """Whether the names say how many parts there are: "1 of 3"."""
    return tracks.shared.total is not None and tracks.shared.total >= len(tracks.files)


def _is_named_before_number(tracks: TrackSet) -> bool:
    """Whether a plain number follows the name, as it does in the names of the stories of a series: "Title 02"."""
    shared = tracks.shared
    return bool(shared.words) and not shared.is_after and not any(shared.kinds)


def _is_named_like_folder(tracks: TrackSet, length: float | None) -> bool:
    folder = tracks.files[0].grouping_folder.rpartition("/")[2]
    words = tracks.shared.words
    return length is not None and (set(own_words(folder)) == set(words) or abbreviates(words, folder))


def _by_album(files: _Files) -> list[list[FileEntry]]:
    """Files by extension and album; one without tags joins the one album its name fits, if any."""
    albums: dict[tuple[str, str], list[FileEntry]] = defaultdict(list)
    for file in files:
        albums[file.extension, file.folded_album].append(file)
    without_tags = {extension for extension, album in albums if not album}
    tagged = {
        key: _AlbumNames(members)
        for key, members in albums.items()
        if key[0] in without_tags and key[1] and len(members) > 1
    }
    if not tagged:
        return list(albums.values())
    for extension in {key[0] for key in tagged}:
        left: list[FileEntry] = []
        for file in albums.pop((extension, ""), ()):
            fitting = [key for key, names in tagged.items() if key[0] == extension and names.fit(file)]
            (albums[fitting[0]] if len(fitting) == 1 else left).append(file)
        if left:
            albums[extension, ""] = left
    return list(albums.values())


class _AlbumNames:
    """The names of the tracks of an album, to find the files that belong to it although their tags were not read."""

    def __init__(self, files: _Files) -> None:
        self._shapes = {shape(file.stem) for file in files}
        self._starts = {start_of_shape(file.stem) for file in files}
        self._numbers = {_numbers(file) for file in files}

    def fit(self, file: FileEntry) -> bool:
        """Whether a file without tags is named as the others are, with another number."""
        if file.facts is not None and (file.facts.album or file.facts.title):
            return False
        start, own = start_of_shape(file.stem), shape(file.stem)
        return (
            bool(start)
            and start[-1].startswith("#")
            and self._starts == {start}
            and (self._shapes == {own} if len(self._shapes) == 1 else own != start)
            and _numbers(file) not in self._numbers
        )


def _numbers(file: FileEntry) -> tuple[object, ...]:
    return file.disc, *(token.value for token in read_tokens(file.stem) if token.value is not None)
