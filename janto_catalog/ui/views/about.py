"""What the program is: version and licence, where it keeps things, and the libraries it is made with."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from janto_catalog import __version__
from janto_catalog.resource_files import resource_folder
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.layouts import column, framed
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from janto_catalog.catalog import Catalog

LIBRARIES = {
    "PySide6-Essentials": "LGPL-3.0",
    "SQLAlchemy": "MIT",
    "alembic": "MIT",
    "mutagen": "GPL-2.0-or-later",
    "av": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 or BSD-3-Clause",
    "libarchive-c": "CC0-1.0",
    "Pillow": "MIT-CMU",
    "pebble": "LGPL-3.0",
    "platformdirs": "MIT",
    "guessit": "LGPL-3.0",
    "rapidfuzz": "MIT",
    "rich": "MIT",
    "filelock": "MIT",
    "pyroaring": "MIT",
    "msgspec": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
}
"""The libraries that the program needs, with their licences; a test compares them with `pyproject.toml`."""
_LICENCE = (
    "Free software under the GNU General Public License, version 3 or later: you may use, study, share and change it. "
    "It comes without any warranty."
)
_PROMISE = "Your media files are only read. Nothing is sent anywhere."


@dataclass(frozen=True, slots=True)
class _Found:
    """What is read from the disk: paths by what they are, and the versions of the libraries."""

    places: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str, str], ...]


class AboutView(CardList):
    """A card about the program, one about its places, and one about its libraries."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "About Janto Catalog", gap=16)

    def reload(self) -> None:
        """Read paths and versions."""
        self.context.runner.read(_read, self._show, owner=self, key=(id(self), "about"), worker="folders")

    def _show(self, found: _Found) -> None:
        theme = self.context.theme
        systems = f"Python {platform.python_version()} · {platform.system()} {platform.machine()}"
        program = column(
            label(theme, f"Janto Catalog {__version__}", LEAD),
            label(theme, systems, CAPTION, "secondary"),
            label(theme, _LICENCE, BODY, wrap=True),
            label(theme, _PROMISE, BODY, "secondary", wrap=True),
            gap=8,
        )
        self.show_cards(
            [
                _card(program),
                _card(column(label(theme, "Where things are", LEAD), self._table(found.places), gap=8)),
                _card(column(label(theme, "Made with", LEAD), self._table(found.versions), gap=8)),
            ]
        )

    def _table(self, rows: Iterable[tuple[str, ...]]) -> QGridLayout:
        """Rows of texts; the first of each says what the others are."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for number, texts in enumerate(rows):
            for place, text in enumerate(texts):
                shown = label(
                    self.context.theme, text, BODY, "text" if place else "secondary", wrap=place > 0
                )
                shown.setTextInteractionFlags(_SELECTABLE)
                grid.addWidget(shown, number, place, Qt.AlignmentFlag.AlignTop)
            # The room that is left over is to the right.
            grid.setColumnStretch(len(texts) - 1, 1)
        return grid


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


def _read(catalog: Catalog) -> _Found:
    places = (
        ("Catalogue", str(catalog.store.path)),
        ("Small pictures of covers", str(catalog.covers.kept().folder)),
        ("Included story worlds", str(resource_folder("packs"))),
    )
    return _Found(places, tuple((name, _version(name), licence) for name, licence in LIBRARIES.items()))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _card(lines: QLayout) -> QWidget:
    lines.setContentsMargins(16, 12, 16, 16)
    return framed(lines, "card")


VIEW = View("about", "About Janto Catalog", "info", "", 210, AboutView)
