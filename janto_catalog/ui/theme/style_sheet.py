"""The style sheet, made from the tokens.  Rows of tables are painted by their delegates, not from here."""

from __future__ import annotations

import re

from janto_catalog.ui.theme.tokens import Colours

_SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog, QWidget#page { background: $window; }
QToolTip { background: $base; color: $text; border: 1px solid $line; padding: 4px; }
QFrame#toolbar { background: $window; border-bottom: 1px solid $hairline; }
QFrame#statusbar { background: $window; border-top: 1px solid $hairline; }
QFrame#side { background: $side; border-right: 1px solid $hairline; }
QFrame#detail { background: $base; border-left: 1px solid $hairline; }
QFrame#card { background: $base; border: 1px solid $hairline; border-radius: 6px; }
QFrame#popup { background: $base; border: 1px solid $line; border-radius: 6px; }
QFrame#surface, QWidget#surface { background: $base; }
QFrame#rule { background: $hairline; border: none; }
QFrame#drop-line { background: $accent; border: none; }
QFrame#drop { background: $base; border: 2px dashed $line; border-radius: 6px; }
QFrame#drop[over="true"] { border-color: $accent; background: $selection; }
QLabel { background: transparent; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="question"] { color: $question; }
QLabel[role="error"] { color: $error; }
QLabel[role="success"] { color: $success; }
QLabel[role="conflict"] { color: $conflict; }
QAbstractScrollArea { background: $base; border: none; }
QScrollArea#bare, QScrollArea#bare > QWidget > QWidget { background: transparent; }
QTreeView, QListView, QTableView { selection-background-color: $selection; selection-color: $text; outline: 0; }
QListWidget#kinds, QTextEdit { background: $base; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QListWidget#kinds::item { padding: 0 8px; border-radius: 4px; color: $text; }
QListWidget#kinds::item:selected { background: $selection; }
QListWidget#kinds:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QListWidget#tray { background: transparent; }
QListWidget#tray::item { background: $base; border: 1px solid $line; border-radius: 10px; padding: 0 8px; color: $text; }
QListWidget#tray::item:hover { background: $alternate; }
QListWidget#tray::item:selected { background: $selection; border-color: $accent; }
QListWidget#questions { border-right: 1px solid $hairline; }
QWidget#read { background: $base; border-left: 1px solid $hairline; }
QTreeView#side { background: $side; }
QHeaderView { background: $base; }
QHeaderView::section { background: $base; color: $secondary; border: none; border-bottom: 1px solid $hairline;
  padding: 0 8px; height: 28px; font-weight: normal; }
QHeaderView::section:hover { color: $text; background: $alternate; }
QPushButton { background: $base; border: 1px solid $line; border-radius: 6px; padding: 0 12px;
  min-height: 30px; }
QPushButton:hover { background: $alternate; border-color: $secondary; }
QPushButton:pressed, QPushButton:open { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $secondary; border-color: $hairline; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $window; color: $secondary; border-color: $line; }
QPushButton[link="true"] { background: transparent; border: none; border-radius: 0; color: $accent; padding: 0;
  min-height: 20px; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: none; border-bottom: 2px solid $accent; padding: 0; min-height: 18px; }
QPushButton[link="true"]:disabled { color: $secondary; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0 6px;
  min-height: 28px; min-width: 18px; }
QToolButton:hover { background: $alternate; border-color: $hairline; }
QToolButton:pressed, QToolButton:open { background: $selection; }
QToolButton:focus { border: 2px solid $accent; padding: 0 5px; min-height: 26px; }
QToolButton:checked { background: $selection; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton#segment { border: 1px solid $line; border-radius: 0; background: $base; padding: 0 10px; min-height: 26px;
  margin-left: -1px; }
QToolButton#segment[first="true"] { margin-left: 0; }
QToolButton#segment:hover { background: $alternate; }
QToolButton#segment:checked { background: $selection; }
QToolButton#segment:focus { border: 2px solid $accent; padding: 0 9px; min-height: 24px; }
QPushButton#section { background: transparent; border: none; padding: 0; min-height: 22px; color: $secondary;
  text-align: left; }
QPushButton#section:focus { border: none; border-bottom: 2px solid $accent; padding: 0; min-height: 20px; }
QToolButton#chip { background: $alternate; border: 1px solid $line; border-radius: 12px; padding: 0 8px; min-height: 22px;
  max-height: 22px; }
QToolButton#chip:hover { background: $selection; }
QToolButton#chip:checked, QToolButton#chip[searched="true"] { background: $selection; border-color: $accent; font-weight: 600; }
QToolButton#chip:focus { border: 2px solid $accent; padding: 0 7px; min-height: 20px; max-height: 20px; }
QToolButton#token { background: $selection; border: 1px solid $selection; border-radius: 10px; padding: 0 6px;
  min-height: 18px; max-height: 18px; }
QToolButton#token[wrong="true"] { border-color: $error; color: $error; }
QToolButton#token:hover { border-color: $line; }
QToolButton#token:focus { border: 1px solid $accent; }
QFrame#field { background: $base; border: 1px solid $line; border-radius: 6px; }
QFrame#field[focused="true"] { border: 2px solid $accent; }
QFrame#field QLineEdit { border: none; background: transparent; padding: 0; min-height: 20px; }
QLineEdit { background: $base; border: 1px solid $line; border-radius: 6px; padding: 0 8px; min-height: 30px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $secondary; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 7px; min-height: 28px; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { border: 2px solid $error; padding: 0 7px; min-height: 28px; }
QPlainTextEdit { background: $base; border: 1px solid $line; border-radius: 6px; padding: 2px 4px;
  placeholder-text-color: $secondary;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 1px 3px; }
QLineEdit > QToolButton { border: none; padding: 0; min-height: 0; min-width: 0; }
QComboBox { background: $base; border: 1px solid $line; border-radius: 6px; padding: 0 8px; min-height: 30px; }
QComboBox:hover { background: $alternate; }
QComboBox:focus { border: 2px solid $accent; padding: 0 7px; min-height: 28px; }
QSpinBox { background: $base; border: 1px solid $line; border-radius: 6px; padding: 0 4px; min-height: 30px; min-width: 112px; }
QSpinBox:focus { border: 2px solid $accent; padding: 0 3px; min-height: 28px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; background: transparent;
  width: 24px; height: 16px; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; selection-background-color: $selection;
  selection-color: $text; padding: 4px; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $secondary; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: $hairline; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QProgressBar#thin { max-height: 2px; min-height: 2px; border-radius: 0; background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 4px; }
QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $line; border-radius: 8px; background: $base; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.55 $accent, stop: 0.6 $base, stop: 1 $base); }
QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QFrame#toast { background: $text; }
QFrame#toast QLabel { color: $base; }
QFrame#toast QPushButton { color: $base; background: transparent; border: 1px solid $base; padding: 0 10px;
  min-height: 24px; font-weight: 600; }
QFrame#toast QPushButton:hover { text-decoration: underline; }
QFrame#toast QPushButton:focus { border: 2px solid $base; }
QFrame#toast QToolButton:hover { background: transparent; border-color: $base; }
QFrame#candidate { background: $base; border: 1px solid $line; border-radius: 6px; }
QFrame#candidate:hover { background: $alternate; border-color: $secondary; }
QFrame#candidate[selected="true"] { background: $selection; border-color: $accent; }
QFrame#candidate:focus { border: 2px solid $accent; }
QFrame#choice { background: $base; border: 1px solid $line; border-radius: 6px; }
QFrame#choice:hover { background: $alternate; }
QFrame#choice:focus { border: 2px solid $accent; }
QFrame#choice[chosen="true"] { background: $selection; border: 2px solid $accent; }
QFrame#choice[chosen="true"]:focus { border: 2px solid $text; }
"""


def style_sheet(colours: Colours) -> str:
    """The whole style sheet in one scheme's colours."""
    return re.sub(r"\$(\w+)", lambda role: str(getattr(colours, role[1])), _SHEET)
