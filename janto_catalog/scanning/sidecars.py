"""Files that belong to another: covers, subtitles, booklets, notes, trailers, extras; and to which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from janto_catalog.filenames import supplements
from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.file_types import FileCategory
from janto_catalog.model.files import Role
from janto_catalog.scanning.file_entry import Listed

_ROLE_OF_CATEGORY = {
    FileCategory.SUBTITLE: Role.SUBTITLE,
    FileCategory.METADATA: Role.METADATA,
    FileCategory.SOFTWARE: Role.METADATA,
    FileCategory.UNKNOWN: Role.METADATA,
    FileCategory.PLAIN_TEXT: Role.METADATA,
    FileCategory.IMAGE: Role.COVER,
}
_DESCRIBING = (FileCategory.PDF, FileCategory.WEB_PAGE)
_PAPER_FOLDERS = ("scan", "booklet", "artwork", "cover")
_PARTING = re.compile(r"[\s._\-–(\[]+")
#: Of what is beside the stories, these are never works of their own.
_ONLY_PIECES = ("sample", "deleted", "scenes")


def side_role(file: Listed) -> Role | None:
    """The role by which a file belongs to another, whatever lies beside it; None when it may be a story."""
    if file.category in _ROLE_OF_CATEGORY and file.category not in (
        FileCategory.IMAGE,
        FileCategory.PLAIN_TEXT,
    ):
        return _ROLE_OF_CATEGORY[file.category]
    if file.side:
        return _role_in_side_folder(file)
    if file.category is FileCategory.PDF and supplements.is_booklet(file.folded):
        return Role.BOOKLET
    return _spoken_role(file)


def may_stand_alone(file: Listed) -> bool:
    """Whether something played in a folder of extras may be a work of its own, as a documentary is, when it belongs
    to no story beside it; not what says itself that it is a trailer or an interview."""
    return (
        file.category.is_playable
        and bool(file.side)
        and not file.side.startswith(_ONLY_PIECES)
        and _spoken_role(file) is None
        and _role_in_side_folder(file) is Role.EXTRA
    )


def role_of(file: Listed) -> Role:
    """The role of a file that turned out to be no story."""
    if (
        file.category is FileCategory.IMAGE
        and not supplements.is_cover(file.folded)
        and supplements.is_booklet(file.folded)
    ):
        return Role.BOOKLET
    if is_script(file):
        return Role.BOOKLET
    if (role := side_role(file) or _ROLE_OF_CATEGORY.get(file.category)) is not None:
        return role
    return Role.BOOKLET if file.category is FileCategory.PDF else Role.METADATA


def _role_in_side_folder(file: Listed) -> Role:
    if file.side.startswith("trailer"):
        return Role.TRAILER if file.category.is_playable else _ROLE_OF_CATEGORY.get(file.category, Role.EXTRA)
    if file.side.startswith("sub"):
        return Role.SUBTITLE if file.category is not FileCategory.PLAIN_TEXT else Role.METADATA
    if file.side.endswith("_files"):
        return Role.METADATA
    if file.side.startswith(_PAPER_FOLDERS):
        return Role.COVER if supplements.is_cover(file.folded) else Role.BOOKLET
    return (_spoken_role(file) or Role.EXTRA) if file.category is not FileCategory.IMAGE else Role.COVER


def _spoken_role(file: Listed) -> Role | None:
    if not file.category.is_playable:
        return None
    if supplements.is_trailer(file.folded):
        return Role.TRAILER
    return Role.EXTRA if supplements.is_extra(file.folded) else None


class Owners:
    """The items of one home, to find whose a sidecar is."""

    def __init__(self, items: Sequence[Sequence[Listed]]) -> None:
        self._count = len(items)
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        self._by_folder: dict[str, set[int]] = defaultdict(set)
        for number, files in enumerate(items):
            for file in files:
                self._by_stem[file.folded].add(number)
                self._by_folder[file.folder].add(number)

    def owner(self, sidecar: Listed) -> int | None:
        """The item with the longest stem the sidecar's name begins with, else the only one beside it or in
        the home; None when several may be meant."""
        if (found := self.named(sidecar)) is not None:
            return found
        beside = self._by_folder.get(sidecar.folder, set())
        if len(beside) == 1 and not sidecar.side:
            return next(iter(beside))
        return 0 if self._count == 1 else None

    def named(self, sidecar: Listed) -> int | None:
        """The item with the longest stem the sidecar's name, or a folder it lies in, begins with."""
        names = [sidecar.folded, *(fold_name(part) for part in reversed(sidecar.folder.split("/")))]
        for name in names:
            if (found := self._begun_by(name.removeprefix("sample-"))) is not None:
                return found
        return None

    def _begun_by(self, name: str) -> int | None:
        for beginning in _beginnings(name):
            if len(found := self._by_stem.get(beginning, set())) == 1:
                return next(iter(found))
        return None


def _beginnings(name: str) -> Iterable[str]:
    """The name and what is left of it before each mark or space, the longest first."""
    yield name
    for found in reversed(list(_PARTING.finditer(name))):
        yield name[: found.start()]


def named_after(files: Iterable[Listed]) -> frozenset[str]:
    """The stems of what is played in a home."""
    return frozenset(file.folded for file in files if file.category.is_playable)


def describes(file: Listed, played: frozenset[str]) -> bool:
    """Whether a page or PDF is only about what is `played`: under its own name, or as a script; a book of that
    name is not."""
    return bool(played) and ((file.category in _DESCRIBING and file.folded in played) or is_script(file))


def is_script(file: Listed) -> bool:
    """Whether a text is what is said in a story."""
    return (
        file.category.is_for_reading or file.category is FileCategory.PLAIN_TEXT
    ) and supplements.is_script(file.folded)
