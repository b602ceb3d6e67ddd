"""The current theme: colours of the chosen scheme, fonts by step, icons in these colours."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from janto_catalog.ui.icons import render
from janto_catalog.ui.theme.style_sheet import style_sheet
from janto_catalog.ui.theme.tokens import (
    BASE_STEP,
    DARK,
    DARK_HIGH,
    HEADLINE,
    LEAD,
    LIGHT,
    LIGHT_HIGH,
    TITLE,
    Colours,
)


class Theme(QObject):
    """Colours, fonts and icons for every widget; `changed` comes after the scheme has changed."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: str = "system", contrast: str = "system") -> None:
        super().__init__()
        self._app = app
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._base_font = QFont(app.font())
        self.scheme, self.contrast = scheme, contrast
        self.colours = self._scheme_colours()
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._refresh)

    def set_scheme(self, scheme: str) -> None:
        """Change to "system", "light" or "dark"."""
        self.scheme = scheme
        self._refresh()

    def set_contrast(self, contrast: str) -> None:
        """Change to "system" or "high"."""
        self.contrast = contrast
        self._refresh()

    def font(self, step: int, *, light: bool = False, strong: bool | None = None) -> QFont:
        """The system's font at a type step; titles are semibold unless `strong` says otherwise."""
        font = QFont(self._base_font)
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * step / BASE_STEP)
        else:
            font.setPixelSize(round(font.pixelSize() * step / BASE_STEP))
        if light or step == HEADLINE:
            font.setWeight(QFont.Weight.Light)
        elif strong or (strong is None and step in (LEAD, TITLE)):
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours`."""
        return QColor(getattr(self.colours, role))

    def thread_colour(self, number: int) -> QColor:
        """The colour of a thread of a timeline, by its number."""
        return QColor(self.colours.threads[number])

    def pixmap(self, name: str, role: str = "secondary", size: int = 16) -> QPixmap:
        """An icon drawn in a role's colour, `size` logical pixels square."""
        ratio = self._app.devicePixelRatio()
        key = (name, role, size, ratio) if role else (name, "", size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = render(name, getattr(self.colours, role), size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, role: str = "secondary", size: int = 16) -> QIcon:
        """As `pixmap`, for buttons and actions."""
        return QIcon(self.pixmap(name, role, size))

    def _scheme_colours(self) -> Colours:
        hints = QGuiApplication.styleHints()
        is_dark = self.scheme == "dark" or (
            self.scheme == "system" and hints.colorScheme() is Qt.ColorScheme.Dark
        )
        if self.contrast == "high" or contrast_asked_for() is Qt.ContrastPreference.HighContrast:
            return DARK_HIGH if is_dark else LIGHT_HIGH
        return DARK if is_dark else LIGHT

    def _refresh(self) -> None:
        wanted = self._scheme_colours()
        if wanted is not self.colours:
            self.colours = wanted
            self._pixmaps.clear()
            self.apply_style_sheet()
            self.changed.emit()

    def apply_style_sheet(self) -> None:
        """Apply the colours; at startup once, after all widgets are created."""
        self._app.setPalette(palette(self.colours))
        sheet = style_sheet(self.colours)
        if sheet != self._app.styleSheet():
            # Every widget is styled again, also by the same sheet. Qt replaces a sheet by styling each widget once for every
            # widget that it is in; to take one away, or to give one where there is none, it styles each widget once.
            self._app.setStyleSheet("")
            self._app.setStyleSheet(sheet)


def contrast_asked_for() -> Qt.ContrastPreference:
    """The contrast that the user has chosen in the system."""
    return QGuiApplication.styleHints().accessibility().contrastPreference()


def palette(colours: Colours) -> QPalette:
    """A complete palette from the tokens, because a plain X server has no colour scheme."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: colours.window,
        roles.Base: colours.base,
        roles.AlternateBase: colours.alternate,
        roles.Button: colours.base,
        roles.ToolTipBase: colours.base,
        roles.WindowText: colours.text,
        roles.Text: colours.text,
        roles.ButtonText: colours.text,
        roles.ToolTipText: colours.text,
        roles.BrightText: colours.text,
        roles.PlaceholderText: colours.secondary,
        roles.Highlight: colours.selection,
        roles.HighlightedText: colours.text,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Accent: colours.accent,
        roles.Light: colours.alternate,
        roles.Midlight: colours.hairline,
        roles.Mid: colours.hairline,
        roles.Dark: colours.line,
        roles.Shadow: colours.line,
    }.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.secondary))
    return result
