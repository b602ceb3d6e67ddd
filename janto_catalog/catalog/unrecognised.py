"""The items that were not recognised, by folder, and what to do with many of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.item_ids import item_number, no_item
from janto_catalog.catalog.left_out import child_of, left_out_folders, pattern_of, place_of, with_below
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.errors import UsageError
from janto_catalog.model.matching import Answer
from janto_catalog.model.text import counted, display_path
from janto_catalog.model.unrecognised import (
    FolderContent,
    FolderPlace,
    ItemPage,
    UnrecognisedFolder,
    UnrecognisedFolders,
)
from janto_catalog.model.views import Changed
from janto_catalog.store import decisions, items, remembered, unrecognised
from janto_catalog.store.links import LATER, NOT_PART
from janto_catalog.store.store import Connection, Session, Store
from janto_catalog.store.unrecognised import FolderCounts

_FEW_FOLDERS = 4
"""Up to this many folders below one where nothing was recognised are listed one by one."""
PAGE = 100


@dataclass(slots=True)
class _Group:
    """The folders of one row: `top` is the folder that holds them all."""

    root: int
    top: str
    counts: list[FolderCounts] = field(default_factory=list)

    @property
    def copies(self) -> int:
        return sum(each.unrecognised for each in self.counts)


class Unrecognised:
    """Lists what was not recognised, and decides about it."""

    def __init__(self, store: Store, folders: Folders, transactions: Transactions) -> None:
        self.store, self._folders, self._transactions = store, folders, transactions

    def folders(
        self, text: str = "", *, within: FolderPlace | None = None, limit: int = PAGE
    ) -> UnrecognisedFolders:
        """Return the folders with items that were not recognised, those that most likely hold titles first.

        Many folders below one in which nothing was recognised are one row, whose `place` has `below`.

        text: only folders with this text in their path, or in the name of an item.
        within: only the folders in and below this one, each as a row of its own.
        """
        offline = self._folders.offline()
        with self.store.reading() as connection:
            counts = unrecognised.counts_by_folder(connection, offline=offline)
            left_out = left_out_folders(connection)
            roots = unrecognised.root_names(connection)
            found = _search(connection, text, offline) if text.strip() else None
        kept = [each for each in counts if not any(out.holds(place_of(each)) for out in left_out)]
        recognised = {
            (each.root, folder) for each in kept if each.recognised for folder in _upward(each.folder)
        }
        listed = [each for each in kept if each.unrecognised]
        if within is not None:
            listed = [each for each in listed if within.holds(place_of(each))]
        if found is not None:
            listed = [_with_count(each, found) for each in listed if found[each.root, each.folder]]
        grouped = [_Group(each.root, each.folder, [each]) for each in listed]
        if within is None and found is None:
            # No row is for more than a folder that is left out but for some in it.
            answered = {
                (out.place.root, folder)
                for out in left_out
                if out.kept
                for folder in _upward(out.place.folder)
            }
            grouped = _group(listed, recognised | answered)
        grouped.sort(key=lambda group: _likelihood(group, recognised))
        rows = tuple(_row(group, roots[group.root]) for group in grouped[:limit])
        return UnrecognisedFolders(rows, len(grouped), sum(each.unrecognised for each in listed))

    def copies(self, place: FolderPlace, text: str = "", *, start: int = 0, limit: int = PAGE) -> ItemPage:
        """Return some items of a folder that were not recognised, by folder and name, the postponed ones last."""
        offline = self._folders.offline()
        with self.store.reading() as connection:
            ids = unrecognised.items_in(connection, [place])
            if text.strip():
                matching = _matching_ids(connection, text, offline)
                ids = [id for id in ids if id in matching]
            rows = unrecognised.summaries(connection, ids[start : start + limit], offline=offline)
        return ItemPage(rows, len(ids))

    @exclusive
    def leave_out(self, items: Sequence[str] = (), places: Sequence[FolderPlace] = ()) -> Changed:
        """Mark items, and all that was not recognised in folders, as not part of the catalogue, as one step.

        A folder where nothing was recognised is remembered as a whole, with the folders below it: new files in it are
        not asked about either.  Raises NotFoundError; UsageError if nothing is given.
        """
        with self.store.reading() as connection:
            whole = self._whole_folders(connection, places)
            each = [place for place in places if place not in whole]
            numbers = self._numbers(connection, items, each)
            label = self._label(connection, numbers, places, "{} not part of the catalogue")

        def mark(session: Session) -> None:
            for pattern in whole.values():
                remembered.remember(session, remembered.FOLDER, pattern, Answer.NOT_PART, "")
            for number in numbers:
                decisions.set_item_mark(session, number, NOT_PART)

        return self._transactions.record(label, mark)

    def content(self, place: FolderPlace) -> tuple[FolderContent, ...]:
        """Return what is directly in a folder: the files in it, as a folder without those below, and each folder in it.

        Folders with nothing that was recognised or not are left out.
        """
        with self.store.reading() as connection:
            counts = unrecognised.counts_by_folder(connection)
        found: dict[FolderPlace, list[FolderCounts]] = {}
        for each in counts:
            if with_below(place).holds(place_of(each)):
                found.setdefault(child_of(place, each), []).append(each)
        return tuple(
            FolderContent(
                child,
                child.folder.rpartition("/")[2] if child.below else "",
                sum(each.unrecognised for each in inside),
                sum(each.recognised for each in inside),
            )
            for child, inside in sorted(found.items(), key=lambda one: (one[0].below, one[0].folder))
        )

    @exclusive
    def leave_out_rest(self, place: FolderPlace, kept: Sequence[FolderPlace]) -> Changed:
        """Mark a folder as not part of the catalogue with all folders below it but those that are `kept`, as one step.

        It is remembered: new files are asked about only in what is kept.  What the program matched in the rest is not
        matched any more; what was matched by hand stays so.

        Raises UsageError if nothing is kept, if a kept folder is not below `place`, or if another root has the same name.
        """
        if not kept or not all(
            with_below(place).holds(each) and each.folder != place.folder for each in kept
        ):
            raise UsageError("Choose the folders that are kept among those in the folder")
        with self.store.reading() as connection:
            roots = unrecognised.root_names(connection)
        root = roots[place.root][0]
        if sum(name == root for name, _ in roots.values()) > 1:
            raise UsageError(
                "Two of your folders have this name, and the answer would be about both",
                location=root,
                hint="Rename one of them, and add it again.",
            )
        first, *others = (_name(each, root) for each in kept)
        names = f"{first} and {counted(len(others), 'other', 'others')}" if others else first

        def mark(session: Session) -> None:
            remembered.replace_about_folder(session, pattern_of(place, root), Answer.NOT_PART)
            for each in kept:
                remembered.replace_about_folder(session, pattern_of(each, root), Answer.MAY_BE_PART)

        label = f"{_name(place, root)} is not part of the catalogue, but for {names}"
        return self._transactions.record(label, mark)

    @exclusive
    def postpone(self, items: Sequence[str]) -> Changed:
        """Ask about items last, as one step.  Raises NotFoundError; UsageError if nothing is given."""
        with self.store.reading() as connection:
            numbers = self._numbers(connection, items, ())
            label = self._label(connection, numbers, (), "{} postponed")

        def mark(session: Session) -> None:
            for number in numbers:
                decisions.set_item_mark(session, number, LATER)

        return self._transactions.record(label, mark)

    def _numbers(
        self, connection: Connection, given: Sequence[str], places: Sequence[FolderPlace]
    ) -> list[int]:
        numbers = dict.fromkeys(map(item_number, given))
        if absent := set(numbers) - set(items.keys(connection, numbers)):
            raise no_item(str(min(absent)))
        if places:
            numbers |= dict.fromkeys(unrecognised.items_in(connection, places))
        return list(numbers)

    def _whole_folders(self, connection: Connection, places: Sequence[FolderPlace]) -> dict[FolderPlace, str]:
        """The folders that can be remembered as a whole, with the pattern of the answer.

        A remembered answer names a folder by the name of its root: not if another root has this name.
        """
        if not places:
            return {}
        roots = unrecognised.root_names(connection)
        same_name = Counter(name for name, _ in roots.values())
        counts = [each for each in unrecognised.counts_by_folder(connection) if each.recognised]
        return {
            place: pattern_of(place, roots[place.root][0])
            for place in places
            if same_name[roots[place.root][0]] == 1
            if not any(with_below(place).holds(place_of(each)) for each in counts)
        }

    def _label(
        self, connection: Connection, numbers: Sequence[int], places: Sequence[FolderPlace], words: str
    ) -> str:
        if not numbers and not places:
            raise UsageError("Nothing was selected")
        if len(places) == 1 and not set(numbers).difference(unrecognised.items_in(connection, places)):
            return words.format(
                f"{_name(places[0], unrecognised.root_names(connection)[places[0].root][0])} is"
            )
        if len(numbers) == 1 and not places:
            return words.format(f"{items.name_of(connection, numbers[0])} is")
        inside = set(unrecognised.items_in(connection, places)) if places else set()
        others = len(set(numbers) - inside)
        folders = counted(len(places), "folder", "folders")
        parts = [f"{folders} with {counted(len(inside), 'copy', 'copies')}"] if places else []
        one, many = ("other copy", "other copies") if places else ("copy", "copies")
        parts += [counted(others, one, many)] if others else []
        return words.format(f"{' and '.join(parts)} are")


def _name(place: FolderPlace, root: str) -> str:
    return place.folder.rpartition("/")[2] or root


def _upward(folder: str) -> list[str]:
    """A folder and all folders above it, the root ("") last."""
    folders = [folder]
    while folder:
        folder = folder.rpartition("/")[0]
        folders.append(folder)
    return folders


def _group(listed: Sequence[FolderCounts], recognised: Collection[tuple[int, str]]) -> list[_Group]:
    """The rows: a folder, or many folders below the highest one in which nothing was recognised."""
    groups: dict[tuple[int, str], _Group] = {}
    for each in listed:
        free = [folder for folder in _upward(each.folder) if (each.root, folder) not in recognised]
        top = free[-1] if free else each.folder
        groups.setdefault((each.root, top), _Group(each.root, top)).counts.append(each)
    rows = []
    for group in groups.values():
        if len(group.counts) > _FEW_FOLDERS:
            rows.append(group)
        else:
            rows += [_Group(each.root, each.folder, [each]) for each in group.counts]
    return rows


def _likelihood(group: _Group, recognised: Collection[tuple[int, str]]) -> tuple[object, ...]:
    """The key to sort a row by: the sooner, the more likely it holds titles.

    What was postponed comes last.  Next to titles that were recognised is most likely, then below a folder with some;
    then the rows of which most is known, then those with few items.
    """
    postponed = sum(each.postponed for each in group.counts) == group.copies
    has_titles = sum(each.recognised for each in group.counts) > 0
    near = (group.root, group.top.rpartition("/")[0]) in recognised
    known = sum(each.known for each in group.counts) / group.copies
    return (postponed, not has_titles, -round(known, 1), not near, group.copies, group.root, group.top)


def _row(group: _Group, root: tuple[str, bytes]) -> UnrecognisedFolder:
    path = display_path(root[1]) + (f"/{group.top}" if group.top else "")
    below = len(group.counts) > 1
    return UnrecognisedFolder(
        FolderPlace(group.root, group.top, below),
        path,
        group.copies,
        len(group.counts),
        sum(each.recognised for each in group.counts),
    )


def _search(connection: Connection, text: str, offline: Collection[int]) -> Counter[tuple[int, str]]:
    """How many items of each folder have `text` in their name or path."""
    return Counter((row.root, row.folder) for row in _matching(connection, text, offline))


def _matching_ids(connection: Connection, text: str, offline: Collection[int]) -> frozenset[int]:
    return frozenset(row.id for row in _matching(connection, text, offline))


def _matching(connection: Connection, text: str, offline: Collection[int]) -> list[unrecognised.NamedItem]:
    words = text.casefold().split()
    found = unrecognised.names(connection, offline=offline)
    return [
        row
        for row in found
        if all(word in place for place in [f"{row.folder}/{row.name}".casefold()] for word in words)
    ]


def _with_count(counts: FolderCounts, found: Counter[tuple[int, str]]) -> FolderCounts:
    number = found[counts.root, counts.folder]
    return FolderCounts(
        counts.root,
        counts.folder,
        number,
        min(number, counts.known),
        min(number, counts.postponed),
        counts.recognised,
    )
