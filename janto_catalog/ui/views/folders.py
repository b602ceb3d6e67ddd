"""The folders of the collection: what each contains, whether it is connected, when it was last scanned."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.model.files import ItemState
from janto_catalog.ui import labels
from janto_catalog.ui.context import MISSING, NOT_SEEN, UiContext
from janto_catalog.ui.panels.other_files import OtherFilesCard
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.folders import FolderSummary
    from janto_catalog.model.views import ItemSummary


class FoldersView(CardList):
    """A card for each folder, with its other files when asked for, and one with the files that could not be read."""

    shows = frozenset({Data.FOLDERS, Data.LINKS, Data.ITEMS, Data.FILES, Data.OWNERSHIP, Data.RULES})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Folders")
        self.head.tools.addWidget(
            button(
                context.theme,
                "Add folder…",
                context.signals.choose_folder.emit,
                icon="folder-plus",
                primary=True,
            )
        )
        self._unread: QWidget | None = None
        self._unfolded: int | None = None
        self.empty.show_message(
            "folder-plus",
            "No folder is in the catalogue yet.",
            "Add one, or drop it here. Your files are only read.",
        )

    def reload(self) -> None:
        """Read the folders again."""
        self.context.runner.read(_read, lambda found: self._show(*found), owner=self, key=(id(self), "list"))

    def _show(
        self, folders: tuple[FolderSummary, ...], unread: tuple[ItemSummary, ...], current: int | None
    ) -> None:
        self.head.set_title("Folders", labels.count(len(folders), "folder", "folders") if folders else "")
        cards = []
        for folder in folders:
            cards.append(self._card(folder, _inside(folder, unread), current))
            if folder.id == self._unfolded and folder.other_files:
                cards.append(OtherFilesCard(self.context, folder))
        self._unread = self._list_of(unread) if unread else None
        self.show_cards([*cards, self._unread] if self._unread is not None else cards)

    def _list_of(self, unread: Sequence[ItemSummary]) -> QWidget:
        """The copies that could not be read, each with the reason."""
        theme = self.context.theme
        lines = column(label(theme, "Could not be read", LEAD), gap=8)
        for item in unread:
            path = item.files[0].decode("utf-8", "backslashreplace") if item.files else item.title
            folder, _, name = path.rpartition("/")
            texts = column(
                Elided(theme, name, middle=True),
                Elided(theme, folder, CAPTION, "secondary", middle=True),
                label(theme, item.reason, BODY, "secondary", wrap=True),
                gap=2,
            )
            line = row(column(2, IconLabel(theme, "file-warning", "error"), -1, gap=0), texts, gap=12)
            line.setStretch(1, 1)
            lines.addLayout(line)
        lines.setContentsMargins(16, 12, 16, 12)
        return framed(lines, "card")

    def _card(self, folder: FolderSummary, unread: int, current: int | None) -> QWidget:
        theme, path = self.context.theme, folder.path
        shown = path.decode("utf-8", "backslashreplace")
        mark = IconLabel(theme, "hard-drive" if folder.connected else "unplug", "secondary", 20)
        is_stopped = bool(folder.left) and folder.id != current
        state = "" if folder.connected else "Not connected; matches and decisions are kept"
        if is_stopped:
            left = labels.count(folder.left, "file", "files")
            state = " · ".join(part for part in (f"scan stopped, {left} left", state) if part)
        when = f"last scan {labels.date_and_time(folder.scanned)}" if folder.scanned else "not scanned yet"
        but = f", but for {labels.count(folder.kept, 'folder', 'folders')}" if folder.kept else ""
        left_out = f"left out of the catalogue{but}" if folder.left_out else ""
        counts = (
            left_out,
            labels.count(folder.files, "file", "files"),
            labels.count(folder.titles, "title", "titles"),
            when,
            state,
        )
        texts = column(
            Elided(theme, folder.name, LEAD),
            Elided(theme, shown, CAPTION, "secondary", middle=True),
            label(theme, " · ".join(part for part in counts if part), BODY, "secondary", wrap=True),
            gap=2,
        )
        if folder.unmarked:
            texts.addLayout(self._ask_about_missing(folder))
        texts.addLayout(self._links(folder, unread))
        scan = button(
            theme,
            "Go on" if is_stopped else "Scan again",
            lambda: self.context.signals.scan_folders.emit([os.fsdecode(path)]),
            icon="rotate-cw",
        )
        scan.setEnabled(folder.connected)
        forget = button(theme, "Remove from catalogue", lambda: self._forget(folder.id, scan))
        forget.setToolTip("Your files are not moved or deleted")
        stay = label(theme, "your files are kept", CAPTION, "secondary")
        away = column(forget, row(-1, stay, -1), gap=2)
        tools = row(column(scan, -1, gap=0), column(away, -1, gap=0), gap=8)
        line = row(column(2, mark, -1, gap=0), texts, tools, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(16, 12, 12, 12)
        return framed(line, "card")

    def _ask_about_missing(self, folder: FolderSummary) -> QHBoxLayout:
        """What the last scan said about many files that are gone, and the choice it left."""
        theme, path = self.context.theme, os.fsdecode(folder.path)
        text = (
            f"{folder.unmarked}. Put them back and scan again, or mark them missing if they are really gone."
        )
        mark = button(
            theme, "Mark them missing", lambda: self.context.signals.mark_missing.emit([path]), link=True
        )
        mark.setToolTip("Matches and decisions are kept, and the files are found again if they come back")
        line = row(
            column(2, IconLabel(theme, "triangle-alert", "question"), -1, gap=0),
            column(label(theme, text, BODY, "question", wrap=True), row(mark, -1), gap=2),
            gap=8,
        )
        line.setStretch(1, 1)
        return line

    def _links(self, folder: FolderSummary, unread: int) -> QHBoxLayout:
        """What leads on from the card of a folder: to its unreadable, missing and other files, and back into the catalogue."""
        theme = self.context.theme
        links = row(gap=16)
        if folder.left_out:
            include = button(theme, "Include it again", lambda: self._include(folder.left_out), link=True)
            include.setToolTip("Its files are matched, and asked about, like those of other folders")
            links.addWidget(include)
        if unread:
            links.addWidget(
                button(theme, f"{labels.number(unread)} could not be read", self._to_unread, link=True)
            )
        if folder.not_seen:
            unseen = f"{labels.count(folder.not_seen, 'file', 'files')} not seen in the last scan"
            not_seen = button(theme, unseen, lambda: self.context.signals.navigate.emit(NOT_SEEN), link=True)
            not_seen.setToolTip("Show the titles of which no copy was seen")
            links.addWidget(not_seen)
        if folder.missing:
            gone = f"{labels.count(folder.missing, 'file', 'files')} missing"
            missing = button(theme, gone, lambda: self.context.signals.navigate.emit(MISSING), link=True)
            missing.setToolTip("Show the titles of which all copies are missing")
            links.addWidget(missing)
        if folder.other_files:
            count = labels.count(folder.other_files, "other file", "other files")
            others = button(theme, count, lambda: self._toggle_others(folder.id), link=True)
            others.setToolTip("Files that belong to no title or copy")
            links.addWidget(others)
        links.addStretch(1)
        return links

    def _toggle_others(self, folder: int) -> None:
        """Show the other files of a folder below its card, or hide them."""
        self._unfolded = None if self._unfolded == folder else folder
        self.reload()

    def _to_unread(self) -> None:
        if self._unread is not None:
            self.scroll_to(self._unread)

    def _forget(self, folder: int, scan: QWidget) -> None:
        # The focus goes on to the next card: not to what removes that folder too.
        scan.setFocus()
        self.context.runner.write(
            lambda catalog: catalog.folders.forget(folder), self.context.show_change, owner=self
        )

    def _include(self, answer: str) -> None:
        """Forget the answer that leaves a folder out."""
        self.context.runner.write(
            lambda catalog: catalog.match_rules.forget(answer), self.context.show_change, owner=self
        )


def _read(catalog: Catalog) -> tuple[tuple[FolderSummary, ...], tuple[ItemSummary, ...], int | None]:
    return catalog.folders.list(), catalog.items.in_state(ItemState.UNREADABLE), catalog.scans.current


def _inside(folder: FolderSummary, items: Sequence[ItemSummary]) -> int:
    """How many of `items` have files in the folder."""
    root = folder.path.rstrip(b"/") + b"/"
    return sum(any(file.startswith(root) for file in item.files) for item in items)


VIEW = View("folders", "Folders", "folder-open", "Mine", 60, FoldersView)
