"""Playing and opening: the copy that is there goes to the program the system keeps for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from janto_catalog.ui.desk import Desk, Notice

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog


class Player(QObject):
    """Opens copies in other programs; never writes to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._open = QDesktopServices.openUrl

    def play(self, work: str) -> None:
        """Play or open the copy of a title; say so when there is none."""
        self._desk.door.ask(lambda catalog: _what_to_open(catalog, work), self._start, owner=self)

    def _start(self, found: tuple[str, str]) -> None:
        path, why_not = found
        if why_not:
            self._desk.wires.notice.emit(Notice(why_not))
        elif not self._open(QUrl.fromLocalFile(path)):
            self._desk.wires.notice.emit(Notice(f"No program opened {path}", failed=True))


def _what_to_open(catalog: Catalog, work: str) -> tuple[str, str]:
    """(path, "") of the file, or of a playing list made for several files; ("", why not)."""
    details = catalog.works.details(work)
    copies = [copy for copy in details.copies if copy.state not in ("offline", "missing", "unreadable")]
    copies.sort(key=lambda copy: not any(link.preferred and link.work == work for link in copy.works))
    if not details.copies:
        return "", f"You have no copy of {details.work.title}."
    if not copies or not copies[0].files:
        return "", f"No copy of {details.work.title} is connected."
    if len(copies[0].files) == 1:
        return os.fsdecode(copies[0].files[0]), ""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))
    playing = folder / f"janto-{os.getpid()}.m3u8"
    written = catalog.exports.export(str(playing), f"title:={work}")
    return (str(playing), "") if written.written else (os.fsdecode(copies[0].files[0]), "")
