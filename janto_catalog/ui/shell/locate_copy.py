"""*Locate…*: asks where the files of a missing copy are now, scans that folder, and says what was found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import Notice, UiContext

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, ItemSummary
    from janto_catalog.ui.background.scan import ScanRunner


@dataclass(frozen=True, slots=True)
class _Found:
    """What a scan found of a missing copy: where its files are now (`moved`), or another copy with the same content
    (`same`); `more` are the other missing copies of which the same files are there."""

    moved: str = ""
    same: str = ""
    more: tuple[str, ...] = ()


class LocateCopy(QObject):
    """Looks for missing copies, one after the other."""

    def __init__(self, context: UiContext, scan: ScanRunner, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._scan, self._window = context, scan, window
        self._wanted: tuple[ItemSummary, str] | None = None
        scan.ended.connect(self._scanned)
        scan.failed.connect(self._give_up)

    def ask(self, copy: ItemSummary) -> None:
        """Ask for the folder in which a missing copy is now, and scan it."""
        question = f"Choose the folder in which {copy.title} is now"
        folder = QFileDialog.getExistingDirectory(self._window, question, str(Path.home()))
        if folder:
            self._context.runner.write(
                lambda catalog: catalog.folders.add(folder)[1],
                lambda _changed: self._look(copy, folder),
                owner=self,
            )

    def _look(self, copy: ItemSummary, folder: str) -> None:
        self._wanted = copy, folder
        self._scan.start([folder])

    def _give_up(self, _error: object) -> None:
        self._wanted = None

    def _scanned(self, _report: object) -> None:
        if self._wanted is None or self._scan.waits_for([self._wanted[1]]):
            return
        (copy, folder), self._wanted = self._wanted, None
        if not self._scan.cancelling:
            self._context.runner.read(
                lambda catalog: _find(catalog, copy.id, folder),
                partial(self._found, copy, folder),
                owner=self,
            )

    def _found(self, copy: ItemSummary, folder: str, found: _Found) -> None:
        show = self._context.signals.show_notice.emit
        if found.moved:
            show(Notice(f"Found: {copy.title} is in {found.moved} now.", stays=True))
        elif found.same:
            self._replace((copy.id,), found.more, f"The same content is in {found.same}.")
        else:
            text = f"{folder} has no file with the content of {copy.title}."
            forget = ("Forget the missing copy", lambda: self._forget(copy))
            show(Notice(text, action=forget, second=("Locate…", lambda: self.ask(copy)), stays=True))

    def _replace(self, items: tuple[str, ...], more: tuple[str, ...], where: str = "") -> None:
        """Let the copies that are there take the place of missing ones, and offer the same for more."""

        def tell(changed: Changed) -> None:
            text = f"{where} It took the place of the missing copy." if where else f"{changed.label}."
            offer = None
            if more:
                count = labels.count(len(more), "more missing copy is", "more missing copies are")
                text += f" {count} there as well."
                offer = ("Replace them, too", lambda: self._replace(more, ()))
            notice = Notice(text, undoes=changed.change, action=offer, stays=True)
            self._context.signals.show_notice.emit(notice)

        self._context.runner.write(lambda catalog: catalog.missing_copies.replace(items), tell, owner=self)

    def _forget(self, copy: ItemSummary) -> None:
        self._context.runner.write(
            lambda catalog: catalog.missing_copies.forget(copy.id)[1],
            lambda changed: self._context.signals.show_notice.emit(
                Notice(f"{changed.label}.", undoes=changed.change)
            ),
            owner=self,
        )


def _find(catalog: Catalog, item: str, folder: str) -> _Found:
    copies = catalog.missing_copies
    if not copies.is_missing(item):
        # Its files may be in another item now, with what was decided about them.
        present = [copy for copy in catalog.items.list() if copy.id == item]
        return _Found(moved=_folder_of(present[0]) if present else folder)
    same = copies.same_content(item)
    if same is None:
        return _Found()
    return _Found(same=_folder_of(same), more=tuple(each for each in copies.others_found() if each != item))


def _folder_of(copy: ItemSummary) -> str:
    return str(Path(os.fsdecode(copy.files[0])).parent) if copy.files else copy.folder
