"""What is loaded before the first paint of the window, and what is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# None of these may be loaded before the window is first painted; they are imported where they are used.
LOADED_LATER = (
    "alembic",
    "av",
    "jinja2",
    "mutagen",
    "rapidfuzz",
    "sqlalchemy",
    "janto_catalog.bootstrap",
    "janto_catalog.catalog",
    "janto_catalog.query",
    "janto_catalog.store",
    "janto_catalog.model.claims",
    "janto_catalog.model.dates",
    "janto_catalog.model.file_types",
    "janto_catalog.model.saved_orders",
    "janto_catalog.model.story",
    "janto_catalog.model.views",
    "janto_catalog.ui.background.gc_control",
    "janto_catalog.ui.panels.copies",
    "janto_catalog.ui.panels.detail_parts",
    "janto_catalog.ui.panels.edit_page",
    "janto_catalog.ui.panels.titles_empty",
    "janto_catalog.ui.panels.why_page",
    "janto_catalog.ui.player",
    "janto_catalog.ui.search.chips",
    "janto_catalog.ui.search.suggestions",
    "janto_catalog.ui.shell.command_palette",
    "janto_catalog.ui.shell.first_run",
    "janto_catalog.ui.shell.missing_dialog",
    "janto_catalog.ui.shell.shortcut_sheet",
    "janto_catalog.ui.shell.toast",
    "janto_catalog.ui.views.review",
    "janto_catalog.ui.widgets.cover_grid",
    "janto_catalog.ui.widgets.cover_tiles",
)
# Shows the window and prints, at its first paint, which of the modules are loaded.
PROGRAM = f"""
import os, sys
from janto_catalog.ui import app
build = app.build
def build_and_watch(*args):
    from janto_catalog.ui.shell.window import Window
    def first_picture(self):
        print([name for name in {LOADED_LATER!r} if name in sys.modules])
        sys.stdout.flush()
        os._exit(0)
    Window.finish_setup = first_picture
    return build(*args)
app.build = build_and_watch
app.run(sys.argv[1])
"""


def test_the_first_paint_loads_only_what_it_shows(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "catalogue.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
