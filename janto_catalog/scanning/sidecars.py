"""Sidecars: files that belong to an item (covers, subtitles, booklets, notes, trailers, extras), and to which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from janto_catalog.filenames import supplements
from janto_catalog.filenames.folding import fold_name
from janto_catalog.filenames.shared_names import own_words
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import Role
from janto_catalog.scanning.file_entry import FileEntry

_ROLE_OF_CATEGORY = {
    FileCategory.SUBTITLE: Role.SUBTITLE,
    FileCategory.METADATA: Role.METADATA,
    FileCategory.SOFTWARE: Role.METADATA,
    FileCategory.UNKNOWN: Role.METADATA,
    FileCategory.PLAIN_TEXT: Role.METADATA,
    FileCategory.IMAGE: Role.COVER,
}
_DESCRIPTION_CATEGORIES = (FileCategory.PDF, FileCategory.WEB_PAGE)
_BOOKLET_FOLDERS = ("scan", "booklet", "artwork", "cover")
_SEPARATOR = re.compile(r"[\s._\-–(\[]+")
#: Side folders whose short files are never works.
_FRAGMENT_FOLDERS = ("sample", "deleted", "scenes", "trailer")
_MIN_STORY_SECONDS = 10 * 60
#: Extras are shorter: radio plays last 45 minutes.
LONG_STORY_SECONDS = 38 * 60
#: What announces the next story is shorter.
_LONGEST_ANNOUNCEMENT_SECONDS = 4 * 60
#: The booklets of releases have fewer pages.
_MIN_MAGAZINE_PAGES = 24
# Words that the names of scanned booklets and covers consist of.
_SCAN_WORDS = frozenset(
    {
        "scan",
        "scans",
        "page",
        "pages",
        "img",
        "image",
        "front",
        "back",
        "inside",
        "inner",
        "outer",
        "cover",
        "covers",
        "digital",
        "art",
        "artwork",
        "label",
        "tray",
    }
)


def sidecar_role(file: FileEntry) -> Role | None:
    """The role of a file that is a sidecar whatever else is in its folder; None when it may be a story."""
    if file.category in _ROLE_OF_CATEGORY and file.category not in (
        FileCategory.IMAGE,
        FileCategory.PLAIN_TEXT,
    ):
        return _ROLE_OF_CATEGORY[file.category]
    if file.side_folder:
        return _role_in_side_folder(file)
    if file.category is FileCategory.PDF and (
        supplements.is_booklet(file.folded_stem) or supplements.is_notes(file.folded_stem)
    ):
        return Role.BOOKLET
    return _role_in_name(file)


def may_be_item(file: FileEntry) -> bool:
    """Whether a file in a side folder may be an item, such as a documentary, if it belongs to no other.

    A file whose name says that it is a trailer, a booklet or a scan is not, and in a folder of samples or trailers
    only what is as long as a story is.
    """
    if file.category.is_playable:
        is_long = (file.duration or 0) >= _MIN_STORY_SECONDS
        return _role_in_name(file) is None and (is_long or not file.side_folder.startswith(_FRAGMENT_FOLDERS))
    return (
        (file.category.is_for_reading or file.category is FileCategory.ARCHIVE)
        and file.category is not FileCategory.WEB_PAGE
        and not supplements.is_booklet(file.folded_stem)
        and not supplements.is_notes(file.folded_stem)
        and not is_script(file)
        and bool(set(own_words(file.stem)) - _SCAN_WORDS)
    )


def _is_publication(file: FileEntry) -> bool:
    """Whether a document is too much for the booklet of a release: a comic, a book, or a PDF of many pages."""
    if not may_be_item(file) or file.side_folder.startswith(("booklet", "artwork", "cover")):
        return False
    pages = file.facts.pages if file.facts else None
    return file.category in (FileCategory.COMIC, FileCategory.EBOOK) or (
        file.category is FileCategory.PDF and (pages or 0) >= _MIN_MAGAZINE_PAGES
    )


def supplement_role(file: FileEntry) -> Role:
    """The role of a file that is not a story."""
    if (
        file.category is FileCategory.IMAGE
        and not supplements.is_cover(file.folded_stem)
        and supplements.is_booklet(file.folded_stem)
    ):
        return Role.BOOKLET
    if is_script(file):
        return Role.BOOKLET
    if (role := sidecar_role(file) or _ROLE_OF_CATEGORY.get(file.category)) is not None:
        return role
    return Role.BOOKLET if file.category is FileCategory.PDF else Role.METADATA


def _role_in_side_folder(file: FileEntry) -> Role:
    if file.side_folder.startswith("trailer"):
        return Role.TRAILER if file.category.is_playable else _ROLE_OF_CATEGORY.get(file.category, Role.EXTRA)
    if file.side_folder.startswith("sub"):
        return Role.SUBTITLE if file.category is not FileCategory.PLAIN_TEXT else Role.METADATA
    if file.side_folder.endswith("_files"):
        return Role.METADATA
    if file.side_folder.startswith(_BOOKLET_FOLDERS):
        return Role.COVER if supplements.is_cover(file.folded_stem) else Role.BOOKLET
    if file.category in (FileCategory.IMAGE, FileCategory.PLAIN_TEXT):
        return _ROLE_OF_CATEGORY[file.category]
    return _role_in_name(file) or Role.EXTRA


def _role_in_name(file: FileEntry) -> Role | None:
    if not file.category.is_playable:
        return None
    # Where the name has only a number, the tags say what it is.
    title = file.facts.title if file.facts and not own_words(file.stem) else ""
    names = (file.folded_stem, fold_name(title)) if title else (file.folded_stem,)
    if any(map(supplements.is_trailer, names)):
        return Role.TRAILER
    if any(map(supplements.is_extra, names)):
        return Role.EXTRA
    is_short = file.duration is not None and file.duration <= _LONGEST_ANNOUNCEMENT_SECONDS
    return Role.TRAILER if is_short and any(map(supplements.is_announcement, names)) else None


class SidecarOwners:
    """Finds the item a sidecar belongs to, among the items of one folder.  Items are given and returned by index.

    names: what the items are called, in their order.
    apart: the paths of files that belong to none of them.
    """

    def __init__(
        self,
        items: Sequence[Sequence[FileEntry]],
        names: Sequence[str] = (),
        apart: Collection[bytes] = (),
    ) -> None:
        self._count = len(items)
        self._items = items
        self._names = names or [""] * len(items)
        self._apart = apart
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        self._by_folder: dict[str, set[int]] = defaultdict(set)
        self._by_album: dict[str, set[int]] = defaultdict(set)
        for number, files in enumerate(items):
            for file in files:
                self._by_stem[file.folded_stem].add(number)
                self._by_folder[file.folder].add(number)
                if file.folded_album:
                    self._by_album[file.folded_album].add(number)
        for number, name in enumerate(names):
            self._by_stem[fold_name(name)].add(number)

    def find(self, sidecar: FileEntry) -> int | None:
        """The item found by name, else the only one of the sidecar's album, else of its folder, else the only one.

        None when several are possible.
        """
        if (found := self._item_with_prefix(sidecar.folded_stem.removeprefix("sample-"))) is not None:
            return found
        if sidecar.path in self._apart or (sidecar.side_folder and self._is_other_story(sidecar)):
            return None
        if (found := self.find_by_name(sidecar)) is not None:
            return found
        if sidecar.side_folder and _is_publication(sidecar):
            return None
        of_album = self._by_album.get(sidecar.folded_album, set())
        in_same_folder = self._by_folder.get(sidecar.folder, set())
        for possible in (of_album, in_same_folder):
            if len(possible) == 1 and not sidecar.side_folder:
                return next(iter(possible))
        return 0 if self._count == 1 else None

    def _is_other_story(self, file: FileEntry) -> bool:
        """Whether a file in a side folder is as long as a story and called unlike all items: it is none of them.

        A shorter one must begin as an item does: "The Show Revisited - Fog" beside "The Show - 3 - Sea".
        """
        length = file.duration or 0
        if length < _MIN_STORY_SECONDS or not file.category.is_playable or not may_be_item(file):
            return False
        is_long = length >= LONG_STORY_SECONDS
        return all(
            is_unlike(_own_title(file), file.folded_album, members, name, is_long=is_long)
            for members, name in zip(self._items, self._names, strict=True)
        )

    def find_by_name(self, sidecar: FileEntry) -> int | None:
        """The item with the longest stem that the name of the sidecar, or of a folder above it, starts with."""
        names = [sidecar.folded_stem, *(fold_name(part) for part in reversed(sidecar.folder.split("/")))]
        for name in names:
            if (item := self._item_with_prefix(name.removeprefix("sample-"))) is not None:
                return item
        return None

    def _item_with_prefix(self, name: str) -> int | None:
        for prefix in _prefixes(name):
            if len(found := self._by_stem.get(prefix, set())) == 1:
                return next(iter(found))
        return None


def _own_title(file: FileEntry) -> tuple[str, ...]:
    """The words of the name of a file, or else of its title tag."""
    return own_words(file.stem) or (own_words(file.facts.title) if file.facts else ())


def is_other_text(file: FileEntry, items: Sequence[Sequence[FileEntry]]) -> bool:
    """Whether a text beside items is a story: all of them are read as well, and it begins like them but goes on unlike.

    "The Show - Fog" beside "The Show Magazine 3", not "Downloaded from a site".
    """
    return all(
        members[0].category.is_for_reading
        and is_unlike(_own_title(file), file.folded_album, members, "", is_long=False)
        for members in items
    )


def is_unlike(
    own: Sequence[str], album: str, members: Sequence[FileEntry], name: str, *, is_long: bool
) -> bool:
    """Whether a title, as words, and a folded album are not those of an item; what is short must begin as it does.

    members: the story files of the item; name: what it is called.
    """
    if not own:
        return False
    called = own_words(name) or own_words(members[0].stem)
    begins_alike = bool(called) and called[0] == own[0]
    # The first word may be that of the show.
    title = {word for word in called[1:] if word.isalpha()} or set(called)
    is_of_item = bool(title) and title <= set(own)
    is_of_album = bool(album) and album in {each.folded_album for each in members}
    return not is_of_item and not is_of_album and (is_long or (begins_alike and len(own) > 1))


def _prefixes(name: str) -> Iterable[str]:
    """The name, and its part before each separator, the longest first."""
    yield name
    for found in reversed(list(_SEPARATOR.finditer(name))):
        yield name[: found.start()]


def playable_stems(files: Iterable[FileEntry]) -> frozenset[str]:
    """The folded stems of the playable files."""
    return frozenset(file.folded_stem for file in files if file.category.is_playable)


def is_description(file: FileEntry, stems: frozenset[str]) -> bool:
    """Whether a file only describes a playable file, of which `stems` are given: a web page or PDF with the same
    stem, or a script.  A book with the same stem is not a description."""
    return bool(stems) and (
        (file.category in _DESCRIPTION_CATEGORIES and file.folded_stem in stems) or is_script(file)
    )


def is_script(file: FileEntry) -> bool:
    """Whether a text is the script of a story."""
    return (
        file.category.is_for_reading or file.category is FileCategory.PLAIN_TEXT
    ) and supplements.is_script(file.folded_stem)
