"""A timeline as a picture: PNG with twice the pixels, or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from janto_catalog.errors import UsageError
from janto_catalog.model.story_threads import StoryThread
from janto_catalog.model.timeline_contents import TimelineContents
from janto_catalog.timeline_layout import LanesBy, StoryLayout, ThreadsLayout, TimelineLayout
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.timeline.painter import TimelinePainter
from janto_catalog.ui.timeline.seen import NAMES, Seen
from janto_catalog.ui.timeline.threads_summary import threads_summary, threads_title

KINDS = ("png", "svg")
_MADE_BY = "Janto Catalog"
_HEAD, _MARGIN, _RATIO = 44.0, 12.0, 2


def kind_of(path: str) -> str:
    """The kind of picture that a file name asks for.  Raises UsageError for another one."""
    kind = PurePath(path).suffix.removeprefix(".").casefold()
    if kind not in KINDS:
        raise UsageError("A picture of the timeline is a .png or .svg file", location=path)
    return kind


def draw_picture(
    theme: Theme, layout: StoryLayout, seen: Seen, title: str, kind: str, note: str = ""
) -> bytes:
    """Return a picture of what is seen of a timeline, below a title with a note beside it."""
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
        _draw(painter, theme, layout, seen, (title, note), as_lines=True)
        painter.end()
    else:
        image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.setText("Software", _MADE_BY)
        painter = QPainter(image)
        _draw(painter, theme, layout, seen, (title, note), as_lines=False)
        painter.end()
        QImageWriter(buffer, b"png").write(image)
    data: QByteArray = buffer.data()
    return bytes(data.data())


def whole(layout: StoryLayout, width: float, height: float) -> Seen:
    """All of a timeline, laid out at the zoom at which it is so wide, and at least so high."""
    layout.zoom(layout.fitting(max(width - NAMES, NAMES)), height)
    return Seen(0.0, 0.0, width, max(layout.height, height))


def picture_of(
    contents: TimelineContents,
    kind: str,
    *,
    by: LanesBy,
    size: tuple[int, int],
    scheme: str,
    threads: Sequence[StoryThread] = (),
) -> bytes:
    """Return a picture of a whole timeline in lanes, or of threads if there are any, drawn without a display."""
    # Named here, it holds whatever the environment says: without a display any other one ends the process.
    application = QApplication.instance() or QApplication(
        ["janto", "-platform", "offscreen", "-style", "fusion"]
    )
    assert isinstance(application, QApplication)  # noqa: S101 - no other kind is made
    theme = Theme(application, scheme)
    width_of = TimelinePainter(theme).width_of
    layout: StoryLayout = TimelineLayout(contents, by, width_of)
    head, note = "Timeline", ""
    if threads:
        layout = ThreadsLayout(contents, threads, width_of)
        head, note = threads_title(threads), threads_summary(contents, threads).line
    seen = whole(layout, *map(float, size))
    world = contents.universes.get(contents.universe, "")
    return draw_picture(theme, layout, seen, " · ".join(filter(None, (head, world))), kind, note)


def _draw(
    painter: QPainter, theme: Theme, layout: StoryLayout, seen: Seen, head: tuple[str, str], *, as_lines: bool
) -> None:
    title, note = head
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, seen.width, seen.height + _HEAD), theme.colour("base"))
    painter.setFont(theme.font(LEAD))
    painter.setPen(theme.colour("text"))
    painter.drawText(QPointF(_MARGIN, _HEAD - 16), title)
    begin = 2 * _MARGIN + painter.fontMetrics().horizontalAdvance(title)
    painter.setFont(theme.font(BODY))
    painter.setPen(theme.colour("secondary"))
    room = round(seen.width - begin - _MARGIN)
    shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, max(room, 0))
    painter.drawText(QPointF(begin, _HEAD - 16), shown)
    painter.translate(0, _HEAD)
    TimelinePainter(theme, as_lines=as_lines).paint(painter, layout, seen)
