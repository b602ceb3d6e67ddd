"""The sheet where a list is exported: its title, the kind of file, and the first lines of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from janto_catalog.model.export import ExportContent
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.shell.export_place import ask_for_file
from janto_catalog.ui.shell.export_problem import ExportProblem
from janto_catalog.ui.shell.export_report import left_out_titles, report, show_result
from janto_catalog.ui.shell.open_dialogs import raise_dialog
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import CheckBox, button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.export import ExportPreview, ExportResult
    from janto_catalog.model.gaps import Span
    from janto_catalog.ui.context import FindWorks

_TYPING_MS, _MARGINS = 200, 40
# What people read comes first, then what programs read; other kinds follow by title.
_FIRST = ("html", "m3u8", "csv", "md")
_KIND = Qt.ItemDataRole.UserRole
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML

Formats = tuple[tuple[str, str, str], ...]
"""(name, extension, title) of each format."""


@dataclass(frozen=True, slots=True)
class ExportedList:
    """What is exported: a query, the order it is in, its title in words, and whether it is numbered from 1.

    `gaps`: what to get for the titles is written.  `essential`: what may be skipped of a story arc is not.  `count`: how many titles the list has.  `selected` finds those that are selected in it, which are what the sheet
    offers first, None without several; `selected_count`: how many they are.
    """

    query: str
    by: str
    title: str
    numbered: bool = False
    selected: FindWorks | None = None
    count: int = 0
    selected_count: int = 0
    gaps: Span | None = None
    essential: bool = False


class ExportSheet(QDialog):
    """Shows the kinds of file by name, and what the chosen one begins with."""

    def __init__(self, context: UiContext, over: QWidget, exported: ExportedList, formats: Formats) -> None:
        super().__init__(over)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 480)
        self._context, self._list = context, exported
        theme = context.theme
        self.title = QLineEdit(exported.title)
        self.title.setAccessibleName("Title of the list")
        self._make_which(exported)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("Kind of file")
        self.kinds.setObjectName("kinds")
        self.preview = QTextEdit(readOnly=True)
        self.preview.setAccessibleName("How it begins")
        self._make_options()
        self._is_writing = self._is_empty = False
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self.show_preview)
        self.title.textEdited.connect(lambda _text: self._soon.start())
        for name, extension, title in sorted(formats, key=_place):
            self._add(name, extension, title)
        self.kinds.setFixedWidth(self.kinds.sizeHintForColumn(0) + _MARGINS)
        self.kinds.currentItemChanged.connect(lambda *_: self.show_preview())
        self._save = save = button(theme, "Export to…", self.choose_file, primary=True)
        save.setDefault(True)
        self.problem = ExportProblem(theme)
        cancel = button(theme, "Cancel", self.reject)
        left = column(label(theme, "Kind of file", CAPTION, "secondary"), self.kinds, gap=4)
        self.report = label(theme, "", BODY, "secondary", wrap=True)
        right = column(
            label(theme, "How it begins", CAPTION, "secondary"),
            self.preview,
            self.remarks,
            self.others,
            self.report,
            gap=4,
        )
        middle = row(gap=12)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        lines = column(label(theme, "Title", CAPTION, "secondary"), self.title, gap=4)
        whole = column(gap=12, margin=16)
        whole.addLayout(lines)
        if exported.selected is not None:
            whole.addLayout(row(self.whole, self.only_selected, -1, gap=16))
        whole.addLayout(middle, 1)
        whole.addWidget(self.problem)
        whole.addLayout(row(-1, cancel, save, gap=8))
        self.setLayout(whole)
        self._choose(context.settings.get("export/kind"))
        self.only_selected.setChecked(exported.selected is not None)
        self.kinds.setFocus()

    def _make_options(self) -> None:
        """What the file may have besides; shown where there is any."""
        theme, settings = self._context.theme, self._context.settings
        self.remarks = CheckBox(theme, "With my ratings, tags and notes")
        self.remarks.setChecked(settings.get("export/remarks"))
        self.remarks.setToolTip("Others who read the file read them, too")
        self.remarks.toggled.connect(self._choose_remarks)
        self.remarks.hide()
        self.others = CheckBox(theme, "")
        self.others.setChecked(settings.get("export/others"))
        self.others.toggled.connect(self._choose_others)
        self.others.hide()

    def _make_which(self, exported: ExportedList) -> None:
        """The choice between the whole list and what is selected in it."""
        self.whole = QRadioButton(f"The whole list ({labels.number(exported.count)})")
        self.only_selected = QRadioButton(f"Selected titles ({labels.number(exported.selected_count)})")
        self._which = QButtonGroup(self)
        for choice in (self.whole, self.only_selected):
            self._which.addButton(choice)
        self.whole.setChecked(True)
        self.only_selected.toggled.connect(self._choose_which)

    def _choose_which(self, only_selected: bool) -> None:
        """Show what is chosen now; a title that was not changed says how many titles it is."""
        title = self._list.title
        of_selected = f"{title}: {labels.count(self._list.selected_count, 'title', 'titles')}"
        if self.title.text() == (title if only_selected else of_selected):
            self.title.setText(of_selected if only_selected else title)
        self.show_preview()

    def _add(self, name: str, extension: str, title: str) -> None:
        item = QListWidgetItem(f"{title} (.{extension})")
        item.setData(_KIND, (name, extension))
        item.setSizeHint(QSize(self.kinds.fontMetrics().horizontalAdvance(item.text()), 32))
        self.kinds.addItem(item)

    def _choose(self, name: str) -> None:
        rows = [row for row in range(self.kinds.count()) if self.kinds.item(row).data(_KIND)[0] == name]
        self.kinds.setCurrentRow(rows[0] if rows else 0)

    @property
    def _format(self) -> tuple[str, str]:
        """The name and the extension of the chosen kind."""
        name, extension = self.kinds.currentItem().data(_KIND)
        return name, extension

    def _content(self) -> Callable[[Catalog], ExportContent]:
        """Return a function that finds what is written of the list, as it is chosen now."""
        content = ExportContent(
            self.title.text(),
            self._list.numbered,
            self.remarks.isChecked(),
            self.others.isChecked(),
            gaps=self._list.gaps,
            essential=self._list.essential,
        )
        find = self._list.selected if self.only_selected.isChecked() else None
        return lambda catalog: content if find is None else replace(content, only=frozenset(find(catalog)))

    def show_preview(self) -> None:
        """Read the first lines of the file and show them."""
        exported, read_content, (name, _) = self._list, self._content(), self._format
        self._context.runner.read(
            lambda catalog: catalog.exports.preview(
                exported.query,
                by=exported.by,
                format=name,
                folder=str(Path.home()),
                content=read_content(catalog),
            ),
            self._show_preview,
            lambda error: self.preview.setPlainText(str(error)),
            owner=self,
            key=(id(self), "preview"),
        )

    def _show_preview(self, preview: ExportPreview) -> None:
        """Show a page as it is read, and lines for a program unbroken; below it, what is written and what is not."""
        self.remarks.setVisible(preview.may_have_remarks)
        count = labels.count(preview.others, "title", "titles")
        self.others.set_label(f"{count} without a place in this order, at the end")
        self.others.setVisible(preview.others > 0)
        if preview.result is not None:
            self._is_empty = not preview.result.written
            self.report.setText(report(preview.result))
            self.report.setToolTip(left_out_titles(preview.result))
            self._update_save()
        if preview.is_markdown:
            self.preview.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
            self.preview.document().setMarkdown(preview.text, _NO_HTML)
        else:
            self.preview.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
            self.preview.setPlainText(preview.text)

    def _update_save(self) -> None:
        """Enable the button while there is something to write; else its tool tip says why not."""
        self._save.setEnabled(not self._is_writing and not self._is_empty)
        self._save.setToolTip(self.report.text() if self._is_empty else "")

    def _choose_remarks(self, wanted: bool) -> None:
        self._context.settings.set("export/remarks", wanted)
        self.show_preview()

    def _choose_others(self, wanted: bool) -> None:
        self._context.settings.set("export/others", wanted)
        self.show_preview()

    def choose_file(self) -> None:
        """Ask for the place of the file and write it."""
        name, extension = self._format
        self._context.settings.set("export/kind", name)
        stem = self.title.text().replace("/", "-").strip() or "Order"
        place = str(Path.home() / f"{stem}.{extension}")
        if path := ask_for_file(self, place, extension):
            self._write(path, name)

    def _write(self, path: str, name: str, *, make_folder: bool = False) -> None:
        """Write the file; the sheet stays open, as it is, until that is done."""
        exported, read_content, context = self._list, self._content(), self._context
        # An extension of another kind decides, as it does on the command line.
        matches = Path(path).suffix.casefold() == f".{self._format[1]}"

        def write(catalog: Catalog) -> Iterator[ExportResult]:
            yield catalog.exports.export(
                path,
                exported.query,
                by=exported.by,
                format=name if matches else None,
                content=read_content(catalog),
                make_folder=make_folder,
            )

        def show(result: ExportResult) -> None:
            if isValid(self):
                self.accept()
            show_result(context, path, result)

        def fail(error: Exception) -> None:
            if isValid(self) and self.isVisible():
                self._show_problem(error, lambda: self._write(path, name, make_folder=True))
            else:
                context.runner.failed.emit(error)

        self._is_writing = True
        self._update_save()
        self.problem.hide()
        context.runner.stream(
            write,
            lambda _result: None,
            show,
            fail,
            # A page has covers, which are read from files if need be; the lists go on meanwhile.
            worker="covers",
        )

    def _show_problem(self, error: Exception, make_folder: Callable[[], None]) -> None:
        """Say why the file was not written, and offer what helps."""
        self._is_writing = False
        self._update_save()
        if not self.problem.show_error(error, make_folder):
            self._save.setAccessibleDescription(self.problem.text.text())
            self._save.setFocus()


def _place(kind: tuple[str, str, str]) -> tuple[int, str]:
    name, _, title = kind
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), title)


def open_export(context: UiContext, over: QWidget, exported: ExportedList) -> None:
    """Open the sheet for a list."""

    def formats(catalog: Catalog) -> Formats:
        return catalog.exports.formats(gaps=exported.gaps is not None)

    def show(found: Formats) -> None:
        if not raise_dialog(over.window(), ExportSheet):
            ExportSheet(context, over.window(), exported, found).open()

    context.runner.read(formats, show, owner=over)
