"""The settings of the window, and where the catalogue is.  Each is in force at once, but the size of everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.scale import SCALE
from janto_catalog.ui.shell.backups import ask_to_back_up, ask_to_restore
from janto_catalog.ui.shell.settings import COVER_LIMITS
from janto_catalog.ui.theme.tokens import CAPTION, LEAD
from janto_catalog.ui.views import View
from janto_catalog.ui.widgets.buttons import CheckBox, ChoiceButton, button
from janto_catalog.ui.widgets.card_list import CardList
from janto_catalog.ui.widgets.header import segmented_buttons
from janto_catalog.ui.widgets.layouts import column, framed, hairline, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.cover_cache import KeptCovers

_SCHEMES = (
    ("system", "System", "monitor", "Light or dark as the system is"),
    ("light", "Light", "sun", "Always light"),
    ("dark", "Dark", "moon", "Always dark"),
)
_CONTRASTS = (
    ("system", "System", "monitor", "High when the system asks for it"),
    ("high", "High", "contrast", "Always high"),
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the catalogue is, and the covers that are kept."""

    catalogue: str
    is_read_only: bool
    covers: KeptCovers


class SettingsView(CardList):
    """A card for the appearance, one for the covers, and one for the catalogue."""

    shows = frozenset({Data.COVERS})

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "Settings", gap=16)
        theme = context.theme
        switch, self.schemes = segmented_buttons(theme, tuple(scheme[1:] for scheme in _SCHEMES))
        self.schemes.idClicked.connect(self._set_scheme)
        contrast, self.contrasts = segmented_buttons(theme, tuple(each[1:] for each in _CONTRASTS))
        self.contrasts.idClicked.connect(self._set_contrast)
        self.scale = ChoiceButton(theme, "Size")
        self.scale.chosen.connect(lambda size: self._set_size(int(size)))
        self.again = button(theme, "Restart now", self._open_again, icon="rotate-cw")
        self.again.setToolTip("The window is closed, and opened in the new size at this page")
        self.about_size = label(theme, "", CAPTION, "secondary", wrap=True)
        self.limit = ChoiceButton(theme, "At most")
        self.limit.set_choices(tuple((_size_text(size << 20), str(size)) for size in COVER_LIMITS))
        self.limit.chosen.connect(lambda size: self._set_limit(int(size)))
        self.clear = button(theme, "Clear", self._clear)
        self.clear.setToolTip("Remove the pictures that are kept; your own covers stay")
        self.ahead = CheckBox(theme, "Make the covers of what you have before they are shown")
        self.ahead.toggled.connect(self._set_ahead)
        self.kept = label(theme, "", CAPTION, "secondary", wrap=True)
        self.folder = _path_label(context)
        self.place = _path_label(context)
        self.restore = button(
            theme, "Restore…", lambda: ask_to_restore(context, self.window()), icon="archive-restore"
        )
        self.back_up = button(
            theme, "Back up…", lambda: ask_to_back_up(context, self.window()), icon="archive"
        )
        colours = _line(context, "Colours", "Those of the system, or always the same", switch)
        strength = _line(context, "Contrast", "As the system asks, or always high", contrast)
        size = _line(context, "Text, pictures and buttons", self.about_size, row(self.again, self.scale))
        covers = _line(context, "Small pictures of covers", self.kept, row(self.limit, self.clear))
        catalogue = _line(
            context,
            "Your decisions, and what was found in your files",
            self.place,
            row(self.back_up, self.restore),
        )
        self.show_cards(
            [
                _card(context, "Appearance", colours, hairline(), strength, hairline(), size),
                _card(context, "Covers", covers, self.folder, hairline(), self.ahead),
                _card(context, "Catalogue", catalogue),
            ]
        )
        theme.changed.connect(self._show_settings)

    def reload(self) -> None:
        """Read again where the catalogue is and how much is kept."""
        self._show_settings()
        self.context.runner.read(_read, self._show, owner=self, key=(id(self), "places"), worker="folders")

    def focus_target(self) -> QWidget:
        """The first setting."""
        return self.schemes.button(max(0, self.schemes.checkedId()))

    def _show_settings(self) -> None:
        scheme = self.context.theme.scheme
        number = next(number for number, each in enumerate(_SCHEMES) if each[0] == scheme)
        self.schemes.button(number).setChecked(True)
        self.contrasts.button(1 if self.context.theme.contrast == "high" else 0).setChecked(True)
        self.limit.set_current(str(self.context.settings.get("covers/limit")))
        self.ahead.setChecked(self.context.settings.get("covers/ahead"))

        self._show_size()

    def _show_size(self) -> None:
        size, window = int(self.context.settings.get("size")), self.window()
        # With the frame that the system puts around it.
        least = window.minimumSize() + window.frameSize() - window.size()
        sizes = SCALE.sizes_for(window.screen().availableSize(), least)
        self.scale.set_choices(tuple((f"{each} %", str(each)) for each in sizes))
        self.scale.set_current(str(size), f"{size} %")
        is_new = size != SCALE.in_force
        self.again.setVisible(is_new and bool(self.place.text()))
        self.about_size.setText("In force after a restart" if is_new else "Larger or smaller, all in one")

    def _set_size(self, size: int) -> None:
        self.context.settings.set("size", size)
        self._show_size()

    def _open_again(self) -> None:
        self.context.signals.open_again.emit(self.place.text())

    def _show(self, found: _Found) -> None:
        self.kept.setText(
            f"{_size_text(found.covers.size)} kept: covers are shown at once, also while a disk is away"
        )
        self.clear.setEnabled(found.covers.size > 0)
        self.folder.setText(str(found.covers.folder))
        self.place.setText(found.catalogue)
        self._show_size()
        self.restore.setEnabled(not found.is_read_only)

    def _set_scheme(self, number: int) -> None:
        scheme = _SCHEMES[number][0]
        self.context.settings.set("scheme", scheme)
        self.context.theme.set_scheme(scheme)

    def _set_contrast(self, number: int) -> None:
        contrast = _CONTRASTS[number][0]
        self.context.settings.set("contrast", contrast)
        self.context.theme.set_contrast(contrast)

    def _set_limit(self, size: int) -> None:
        self.context.settings.set("covers/limit", size)
        self.limit.set_current(str(size))
        self.context.runner.read(
            lambda catalog: catalog.covers.set_limit(size << 20), lambda _none: self.reload(), owner=self
        )

    def _set_ahead(self, on: bool) -> None:
        self.context.settings.set("covers/ahead", on)

    def _clear(self) -> None:
        self.context.runner.read(
            lambda catalog: catalog.covers.clear(), self._cleared, owner=self, worker="folders"
        )

    def _cleared(self, size: int) -> None:
        text = f"Removed {_size_text(size)} of pictures. They are made again when they are shown."
        self.context.signals.show_notice.emit(Notice(text, stays=True))
        self.context.covers.forget()
        self.reload()


def _read(catalog: Catalog) -> _Found:
    return _Found(str(catalog.store.path), catalog.store.read_only, catalog.covers.kept())


def _path_label(context: UiContext) -> QLabel:
    """A path that can be selected and copied."""
    shown = label(context.theme, "", CAPTION, "secondary", wrap=True)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return shown


def _line(context: UiContext, title: str, about: str | QLabel, control: QWidget | QLayout) -> QWidget:
    """A setting: what it is at the left, and how to change it at the right."""
    below = label(context.theme, about, CAPTION, "secondary", wrap=True) if isinstance(about, str) else about
    texts = column(label(context.theme, title), below, gap=2)
    held = QWidget()
    line = row(texts, gap=16)
    line.setStretch(0, 1)
    if isinstance(control, QWidget):
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    else:
        line.addLayout(control)
    held.setLayout(line)
    return held


def _card(context: UiContext, title: str, *parts: QWidget) -> QWidget:
    lines = column(label(context.theme, title, LEAD), *parts, gap=12)
    lines.setContentsMargins(16, 12, 16, 16)
    return framed(lines, "card")


def _size_text(size: int) -> str:
    """A size in bytes in words: "34 MB"."""
    return f"{size / (1 << 30):g} GB" if size >= 1 << 30 else f"{-(-size // (1 << 20))} MB"


VIEW = View("settings", "Settings", "settings", "", 200, SettingsView)
