"""A timeline as a picture: PNG with twice the pixels, or SVG."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from janto_catalog.errors import UsageError
from janto_catalog.model.timeline_contents import TimelineContents
from janto_catalog.timeline_layout import LanesBy, StoryLayout, TimelineLayout
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import LEAD
from janto_catalog.ui.timeline.painter import TimelinePainter
from janto_catalog.ui.timeline.seen import NAMES, Seen

KINDS = ("png", "svg")
_MADE_BY = "Janto Catalog"
_HEAD, _MARGIN, _RATIO = 44.0, 12.0, 2


def kind_of(path: str) -> str:
    """The kind of picture that a file name asks for.  Raises UsageError for another one."""
    kind = PurePath(path).suffix.removeprefix(".").casefold()
    if kind not in KINDS:
        raise UsageError("A picture of the timeline is a .png or .svg file", location=path)
    return kind


def draw_picture(theme: Theme, layout: StoryLayout, seen: Seen, title: str, kind: str) -> bytes:
    """Return a picture of what is seen of a timeline, below a title."""
    size = QSize(round(seen.width), round(seen.height + _HEAD))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "svg":
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(title)
        generator.setDescription(_MADE_BY)
        painter = QPainter(generator)
        _draw(painter, theme, layout, seen, title, as_lines=True)
        painter.end()
    else:
        image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.setText("Software", _MADE_BY)
        painter = QPainter(image)
        _draw(painter, theme, layout, seen, title, as_lines=False)
        painter.end()
        QImageWriter(buffer, b"png").write(image)
    data: QByteArray = buffer.data()
    return bytes(data.data())


def whole(layout: StoryLayout, width: float, height: float) -> Seen:
    """All of a timeline, laid out at the zoom at which it is so wide, and at least so high."""
    layout.zoom(layout.fitting(max(width - NAMES, NAMES)), height)
    return Seen(0.0, 0.0, width, max(layout.height, height))


def picture_of(
    contents: TimelineContents, kind: str, *, by: LanesBy, size: tuple[int, int], scheme: str
) -> bytes:
    """Return a picture of a whole timeline, drawn without a display."""
    # Named here, it holds whatever the environment says: without a display any other one ends the process.
    application = QApplication.instance() or QApplication(
        ["janto", "-platform", "offscreen", "-style", "fusion"]
    )
    assert isinstance(application, QApplication)  # noqa: S101 - no other kind is made
    theme = Theme(application, scheme)
    layout = TimelineLayout(contents, by, TimelinePainter(theme).width_of)
    seen = whole(layout, *map(float, size))
    world = contents.universes.get(contents.universe, "")
    return draw_picture(theme, layout, seen, " · ".join(filter(None, ("Timeline", world))), kind)


def _draw(
    painter: QPainter, theme: Theme, layout: StoryLayout, seen: Seen, title: str, *, as_lines: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, seen.width, seen.height + _HEAD), theme.colour("base"))
    painter.setFont(theme.font(LEAD))
    painter.setPen(theme.colour("text"))
    painter.drawText(QPointF(_MARGIN, _HEAD - 16), title)
    painter.translate(0, _HEAD)
    TimelinePainter(theme, as_lines=as_lines).paint(painter, layout, seen)
