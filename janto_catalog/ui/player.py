"""Play and open: a copy that is available is passed to the system's program for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from janto_catalog.model.kinds import Group
from janto_catalog.model.views import Progress
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.opening import open_file

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog


class Player(QObject):
    """Opens copies in other programs; never writes to them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context

    def play(self, work: str) -> None:
        """Play or open the copy of a title; say so when there is none."""
        self._context.runner.read(lambda catalog: _play_target(catalog, work), self._start, owner=self)

    def _start(self, found: PlayTarget) -> None:
        if not found.path:
            self._context.signals.show_notice.emit(Notice(found.message))
        elif not open_file(self._context, found.path):
            return
        elif found.starts:
            self._context.runner.write(
                lambda catalog: catalog.progress.mark([found.work], Progress.STARTED),
                lambda changed: self._show_playing(found, changed.change),
                owner=self,
            )
        else:
            self._show_playing(found)

    def _show_playing(self, found: PlayTarget, change: int | None = None) -> None:
        """Show what is played; ask whether it is finished unless it is marked so."""
        if found.is_finished:
            notice = Notice(found.message)
        else:
            finish = ("Mark finished", lambda: self._finish(found.work))
            notice = Notice(f"{found.message} Finished?", undoes=change, action=finish)
        self._context.signals.show_notice.emit(notice)

    def _finish(self, work: str) -> None:
        self._context.runner.write(
            lambda catalog: catalog.progress.mark([work], Progress.FINISHED),
            self._context.show_change,
            owner=self,
        )


@dataclass(frozen=True, slots=True)
class PlayTarget:
    """What is opened, "" for nothing, the message about it, the id of the title, and how far the user is with it."""

    path: str = ""
    message: str = ""
    work: str = ""
    progress: Progress = Progress.NONE

    @property
    def starts(self) -> bool:
        """Whether the title is started by playing it."""
        return self.progress in {Progress.NONE, Progress.SKIPPED}

    @property
    def is_finished(self) -> bool:
        """Whether the title is marked as finished; it stays so when it is played again."""
        return self.progress is Progress.FINISHED


def _play_target(catalog: Catalog, work: str) -> PlayTarget:
    """The file, or a playing list made for several files or a part of one."""
    details = catalog.works.details(work)
    chosen, title = details.played, details.work.title
    if chosen is None:
        return PlayTarget(message=f"You have no copy of {title}.")
    if not chosen.available or not chosen.item.files:
        return PlayTarget(message=f"No copy of {title} is connected.")
    instead = any(link.preferred and link.work == work for copy in details.copies for link in copy.works)
    verb = "Opened" if details.work.kind.group in {Group.PRINT, Group.CLIPPING} else "Playing"
    message = f"{verb} {title}."
    if instead and not chosen.by_hand:
        message = f"{message} It is another copy: {chosen.reason}."
    path = os.fsdecode(chosen.item.files[0])
    if not all(os.path.lexists(file) for file in chosen.item.files):
        return PlayTarget(
            message=f"{path} is not there any more. Scan its folder to find where it is, or connect its disk."
        )
    part = any(link.work == work and link.range for link in chosen.item.works)
    if len(chosen.item.files) > 1 or part:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))
        playing = folder / f"janto-{os.getpid()}.m3u8"
        # What is read by pages is in no playing list; it is opened as it is.
        if catalog.exports.export(str(playing), f"title:={work}").written:
            path = str(playing)
    return PlayTarget(path, message, work, details.row.progress)
