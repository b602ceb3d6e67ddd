"""Reference cycles with widgets are collected in the window's thread, whichever thread creates objects."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window


class Held:
    """Holds a widget, and itself."""

    def __init__(self) -> None:
        self.me, self.part = self, QLabel("of the window")


def make_many(stop: threading.Event) -> None:
    """Create many objects that live for a while, as a call does, so that Python would collect cycles."""
    while not stop.is_set():
        kept = [[n] for n in range(10_000)]
        del kept


def test_reference_cycles_are_collected_in_the_windows_thread_only(window: Window, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    found: list[int] = []
    stop = threading.Event()
    worker = threading.Thread(target=make_many, args=(stop,))
    worker.start()

    def make_one_more() -> bool:
        # Objects that are frozen meanwhile wait for a full collection, so cycles are made until enough are collected.
        weakref.finalize(Held(), lambda: found.append(threading.get_ident()))
        return len(found) >= 20

    try:
        qtbot.waitUntil(make_one_more)
    finally:
        stop.set()
        worker.join()
    assert set(found) == {threading.get_ident()}


def test_python_collects_by_itself_again_after_the_window_is_closed(window: Window) -> None:
    window.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
