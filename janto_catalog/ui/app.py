"""Start the window.  `run` and `build` import what it needs, after they have configured Python."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.maintenance import Restored
    from janto_catalog.ui.shell.settings import Settings
    from janto_catalog.ui.shell.window import Window

# How long another thread may keep the window's thread waiting, in seconds; Python's default is 0.005.
_SWITCH_INTERVAL = 0.001


def run(location: str | None = None) -> int:
    """Open the window on the catalogue at `location` (None: the user's own); the exit code when it is closed."""
    # All objects made at the start stay: collecting takes a twentieth of the time to the first paint. After it,
    # background.gc_control takes over.
    gc.disable()
    sys.setswitchinterval(_SWITCH_INTERVAL)
    from PySide6.QtWidgets import QApplication

    from janto_catalog.ui.scale import SCALE
    from janto_catalog.ui.shell.settings import Settings

    settings = Settings()
    SCALE.apply(settings.get("size"))
    # The style as an argument: `setStyle` returns a style, and making its Python class takes 6 ms.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("janto-catalog")
    app.setApplicationDisplayName("Janto Catalog")
    window = build(app, location, settings)
    window.context.runner.opened.connect(lambda: _keep_sole(window))
    window.show()
    return app.exec()


def _keep_sole(window: Window) -> None:
    """Let a window that is opened on the same catalogue bring this one to the front, or this one another."""
    from janto_catalog.ui.shell.sole_window import SoleWindow

    window.context.runner.read(
        lambda catalog: str(catalog.store.path.resolve()), lambda path: SoleWindow(window, path).start()
    )


def build(app: QApplication, location: str | None, settings: Settings | None = None) -> Window:
    """Return the window with everything it needs, not yet shown."""
    from janto_catalog.ui.background.runner import BackgroundRunner
    from janto_catalog.ui.context import AppSignals, UiContext
    from janto_catalog.ui.icons import load_all
    from janto_catalog.ui.shell.settings import Settings
    from janto_catalog.ui.shell.window import Window
    from janto_catalog.ui.theme.theme import Theme

    def open_catalog() -> Catalog:
        # In the reader thread, so that the window never waits for the disk.
        load_all()
        from janto_catalog import bootstrap

        # The first run asks which story worlds to use.
        return bootstrap.open_catalog(location, install_packs=False)

    def restore(backup: str) -> Restored:
        from janto_catalog import bootstrap

        return bootstrap.restore(location, backup)

    settings = settings or Settings()
    theme = Theme(app, settings.get("scheme"), settings.get("contrast"))
    window = Window(UiContext(BackgroundRunner(open_catalog), theme, settings, AppSignals()))
    # The system tells of its colours and contrast as long as the program runs: not to a window that is gone.
    theme.setParent(window)
    window.startup.restore = restore
    theme.apply_style_sheet()
    return window
