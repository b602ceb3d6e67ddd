"""The size of everything in the window.  Qt takes it before it starts, so another size needs another window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QProcess, QProcessEnvironment, QSize

SIZES = (100, 110, 125, 150, 175, 200)
"""The choices of the setting "size", in per cent."""
_VARIABLE = "QT_SCALE_FACTOR"


class Scale:
    """The size in force in this process, in per cent."""

    def __init__(self) -> None:
        self.in_force = 100
        self._before: str | None = None

    def apply(self, size: int) -> None:
        """Make everything as large; call it before Qt starts.  What the environment asks for comes on top."""
        self._before = os.environ.get(_VARIABLE)
        if size not in SIZES or size == 100:
            return
        try:
            factor = float(self._before or 1)
        except ValueError:
            return
        self.in_force = size
        os.environ[_VARIABLE] = f"{factor * size / 100:g}"

    def sizes_for(self, screen: QSize, window: QSize) -> tuple[int, ...]:
        """The sizes at which a window fits a screen, both in logical pixels now; always with that in force."""
        most = min(screen.width() / window.width(), screen.height() / window.height()) * self.in_force
        return tuple(size for size in SIZES if size <= max(most, 100) or size == self.in_force)

    def open_again(self, catalogue: str) -> bool:
        """Start the program again on a catalogue, with the size that is now set; whether it has started."""
        process = QProcess()
        environment = QProcessEnvironment.systemEnvironment()
        environment.remove(_VARIABLE)
        if self._before is not None:
            environment.insert(_VARIABLE, self._before)
        process.setProcessEnvironment(environment)
        process.setProgram(sys.executable)
        process.setArguments(["-m", "janto_catalog", "--catalog", catalogue])
        # Its type says a pair with the number of the process, and it is a truth value.
        started: object = process.startDetached()
        return bool(started[0] if isinstance(started, tuple) else started)


SCALE = Scale()
"""That of this process."""
