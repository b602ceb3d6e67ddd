"""The rows of the inbox: folders with questions, then folders with what was not recognised, which open to their copies."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from janto_catalog.model.unrecognised import (
    FolderPlace,
    ItemPage,
    UnrecognisedFolder,
    UnrecognisedFolders,
)
from janto_catalog.model.views import ItemSummary, Question
from janto_catalog.ui import labels

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

PAGE = 100
FEW = 20
"""Up to this many copies that were not recognised, all their folders are open."""
NOT_RECOGNISED = "Not recognised"
_ALL = 1_000_000

Spot = tuple[Hashable, str]
"""What can be the current question: the key of a row, and the id of the copy that is asked about ("" for a folder)."""


@dataclass(slots=True)
class Expansion:
    """Which folders the user opened (True) or closed (False), and how many rows of each are shown; None: of the list."""

    toggled: dict[FolderPlace, bool] = field(default_factory=dict)
    shown: dict[FolderPlace | None, int] = field(default_factory=dict)

    def rows_in(self, place: FolderPlace | None) -> int:
        """How many rows to show."""
        return self.shown.get(place, PAGE)

    def show_more(self, place: FolderPlace | None) -> None:
        """Show another page."""
        self.shown[place] = self.rows_in(place) + PAGE

    def show_all_folders(self) -> None:
        """Show all folders of the list."""
        self.shown[None] = _ALL


@dataclass(frozen=True, slots=True)
class Listing:
    """The folders with what was not recognised, and what those that are open hold."""

    folders: UnrecognisedFolders = field(default_factory=lambda: UnrecognisedFolders((), 0, 0))
    inside: dict[FolderPlace, ItemPage | UnrecognisedFolders] = field(default_factory=dict)

    def without(self, item: str) -> Listing:
        """The same without one copy, if it is in a folder that is open."""
        for place, page in self.inside.items():
            if isinstance(page, ItemPage) and any(row.id == item for row in page.rows):
                rows = tuple(row for row in page.rows if row.id != item)
                folders = replace(self.folders, copies=self.folders.copies - 1)
                return Listing(folders, {**self.inside, place: ItemPage(rows, page.count - 1)})
        return self


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A row: a folder with `questions`, a heading, a `folder` with copies that were not recognised, one such copy (its
    question has no candidates), or the offer of another page of `folder` (None: of the list)."""

    key: Hashable
    text: str
    about: str = ""
    icon: str = ""
    tip: str = ""
    depth: int = 0
    is_open: bool | None = None
    questions: tuple[Question, ...] = ()
    folder: UnrecognisedFolder | None = None
    is_more: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it cannot be chosen."""
        return not self.questions and self.folder is None and not self.is_more

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of copies that were not recognised."""
        return self.folder is not None and not self.questions and not self.is_more

    @property
    def spots(self) -> list[Spot]:
        """What can be the current question in this row."""
        if self.is_heading or self.is_more:
            return []
        return [(self.key, question.item.id) for question in self.questions] or [(self.key, "")]


def read_listing(catalog: Catalog, text: str, expansion: Expansion) -> Listing:
    """Read the folders that match a filter, and what is in the open ones."""
    listing = Listing(catalog.unrecognised.folders(text, limit=expansion.rows_in(None)))
    are_open = listing.folders.copies <= FEW
    waiting = list(listing.folders.rows)
    while waiting:
        place = waiting.pop().place
        if not expansion.toggled.get(place, are_open):
            continue
        limit = expansion.rows_in(place)
        if place.below:
            page = catalog.unrecognised.folders(text, within=place, limit=limit)
            waiting += page.rows
            listing.inside[place] = page
        else:
            listing.inside[place] = catalog.unrecognised.copies(place, text, limit=limit)
    return listing


def make_rows(asked: Sequence[Question], listing: Listing) -> list[InboxRow]:
    """All rows, the questions first."""
    by_folder = groupby(asked, key=lambda question: question.item.folder)
    rows = [_question_row(folder, tuple(questions)) for folder, questions in by_folder]
    if listing.folders.rows:
        rows.append(InboxRow("heading", NOT_RECOGNISED))
        rows += _folder_rows(listing, listing.folders, None, 0)
    return rows


def keep_folder_order(asked: Sequence[Question], folders: Sequence[str]) -> tuple[Question, ...]:
    """Questions with those of `folders` first, in that order; folders with only postponed questions come last."""
    places = {folder: place for place, folder in enumerate(folders)}
    waiting = {question.item.folder for question in asked if not question.is_postponed}

    def place(question: Question) -> tuple[bool, int]:
        folder = question.item.folder
        return folder not in waiting, places.get(folder, len(places))

    return tuple(sorted(asked, key=place))


def filter_questions(asked: Sequence[Question], text: str) -> list[Question]:
    """The questions whose folder or title has all words of `text`."""
    words = text.casefold().split()
    return [
        question
        for question in asked
        if all(word in f"{question.item.folder}/{question.item.title}".casefold() for word in words)
    ]


def _folder_rows(
    listing: Listing, folders: UnrecognisedFolders, parent: UnrecognisedFolder | None, depth: int
) -> Iterator[InboxRow]:
    for folder in folders.rows:
        inside = listing.inside.get(folder.place)
        yield _folder_row(folder, parent, depth, is_open=inside is not None)
        if isinstance(inside, UnrecognisedFolders):
            yield from _folder_rows(listing, inside, folder, depth + 1)
        elif inside is not None:
            yield from (_copy_row(item, folder, depth + 1) for item in inside.rows)
            yield from _more_row(inside.count - len(inside.rows), "copy", "copies", folder, depth + 1)
    yield from _more_row(folders.count - len(folders.rows), "folder", "folders", parent, depth)


def _question_row(folder: str, questions: tuple[Question, ...]) -> InboxRow:
    files = sum(len(question.item.files) for question in questions)
    asks = labels.count(len(questions), "question", "questions")
    name = PurePath(folder).name or folder or questions[0].item.title
    about = f"{labels.count(files, 'file', 'files')} · {asks}"
    return InboxRow(("asked", folder), name, about, "circle-question-mark", tip=folder, questions=questions)


def _folder_row(
    folder: UnrecognisedFolder, parent: UnrecognisedFolder | None, depth: int, *, is_open: bool
) -> InboxRow:
    name = PurePath(folder.path).name or folder.path
    if parent is not None:
        name = folder.path.removeprefix(parent.path).strip("/") or "In the folder itself"
    copies = labels.count(folder.copies, "copy", "copies")
    if folder.recognised:
        copies = f"{labels.number(folder.copies)} of {labels.count(folder.copies + folder.recognised, 'copy', 'copies')}"
    within = f" in {labels.count(folder.folders, 'folder', 'folders')}" if folder.folders > 1 else ""
    return InboxRow(
        ("folder", folder.place),
        name,
        f"{copies}{within}",
        "chevron-down" if is_open else "chevron-right",
        tip=folder.path,
        depth=depth,
        is_open=is_open,
        folder=folder,
    )


def _copy_row(item: ItemSummary, folder: UnrecognisedFolder, depth: int) -> InboxRow:
    pages = labels.count(item.pages, "page", "pages") if item.pages else ""
    files = labels.count(len(item.files), "file", "files") if len(item.files) > 1 else ""
    about = " · ".join(part for part in (files, labels.length(item.duration), pages) if part)
    return InboxRow(
        ("copy", item.id),
        item.title,
        about,
        "square-dashed",
        tip=item.title,
        depth=depth,
        questions=(Question(item, ()),),
        folder=folder,
    )


def _more_row(
    left: int, one: str, many: str, folder: UnrecognisedFolder | None, depth: int
) -> Iterator[InboxRow]:
    if left > 0:
        text = f"Show {labels.number(min(left, PAGE))} more of {labels.count(left, one, many)}"
        key = ("more", folder.place if folder else None)
        yield InboxRow(key, text, icon="chevron-down", depth=depth, folder=folder, is_more=True)
