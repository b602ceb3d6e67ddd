"""Starting the window.  Nothing is loaded before `run` has set the stage for it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from janto_catalog.catalog import Catalog
    from janto_catalog.ui.shell.settings import Settings
    from janto_catalog.ui.shell.window import Window

# A thread that works hands over to the window after a millisecond, not five.
_TURN_SECONDS = 0.001


def run(location: str | None = None) -> int:
    """Open the window on the catalogue at `location` (None: the user's own); the exit code when it is closed."""
    # All that is made at the start stays: looking for garbage among it costs a twentieth of the time to a picture.
    gc.disable()
    sys.setswitchinterval(_TURN_SECONDS)
    from PySide6.QtWidgets import QApplication

    # Said here and not by `setStyle`, which answers with a style: making its class takes 6 ms before the first picture.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("janto-catalog")
    app.setApplicationDisplayName("Janto Catalog")
    window = build(app, location)
    window.show()
    return app.exec()


def build(app: QApplication, location: str | None, settings: Settings | None = None) -> Window:
    """The window with all it needs, not yet shown."""
    from janto_catalog.ui.background.runner import BackgroundRunner
    from janto_catalog.ui.context import AppSignals, UiContext
    from janto_catalog.ui.icons import read_all
    from janto_catalog.ui.shell.settings import Settings
    from janto_catalog.ui.shell.window import Window
    from janto_catalog.ui.theme.theme import Theme

    def open_catalog() -> Catalog:
        # In the thread that opens: the window never waits for the disk an icon lies on.
        read_all()
        from janto_catalog import bootstrap

        return bootstrap.open_catalog(location)

    settings = settings or Settings()
    theme = Theme(app, settings.get("scheme"))
    window = Window(UiContext(BackgroundRunner(open_catalog), theme, settings, AppSignals()))
    theme.apply_style_sheet()
    return window
