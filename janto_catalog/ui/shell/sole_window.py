"""One window for each catalogue: a second one brings the first to the front, and closes."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QDir, QEvent, QLockFile, QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from janto_catalog.ui.context import Notice
from janto_catalog.ui.shell.window import Window

_AGAIN_MS, _ANSWER_MS = 100, 4000
_SHOWN, _KEY = b"shown", "sole window"


class SoleWindow(QObject):
    """Asks whether a window of this user has the catalogue open, and answers those that are opened later.

    The window that holds the lock is the first one.  Two windows that are opened at the same moment cannot both hold it.
    """

    def __init__(self, window: Window, catalogue: str) -> None:
        super().__init__(window)
        self._window, self._name = window, _name_of(catalogue)
        self._lock = _lock_of(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._show_window)
        self._other = QLocalSocket(self)
        self._other.readyRead.connect(self._other_is_shown)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.start)
        self._other.errorOccurred.connect(lambda _error: self._again.start())
        self._patience = QTimer(self, singleShot=True, interval=_ANSWER_MS)
        self._patience.timeout.connect(self._other_is_silent)

    def start(self) -> None:
        """Ask the other window to come to the front; without one, wait for others."""
        self._window.context.runner.read(
            lambda _catalog: _is_first(self._lock), self._start_as, owner=self, key=_KEY
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            # From now on it cannot come to the front.
            self._server.close()
            self._lock.unlock()
        return False

    def _start_as(self, is_first: bool) -> None:
        if not is_first:
            if not self._patience.isActive():
                self._patience.start()
            # Until the first window answers others, and while it closes, this fails and is tried again.
            self._other.connectToServer(self._name)
            return
        self._patience.stop()
        # What a window left that ended without closing.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        self._window.installEventFilter(self)

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
        window.context.signals.show_notice.emit(
            Notice("This catalogue is already open in this window.", stays=True)
        )
        asking.write(_SHOWN)
        asking.flush()

    def _other_is_shown(self) -> None:
        self._patience.stop()
        self._window.close()

    def _other_is_silent(self) -> None:
        """The other window does not answer; two windows on one catalogue are possible, but not without a notice."""
        self._again.stop()
        self._window.context.runner.discard(_KEY)
        self._other.abort()
        text = "Another window has this catalogue open, and does not answer. What one changes, the other shows, too."
        self._window.context.signals.show_notice.emit(Notice(text, stays=True))


def _name_of(catalogue: str) -> str:
    """The name of the server for a catalogue: short, because the path of a socket is."""
    digest = hashlib.sha256(f"{getpass.getuser()}\n{catalogue}".encode("utf-8", "surrogateescape"))
    return f"janto-{digest.hexdigest()[:20]}"


def _lock_of(name: str) -> QLockFile:
    """The lock of the first window, in the folder where the socket of its server is."""
    lock = QLockFile(QDir(QDir.tempPath()).filePath(f"{name}.lock"))
    # However old it is, it is in force while its process runs.
    lock.setStaleLockTime(0)
    return lock


def _is_first(lock: QLockFile) -> bool:
    """Whether no other window has the lock; where no file can be made, no other window has it either."""
    return lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError
