"""Which files form an item, where the user knows it better than the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from janto_catalog import scanning
from janto_catalog.catalog.item_ids import item_number, no_item
from janto_catalog.catalog.items import Items
from janto_catalog.catalog.transactions import Transactions, exclusive
from janto_catalog.errors import UsageError
from janto_catalog.model.files import Role
from janto_catalog.model.text import counted, grouped
from janto_catalog.model.views import Changed, ItemSummary
from janto_catalog.store import decided_groups, item_summaries, items
from janto_catalog.store.store import Session, Store

_SHOWN_NAMES = 3


class Groupings:
    """Joins items to one, and splits them into their files."""

    def __init__(self, store: Store, items: Items, transactions: Transactions) -> None:
        self.store, self._items, self._transactions = store, items, transactions

    def neighbours(self, item: str) -> tuple[ItemSummary, ...]:
        """Return the items that an item may be joined with, itself included, in the natural order of their paths.

        They are those of its folder and of the folders next to it that differ only in a number ("Disc 1").
        Raises NotFoundError.
        """
        number = item_number(item)
        with self.store.reading() as connection:
            folders = items.folders_near(connection, number)
            if number not in folders:
                raise no_item(item)
            near = [id for id, folder in folders.items() if scanning.are_neighbours(folders[number], folder)]
            found = item_summaries.with_ids(connection, near)
        return tuple(sorted(found, key=lambda view: scanning.path_order(b"".join(view.files[:1]))))

    @exclusive
    def join(self, items_: Sequence[str]) -> tuple[ItemSummary, Changed]:
        """Make one item of several, with their files in the order given.

        The item keeps the decisions of the only one that has some.  Raises NotFoundError, and UsageError for fewer
        than two items, items of several folders that were added, or two items with decisions.
        """
        views = [self._items.show(item) for item in dict.fromkeys(items_)]
        if len(views) < 2:
            raise UsageError("Joining needs two items or more", hint="`janto items` lists them.")
        target = self._target({int(view.id): view.title for view in views})
        label = _joined_label([view.title for view in views])

        def write(session: Session) -> None:
            connection = session.connection()
            files = [file for view in views for file in decided_groups.files_of(connection, int(view.id))]
            story = [file for file in files if file[1] == Role.STORY.value]
            sidecars = [file for file in files if file[1] != Role.STORY.value]
            decided_groups.decide(session, target, [*story, *sidecars])

        changed = self._transactions.record(label, write)
        return self._items.show(str(target)), changed

    @exclusive
    def split(self, item: str) -> tuple[tuple[ItemSummary, ...], Changed]:
        """Make an item of each story file of an item; its other files stay with the first.

        Raises NotFoundError, and UsageError for an item of one file or one that the user matched.
        """
        view, number = self._items.show(item), item_number(item)
        with self.store.reading() as connection:
            files = decided_groups.files_of(connection, number)
            has_decision = bool(items.decided(connection, [number]))
            root = decided_groups.root_of(connection, number)
        story = [file for file in files if file[1] == Role.STORY.value]
        if len(story) < 2:
            raise UsageError("The item has only one file", location=view.title)
        if has_decision or root is None:
            hint = "Remove its match first."
            raise UsageError("You matched all its files as one", location=view.title, hint=hint)
        made: list[int] = []

        def write(session: Session) -> None:
            connection = session.connection()
            others = [file for file in files if file not in story]
            decided_groups.decide(session, number, [story[0], *others])
            for file in story[1:]:
                made.append(decided_groups.new_item(connection, root, file[0]))
                decided_groups.decide(session, made[-1], [file])

        changed = self._transactions.record(
            f"Separated the {grouped(len(story))} files of {view.title}", write
        )
        return tuple(self._items.show(str(id)) for id in (number, *made)), changed

    def _target(self, titles: Mapping[int, str]) -> int:
        """Of the items with these titles, the one that the files go to: the one with decisions, else the first."""
        ids = list(titles)
        with self.store.reading() as connection:
            roots = {decided_groups.root_of(connection, id) for id in ids}
            decided = items.decided(connection, ids)
        if len(roots) > 1:
            raise UsageError("The items are in different folders that were added")
        if len(decided) > 1:
            names = ", ".join(titles[id] for id in ids if id in decided)
            hint = "Remove the matches of all but one first."
            raise UsageError("You made decisions about several of them", location=names, hint=hint)
        return next(iter(decided), ids[0])


def _joined_label(names: Sequence[str]) -> str:
    """The text of a join in the history, with the names of a few items only."""
    if len(names) <= _SHOWN_NAMES:
        return f"Joined {', '.join(names)}"
    shown = ", ".join(names[:_SHOWN_NAMES])
    others = len(names) - _SHOWN_NAMES
    return f"Joined {grouped(len(names))} items: {shown} and {counted(others, 'other', 'others')}"
