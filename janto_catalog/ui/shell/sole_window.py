"""One window for each catalogue: a second one brings the first to the front, and closes."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from janto_catalog.ui.context import Notice
from janto_catalog.ui.shell.window import Window

_CONNECT_MS, _ANSWER_MS = 500, 4000
_SHOWN = b"shown"


class SoleWindow(QObject):
    """Asks whether a window of this user has the catalogue open, and answers those that are opened later."""

    def __init__(self, window: Window, catalogue: str) -> None:
        super().__init__(window)
        self._window, self._name = window, _name_of(catalogue)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._show_window)
        self._other = QLocalSocket(self)
        self._other.readyRead.connect(self._other_is_shown)
        self._patience = QTimer(self, singleShot=True, interval=_ANSWER_MS)
        self._patience.timeout.connect(self._other_is_silent)

    def start(self) -> None:
        """Ask the other window to come to the front; without one, wait for others."""
        self._other.connectToServer(self._name)
        if self._other.waitForConnected(_CONNECT_MS):
            self._patience.start()
            return
        # What a window left that ended without closing.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            # From now on it cannot come to the front.
            self._server.close()
        return False

    def _show_window(self) -> None:
        """Bring this window to the front because another one was opened."""
        asking = self._server.nextPendingConnection()
        asking.disconnected.connect(asking.deleteLater)
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        # Where a window may not come to the front by itself, its entry in the task bar asks for attention.
        QApplication.alert(window)
        window.context.signals.show_notice.emit(Notice("This catalogue is already open in this window."))
        asking.write(_SHOWN)
        asking.flush()

    def _other_is_shown(self) -> None:
        self._patience.stop()
        self._window.close()

    def _other_is_silent(self) -> None:
        """The other window does not answer; two windows on one catalogue are possible, but not without a word."""
        self._other.abort()
        text = "Another window has this catalogue open, and does not answer. What one changes, the other shows, too."
        self._window.context.signals.show_notice.emit(Notice(text))


def _name_of(catalogue: str) -> str:
    """The name of the server for a catalogue: short, because the path of a socket is."""
    digest = hashlib.sha256(f"{getpass.getuser()}\n{catalogue}".encode("utf-8", "surrogateescape"))
    return f"janto-{digest.hexdigest()[:20]}"
