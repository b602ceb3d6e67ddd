"""Rules for the whole window: icons, views, keys, labels."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from janto_catalog.model.dates import short_date
from janto_catalog.model.matching import Answer
from janto_catalog.model.views import RememberedAnswer, ScanReport
from janto_catalog.resource_files import resource_folder
from janto_catalog.ui import labels
from janto_catalog.ui.actions import GROUPS, declared_actions
from janto_catalog.ui.panels.selection_panel import others_text
from janto_catalog.ui.shell.commands import Commands
from janto_catalog.ui.shell.status_bar import report_text
from janto_catalog.ui.views import all_views
from janto_catalog.ui.views.answers import meaning
from janto_catalog.ui.views.order import OrderView
from janto_catalog.ui.views.review import ReviewView
from janto_catalog.ui.views.titles import TitlesView

UI_FOLDER = Path(labels.__file__).parent
ICON_NAME = re.compile(r'"([a-z]+(?:-[a-z0-9]+)*)"')


def test_every_icon_in_the_folder_is_used_and_has_its_licence() -> None:
    kept = {path.stem for path in resource_folder("icons").glob("*.svg")}
    named = {name for path in UI_FOLDER.rglob("*.py") for name in ICON_NAME.findall(path.read_text("utf-8"))}
    assert kept - named == set()
    assert "ISC License" in (resource_folder("icons") / "LICENSE").read_text("utf-8")


def test_every_view_module_offers_a_view() -> None:
    names = {view.name for view in all_views()}
    assert names == {path.stem for path in (UI_FOLDER / "views").glob("[a-z]*.py")}


@pytest.mark.parametrize("kind", [TitlesView, OrderView, ReviewView, Commands])
def test_no_two_actions_of_a_view_have_the_same_key(kind: type) -> None:
    specs = [spec for spec, _name in declared_actions(kind)]
    keys = Counter(key for spec in specs for key in spec.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    assert {spec.group for spec in specs} <= set(GROUPS)


@pytest.mark.parametrize(
    ("iso", "shown"), [("2008-02-13", "13 Feb 2008"), ("2017-08", "Aug 2017"), ("2011", "2011"), (None, "")]
)
def test_dates_are_shown_with_their_precision(iso: str | None, shown: str) -> None:
    assert short_date(iso) == shown


def test_text_from_files_is_never_markup() -> None:
    assert "<b>" not in labels.tool_tip("<b>bold</b>")


def test_numbers_are_written_one_way_in_every_text_of_the_window() -> None:
    written = re.compile(r":,}")
    files = [path.name for path in UI_FOLDER.rglob("*.py") if written.search(path.read_text("utf-8"))]
    assert files == []
    report = ScanReport(files=3148, new=3148, changed=1)
    assert report_text(report) == "Scan finished: 3\u2009148 files checked, 3\u2009148 new, 1 changed"


def test_one_copy_stays_and_several_stay() -> None:
    assert others_text(1) == "1 other copy is matched or asked about, and stays so."
    assert others_text(2) == "2 other copies are matched or asked about, and stay so."


@pytest.mark.parametrize(
    ("scope", "answer", "expected"),
    [
        ("folder", Answer.NOT_PART, "New files in this folder are not asked about"),
        ("folder", Answer.IS_SERIES, "New files in this folder are matched with it first"),
        ("print", Answer.IS_WORK, "Files with the same content, in any folder, are not asked about"),
        ("print", Answer.NOT_PART, "Files with the same content, in any folder, are not asked about"),
        ("name", Answer.NOT_WORK, "Files of this name are never matched with it"),
    ],
)
def test_a_remembered_answer_names_what_follows_from_it(scope: str, answer: Answer, expected: str) -> None:
    assert meaning(RememberedAnswer("1", scope, "Music", "", "", answer)) == expected
